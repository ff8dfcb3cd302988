import { afterEach, expect, it } from 'vitest';
import { beginConversation, say } from '../../shared/domain/conversation/saying.ts';
import { EMPTY_MEMORY } from '../../shared/domain/memory/merge/memory-state.ts';
import { revisionAt } from '../../shared/lib/hlc.ts';
import { buildTrace, buildTracedFact, CIVIC } from '../../shared/domain/tracing/testing/traced-turn.ts';
import { buildProfile } from '../../shared/testing/builders.ts';
import { CountingIds, FakeClock } from '../../shared/testing/fakes.ts';
import { buildStyle, tracesContract } from '../ports/testing/traces-contract.ts';
import { NimaDatabase } from './database.ts';
import { DexieConversations } from './dexie-conversations.ts';
import { DexieMemoryMerger } from './dexie-memory-merger.ts';
import { DexieMemoryRepository } from './dexie-memory-repository.ts';
import { DexieTraces } from './dexie-traces.ts';

const opened: NimaDatabase[] = [];

function open() {
  const database = new NimaDatabase(`test-${crypto.randomUUID()}`);
  opened.push(database);
  const clock = new FakeClock();
  const conversations = new DexieConversations(database, clock);
  const memory = new DexieMemoryRepository(database, clock);
  const making = { clock, ids: new CountingIds() };
  return {
    database,
    traces: new DexieTraces(database),
    memory,
    merger: new DexieMemoryMerger(database, clock),
    ask: async () => {
      const { conversation, question, reply } = say('Hello', null, beginConversation(making), making);
      await conversations.write({}, () => ({ conversation, messages: [question, reply] }));
      return { id: reply.id, conversation: conversation.id };
    },
    eraseConversation: async (id: string) => conversations.erase([id]),
    eraseProfileHistory: async (changedAt: number) => {
      await memory.changeProfile(() => buildProfile({ updatedAt: changedAt }));
      await memory.eraseProfileHistory();
    },
  };
}

afterEach(async () => {
  for (const database of opened.splice(0)) await database.delete();
});

tracesContract('Dexie', async () => {
  const place = open();
  return { ...place, eraseFact: async (id) => void (await place.memory.erase([id])) };
});

it('what another device erased goes from the traces of this one, too', async () => {
  const { traces, merger, ask } = open();
  const asked = await ask();
  await traces.put(buildTrace(asked));
  await merger.stage('job', 0, { ...EMPTY_MEMORY, erasures: [{ id: CIVIC, revision: revisionAt(1) }] });
  await merger.merge('job');
  expect(JSON.stringify(await traces.trace(asked.id))).not.toContain('Civic');
});

it('what was said in an erased conversation goes from the traces of others, which were told of it', async () => {
  const { traces, ask, eraseConversation } = open();
  const [said, asked] = [await ask(), await ask()];
  const told = buildTracedFact({ fact: said.id, text: 'The valve is brass.', category: 'this person said' });
  await traces.put({ ...buildTrace(asked), recalled: [told] });
  await eraseConversation(said.conversation);
  expect(await traces.trace(asked.id)).toMatchObject({ recalled: [], erased: 1 });
});

it('of what was erased no index tells, either', async () => {
  const { database, traces, memory, ask } = open();
  await traces.put(buildTrace(await ask()));
  await memory.erase([CIVIC]);
  expect(JSON.stringify(await database.traces.toArray())).not.toContain(CIVIC);
});

it('a trace of before there was a style has none, and may be given one', async () => {
  const { database, traces, memory, ask } = open();
  const { style: _style, ...older } = buildTrace(await ask());
  await database.traces.put({ ...older, facts: [CIVIC] });
  expect(await traces.trace(older.id)).toEqual({ ...older, style: null });
  await memory.erase([CIVIC]);
  expect(await traces.trace(older.id)).toMatchObject({ erased: 1, style: null });
  await traces.keepStyle(older.id, buildStyle());
  expect((await traces.trace(older.id))?.style).toEqual(buildStyle());
});

it('a limit that is none is the one Nima begins with', async () => {
  const { database, traces } = open();
  const usual = await traces.limit();
  await database.singles.put('a word', 'traceLimit');
  expect(await traces.limit()).toEqual(usual);
});

it('what is no trace is not kept', async () => {
  const { traces, ask } = open();
  const asked = await ask();
  await expect(traces.put({ ...buildTrace(asked), key: 'secret' } as never)).rejects.toThrow('key');
  expect(await traces.kept()).toEqual([]);
});
