import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { until } from '../../ports/testing/until.ts';
import type { ChatParts } from './chat.ts';
import { chatOfFakes, replyOnce } from './testing/chat-of-fakes.ts';
import { come, expectEachOnce, go, tenWaiting, untilAllEnded, untilGone } from './testing/ten-waiting.ts';

/** Locks as the tabs of one browser share them. */
function sharedLocks(): Pick<ChatParts, 'ifFree' | 'inTurn'> {
  const held = new Map<string, Promise<void>>();
  const hold = async (name: string, work: () => Promise<void>): Promise<void> => {
    const working = work().finally(() => held.delete(name));
    held.set(
      name,
      working.catch(() => undefined),
    );
    return working;
  };
  return {
    ifFree: async (name, work) => (held.has(name) ? undefined : hold(name, work)),
    inTurn: async (_signal, name, work) => {
      while (held.has(name)) await held.get(name);
      return hold(name, work);
    },
  };
}

describe('what waits', () => {
  const isWaiting = ({ state }: { state: string }) => state === 'waiting';
  const hasEnded = ({ state }: { state: string }) => state === 'ended';

  it('in a conversation that was deleted is not sent, until that is back', async () => {
    const { chat, conversations, answerer, modelIsThere } = chatOfFakes({ withoutModel: true });
    const [gone, here] = [await chat.begin('What was it?'), await chat.begin('And now?')];
    for (const id of [gone, here]) await replyOnce(conversations, id, isWaiting);
    await chat.remove(gone);
    modelIsThere.setState(true, true);
    await replyOnce(conversations, here, hasEnded);
    expect(answerer.asked).toHaveLength(1);
    expect((await replyOnce(conversations, gone, () => true)).state).toBe('waiting');
    await chat.bringBack(gone);
    await replyOnce(conversations, gone, hasEnded);
    expect(answerer.asked).toHaveLength(2);
  });

  it('without a model is answered by what was learned since', async () => {
    const { chat, conversations, memory } = chatOfFakes({ withoutModel: true });
    const id = await chat.begin('Civic');
    await replyOnce(conversations, id, isWaiting);
    const { fact } = await memory.remember('I drive a 2014 Civic');
    expect(await replyOnce(conversations, id, hasEnded)).toMatchObject({
      end: 'memory',
      memory: { kind: 'fact', facts: [fact.id] },
    });
  });
});

describe('ten messages said without a companion', () => {
  it('are answered when it is there, each once, in their order', async () => {
    const waiting = await tenWaiting();
    come(waiting, waiting.tab);
    await untilAllEnded(waiting);
    await expectEachOnce(waiting);
  });

  it('are answered after a reload as well', async () => {
    const waiting = await tenWaiting();
    waiting.chat.close();
    const after = waiting.openTab();
    come(waiting, after);
    await untilAllEnded(waiting);
    await expectEachOnce(waiting);
  });

  it('are answered by two tabs as by one', async () => {
    const waiting = await tenWaiting(sharedLocks());
    const tabs = [waiting.tab, waiting.openTab()];
    const atOnce: number[] = [];
    waiting.words.before = async () =>
      void atOnce.push(tabs.reduce((sum, { chat }) => sum + chat.live.getState().size, 0));
    come(waiting, ...tabs);
    await untilAllEnded(waiting);
    await expectEachOnce(waiting);
    // Two that are asked for at once come in the order of the network.
    expect(Math.max(...atOnce)).toBe(1);
  });

  it('are answered where the companion comes and goes twice meanwhile', async () => {
    const waiting = await tenWaiting();
    // In the middle of the third answer, and of the seventh.
    const goes = new Set([15, 39]);
    waiting.words.before = async (said) => {
      if (goes.has(said)) go(waiting, waiting.tab);
    };
    for (let times = 0; times < goes.size; times += 1) {
      come(waiting, waiting.tab);
      await untilGone(waiting.tab);
    }
    come(waiting, waiting.tab);
    await untilAllEnded(waiting);
    await expectEachOnce(waiting);
  });

  it('keep their order where the companion is away for a moment that nobody noticed', async () => {
    const tries = { third: 0, away: (_text: string): void => undefined };
    const wasTried = createStore(() => false);
    const waiting = await tenWaiting({
      understand: async (_signal, { text }) => {
        tries.away(text);
        return { said: { kind: 'nothing', facts: [] }, isEnough: false };
      },
    });
    tries.away = (text) => {
      const isThird = text === 'message 3';
      tries.third += isThird ? 1 : 0;
      waiting.answerer.isOff = isThird && tries.third === 1;
      if (isThird) wasTried.setState(true, true);
    };
    come(waiting, waiting.tab);
    await until(wasTried, (isTried) => isTried);
    await until(waiting.chat.live, ({ size }) => size === 0);
    waiting.tab.modelIsThere.setState(false, true);
    come(waiting, waiting.tab);
    await untilAllEnded(waiting);
    await expectEachOnce(waiting);
  });
});

describe('a line that broke and was back before anybody noticed', () => {
  it('has what was put off sent again by itself, later each time, and stops at the first answer', async () => {
    const pauses: { ms: number; end: () => void }[] = [];
    const asked = createStore(() => 0);
    const pause = async (_signal: AbortSignal, ms: number) =>
      new Promise<void>((end) => {
        pauses.push({ ms, end });
        asked.setState(pauses.length, true);
      });
    const { chat, conversations, answerer } = chatOfFakes({ pause });
    answerer.isOff = true;
    const id = await chat.begin('Is anybody there?');
    for (const ms of [2_000, 4_000, 8_000]) {
      await until(asked, (count) => count > 0);
      expect(pauses.map((one) => one.ms)).toEqual([ms]);
      expect(await replyOnce(conversations, id, () => true)).toMatchObject({ state: 'waiting' });
      asked.setState(0, true);
      answerer.isOff = ms < 8_000;
      pauses.shift()?.end();
    }
    expect(await replyOnce(conversations, id, ({ state }) => state === 'ended')).toMatchObject({
      end: 'stop',
    });
    expect(pauses).toEqual([]);
    expect(answerer.asked).toHaveLength(1);
  });
});
