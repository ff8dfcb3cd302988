import { expect, it } from 'vitest';
import { connected, createFakeCompanionLink } from '../ports/testing/fake-companion-link.ts';
import { MemoryStorage } from '../ports/testing/memory-storage.ts';
import { createKeptReading } from './kept-reading.ts';

const THERE = connected();

function open(storage = new MemoryStorage()) {
  const link = createFakeCompanionLink();
  const asked = { times: 0, failure: null as Error | null };
  const askToForget = async (): Promise<void> => {
    asked.times += 1;
    if (asked.failure) throw asked.failure;
  };
  return { link, asked, storage, reading: createKeptReading({ link, storage, askToForget }) };
}

it('a companion that is there is asked to forget at once, and not again', async () => {
  const { link, asked, reading } = open();
  link.show(THERE);
  await reading.forget();
  link.show({ kind: 'off' });
  link.show(THERE);
  expect(asked.times).toBe(1);
});

it('one that is away is asked when it comes, also after a restart of the app', async () => {
  const { asked, storage, reading } = open();
  await reading.forget();
  expect(asked.times).toBe(0);
  const later = open(storage);
  later.link.show(THERE);
  expect(later.asked.times).toBe(1);
});

it('is asked again where it could not be told', async () => {
  const { link, asked, reading } = open();
  link.show(THERE);
  asked.failure = new Error('busy');
  await reading.forget();
  asked.failure = null;
  link.show({ kind: 'off' });
  link.show(THERE);
  expect(asked.times).toBe(2);
});

it('is asked for nothing where nothing was erased', () => {
  const { link, asked } = open();
  link.show(THERE);
  expect(asked.times).toBe(0);
});
