import { expect, it, onTestFinished } from 'vitest';
import { CountingIds, FakeClock } from '../../../shared/testing/fakes.ts';
import { createTurns } from '../../platform/turns.ts';
import { NimaDatabase } from '../../storage/database.ts';
import { DexieConversations } from '../../storage/dexie-conversations.ts';
import { come, expectEachOnce, go, tenWaiting, untilAllEnded, untilGone } from './testing/ten-waiting.ts';

/** What every tab has of its own: a connection to the database. The locks are those of the browser. */
async function tenWaitingOnDisk() {
  const name = `outbox-${crypto.randomUUID()}`;
  const opened: NimaDatabase[] = [];
  const [clock, ids] = [new FakeClock(), new CountingIds()];
  const connect = () => {
    const database = new NimaDatabase(name);
    opened.push(database);
    return new DexieConversations(database, clock);
  };
  onTestFinished(async () => {
    for (const database of opened) database.close();
    await new NimaDatabase(name).delete();
  });
  const { ifFree, inTurn } = createTurns(navigator.locks);
  const waiting = await tenWaiting({ conversations: connect(), clock, ids, ifFree, inTurn });
  return { ...waiting, connect };
}

it('ten messages said without a companion are answered once each, in their order, by two open tabs', async () => {
  const waiting = await tenWaitingOnDisk();
  const tabs = [waiting.tab, waiting.openTab({ conversations: waiting.connect() })];
  const atOnce: number[] = [];
  waiting.words.before = async () =>
    void atOnce.push(tabs.reduce((sum, { chat }) => sum + chat.live.getState().size, 0));
  come(waiting, ...tabs);
  await untilAllEnded(waiting);
  await expectEachOnce(waiting);
  expect(Math.max(...atOnce)).toBe(1);
});

it('and where the tab that sends them is reloaded in the middle of an answer, and the companion goes and comes', async () => {
  const waiting = await tenWaitingOnDisk();
  const second = waiting.openTab({ conversations: waiting.connect() });
  const reloaded = () => waiting.openTab({ conversations: waiting.connect() });
  const tabs = [second];
  const steps = new Map([
    [
      15,
      () => {
        waiting.chat.close();
        tabs.push(reloaded());
      },
    ],
    [39, () => go(waiting, ...tabs)],
  ]);
  waiting.words.before = async (said) => steps.get(said)?.();
  come(waiting, waiting.tab, second);
  await untilGone(...tabs);
  come(waiting, ...tabs);
  await untilAllEnded(waiting);
  await expectEachOnce(waiting);
});
