import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../shared/testing/fakes.ts';
import { memoryFilesContract } from '../../ports/testing/memory-files-contract.ts';
import { createMemoryFiles } from './bridge.ts';

const open = () => createMemoryFiles({ clock: new FakeClock() });

memoryFilesContract('the worker', open);

describe('a large file in the worker', () => {
  it('is read and handed over without losing or doubling a record', async () => {
    const files = open();
    const lines = Array.from(
      { length: 20_000 },
      (_, at) => `"Fact number ${at}, with ""quotes""";2024-02-01`,
    );
    const file = new File([`text;date\r\n${lines.join('\r\n')}`], 'large.csv');
    const { signal } = new AbortController();
    const preview = await files.preview(signal, file, {
      model: null,
      readKnown: async () => {},
      readKnownChats: async () => [],
    });
    expect(preview).toMatchObject({ verdict: 'accept', format: 'csv', counts: { added: 20_000 } });
    const ids = new Set<string>();
    for await (const { state } of files.records(signal, preview, { leaveOutAlike: false, eraseHere: false }))
      for (const { id } of state.facts) ids.add(id);
    expect(ids.size).toBe(20_000);
    files.release(preview);
  });
});
