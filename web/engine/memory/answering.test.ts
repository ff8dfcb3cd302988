import { beforeAll, describe, expect, it } from 'vitest';
import { answerFromMemory } from '../../../shared/domain/answering/answer-from-memory.ts';
import type { FakeClock } from '../../../shared/testing/fakes.ts';
import type { Memory } from '../../ports/memory.ts';
import { FakeMemoryIndex } from '../../ports/testing/fake-memory-index.ts';
import { createStaticEncoder } from '../../workers/embedding/static-encoder.ts';
import { readBuiltInFiles } from '../../workers/embedding/testing/built-in-files.ts';
import {
  ANSWERED,
  HELD_OUT_ANSWERED,
  HELD_OUT_NOT_ANSWERED,
  NOT_ANSWERED,
  NOTED,
  SEVERAL,
} from './testing/asked-life.ts';
import { embedderOf, memoryOfFakes } from './testing/memory-of-fakes.ts';

const MODEL = 'nima-embed-en-v1';
const DAY = 24 * 60 * 60 * 1000;
/** Wide enough for what shares no word with the question. */
const WIDE = 60;
const linesOf = (table: string): readonly string[] => table.trim().split('\n');
const columnsOf = (table: string) =>
  linesOf(table).map((line) => line.split(' | ') as [string, string, string]);

describe('a life asked about, without a model that writes', () => {
  let memory: Memory;
  let clock: FakeClock;
  beforeAll(async () => {
    const encoder = createStaticEncoder({ ...(await readBuiltInFiles(MODEL)), config: { id: MODEL } });
    ({ memory, clock } = memoryOfFakes({ index: new FakeMemoryIndex(), embedder: embedderOf(encoder) }));
    for (const text of linesOf(NOTED)) {
      clock.advance(5 * DAY);
      await memory.remember(text);
    }
  });

  async function ask(question: string): Promise<{ kind: string; texts: readonly string[] }> {
    const hits = await memory.recall(new AbortController().signal, question, { k: WIDE });
    const { kind, cites } = answerFromMemory(question, hits, { now: clock.now(), timeZone: 'UTC' });
    const texts = new Map(hits.map(({ fact }) => [fact.id, fact.text]));
    return { kind, texts: cites.map((id) => texts.get(id) as string) };
  }

  /** How often each kind of answer was given, and whether it was right. */
  async function countAnswered(table: string): Promise<Readonly<Record<string, number>>> {
    const counts: Record<string, number> = { fact: 0, maybe: 0, wrong: 0, missed: 0 };
    for (const [question, wanted] of columnsOf(table)) {
      const { kind, texts } = await ask(question);
      const isThere = texts.some((text) => text.includes(wanted));
      const outcome = isThere ? kind : kind === 'fact' ? 'wrong' : 'missed';
      counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
    return counts;
  }

  async function countNotAnswered(table: string): Promise<Readonly<Record<string, number>>> {
    const counts: Record<string, number> = { fact: 0, facts: 0, maybe: 0, nothing: 0 };
    for (const question of linesOf(table)) {
      const { kind } = await ask(question);
      counts[kind] = (counts[kind] as number) + 1;
    }
    return counts;
  }

  it('answers what it knows', async () => {
    expect(linesOf(ANSWERED).length).toBeGreaterThanOrEqual(40);
    // Of 54: 49 by the fact itself, 5 as a maybe.
    const counts = await countAnswered(ANSWERED);
    expect(counts['fact']).toBeGreaterThanOrEqual(49);
    expect(counts['wrong']).toBe(0);
    expect(counts['missed']).toBe(0);
  });

  it('never gives a fact for an answer that is not there', async () => {
    expect(linesOf(NOT_ANSWERED).length).toBeGreaterThanOrEqual(25);
    expect(await countNotAnswered(NOT_ANSWERED)).toMatchObject({ fact: 0, facts: 0 });
  });

  it('keeps to that with questions it was not made for', async () => {
    // Of 25: 19 by the fact itself, 4 as a maybe, 1 wrong, 1 missed; of 25 without an answer none by a fact.
    const counts = await countAnswered(HELD_OUT_ANSWERED);
    expect(counts['fact']).toBeGreaterThanOrEqual(19);
    expect(counts['wrong']).toBeLessThanOrEqual(1);
    expect(await countNotAnswered(HELD_OUT_NOT_ANSWERED)).toMatchObject({ fact: 0, facts: 0 });
  });

  it.each(columnsOf(SEVERAL))('%s', async (question, one, another) => {
    const { kind, texts } = await ask(question);
    expect(kind).toBe(one === another ? 'fact' : 'facts');
    expect(texts.some((text) => text.includes(one))).toBe(true);
    expect(texts.some((text) => text.includes(another))).toBe(true);
  });
});
