import { describe, expect, it } from 'vitest';
import { fault } from '../../shared/protocol/errors.ts';
import { connected, createFakeCompanionLink, LINK_STATES } from '../ports/testing/fake-companion-link.ts';
import { createDataHome } from './data-home.ts';

const NOT_TOLD = connected({ dataOrigin: null });

function open({ holdsData = async () => true }: { holdsData?: () => Promise<boolean> } = {}) {
  const link = createFakeCompanionLink();
  return { link, home: createDataHome({ link, holdsData }) };
}

/** Lets everything that can happen by itself happen. */
async function aTurn(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

describe('the home of the data', () => {
  it('is told when the companion is connected and was never told', async () => {
    const { link } = open();
    link.show(NOT_TOLD);
    await aTurn();
    expect(link.asked).toEqual(['keepDataHere']);
  });

  it('is told when the first note is kept, if the companion was there before it', async () => {
    let empty = true;
    const { link, home } = open({ holdsData: async () => !empty });
    link.show(NOT_TOLD);
    await aTurn();
    expect(link.asked).toEqual([]);
    empty = false;
    await home.settle();
    expect(link.asked).toEqual(['keepDataHere']);
  });

  it('is told once, however many notes are kept meanwhile', async () => {
    const { link, home } = open();
    link.show(NOT_TOLD);
    await Promise.all([home.settle(), home.settle(), home.settle()]);
    await home.settle();
    expect(link.asked).toEqual(['keepDataHere']);
  });

  it('is never overruled: only the person moves it', async () => {
    const { link, home } = open();
    link.show(connected({ dataOrigin: 'http://localhost:9999' }));
    await home.settle();
    expect(link.asked).toEqual([]);
  });

  it('is not overruled either when it was told while the data was looked for', async () => {
    const { link, home } = open({
      holdsData: async () => {
        link.show(connected({ dataOrigin: 'http://localhost:9999' }));
        return true;
      },
    });
    link.show(NOT_TOLD);
    await home.settle();
    expect(link.asked).toEqual([]);
  });

  it.each(Object.values(LINK_STATES).filter(({ kind }) => kind !== 'connected'))(
    'waits while the link is $kind',
    async (state) => {
      const { link, home } = open();
      link.show(state);
      await home.settle();
      expect(link.asked).toEqual([]);
    },
  );

  it('is told at the next connection when the companion refused', async () => {
    const { link } = open();
    link.failure = fault('internal', 'Not now.');
    link.show(NOT_TOLD);
    await aTurn();
    link.failure = null;
    link.show({ kind: 'off' });
    link.show(NOT_TOLD);
    await aTurn();
    expect(link.asked).toEqual(['keepDataHere', 'keepDataHere']);
  });

  it('is not told again with every status of the same connection', async () => {
    const { link } = open();
    link.failure = fault('internal', 'Not now.');
    link.show(NOT_TOLD);
    await aTurn();
    link.show(connected({ dataOrigin: null }, { load: 0.9 }));
    await aTurn();
    expect(link.asked).toEqual(['keepDataHere']);
  });

  it('waits, and nothing fails, when the storage cannot be read', async () => {
    const { link, home } = open({
      holdsData: async () => Promise.reject(fault('storage_failed', 'Unreadable.')),
    });
    link.show(NOT_TOLD);
    await home.settle();
    await aTurn();
    expect(link.asked).toEqual([]);
  });
});
