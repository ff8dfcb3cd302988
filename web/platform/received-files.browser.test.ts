import { expect, it } from 'vitest';
import { until } from '../ports/testing/until.ts';
import { createReceivedFiles } from './received-files.ts';

type Launch = { files?: readonly { getFile(): Promise<File> }[] };

function openPage(search = '') {
  let launch: (launched: Launch) => void = () => undefined;
  const page = {
    location: { search },
    caches,
    launchQueue: { setConsumer: (take: typeof launch) => void (launch = take) },
  } as unknown as Window;
  return { received: createReceivedFiles(page), launch: (launched: Launch) => launch(launched) };
}

it('hears of files that the system opens with Nima, until they are taken care of', async () => {
  const { received, launch } = openPage();
  expect(received.getState()).toEqual([]);
  launch({ files: [{ getFile: async () => new File(['x'], 'memory.json') }] });
  const [file] = await until(received, (files) => files.length === 1);
  expect(file?.name).toBe('memory.json');
  received.clear();
  expect(received.getState()).toEqual([]);
});

it('passes over a launch without files, and a file that went away', async () => {
  const { received, launch } = openPage();
  launch({});
  launch({ files: [{ getFile: async () => Promise.reject(new Error('gone')) }] });
  launch({ files: [{ getFile: async () => new File(['x'], 'here.json') }] });
  const files = await until(received, (known) => known.length > 0);
  expect(files.map(({ name }) => name)).toEqual(['here.json']);
});
