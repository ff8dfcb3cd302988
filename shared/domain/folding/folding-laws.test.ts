import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fold, Message } from '../../schemas/index.ts';
import { CountingIds, FakeClock } from '../../testing/fakes.ts';
import { runs } from '../../testing/runs.ts';
import { exchangesOf } from '../conversation/tree.ts';
import type { PromptInput } from '../orchestration/prompt-input.ts';
import { PROMPT_LIMITS } from '../orchestration/prompt-input.ts';
import { buildInput, countWords } from '../orchestration/testing/build-input.ts';
import { fitting } from '../orchestration/testing/fitting.ts';
import { foldsOn } from './folds-on.ts';
import { summaryByRules } from './summary-by-rules.ts';
import { buildQuestion, buildReply } from './testing/talk.ts';
import { isPinned, leavingTurns, unfolded } from './turns.ts';
import { summaryLength, toFoldByModel, toFoldByRules, writeFold } from './write-fold.ts';

const CONTEXT = 300;
const LIMITS = { ...PROMPT_LIMITS, turnsStep: 40, recallMost: 0, perMessage: 0, perPrompt: 0 };

/** The prompt of the last question of a branch, under these folds. */
function laid(path: readonly Message[], folds: readonly Fold[]) {
  const on = foldsOn(path, folds);
  const turns = unfolded(exchangesOf(path).slice(0, -1), on);
  const input: PromptInput = buildInput({
    summary: on.chain.at(-1)?.text ?? null,
    turns: turns.map((turn) => ({
      id: turn.question.id,
      question: turn.question.text,
      reply: turn.reply?.text ?? null,
      pinned: isPinned(turn),
    })),
    question: 'Next?',
    budget: { context: CONTEXT, answer: 20 },
    limits: LIMITS,
  });
  return { on, ...fitting(input) };
}

const ports = () => ({ clock: new FakeClock(), ids: new CountingIds() });

/** Folds what left, as it is done after each answer. */
function foldLeaving(path: readonly Message[], folds: readonly Fold[], by = ports()): readonly Fold[] {
  const { on, account } = laid(path, folds);
  const [first, ...rest] = leavingTurns(path, account, on);
  if (!first) return folds;
  const text = summaryByRules(toFoldByRules(path, on, [first, ...rest]), summaryLength(CONTEXT));
  if (text === '') return folds;
  const written = { text, by: { kind: 'rules' as const }, tokens: countWords(text) };
  return [...folds, writeFold([first, ...rest], on, written, by)];
}

/** A conversation of so many exchanges, each of which says a number; some are pinned. */
function talk(exchanges: number, pins: ReadonlySet<number> = new Set(), from = 0): Message[] {
  return Array.from({ length: exchanges }, (_, at): Message[] => {
    const number = from + 2 * at + 1;
    const text = `Pump ${number} runs at ${number} °C, and hums in its cellar all night long.`;
    return [
      buildQuestion(number, { text, pinned: pins.has(at) }),
      buildReply(number + 1, { text: `Pump ${number} is fine, leave it on until it is quiet again.` }),
    ];
  }).flat();
}

/** Grows a conversation exchange by exchange, and folds after each. */
function grow(path: readonly Message[]): readonly Fold[] {
  const by = ports();
  let folds: readonly Fold[] = [];
  for (let length = 2; length <= path.length; length += 2)
    folds = foldLeaving(path.slice(0, length), folds, by);
  return folds;
}

describe('a conversation that is folded many times', () => {
  const [, answer, ...rest] = talk(60, new Set([1, 7]));
  const path = [buildQuestion(1, { text: "Let's call it Bluebird." }), answer, ...rest].filter(
    (message) => message !== undefined,
  );
  const folds = grow(path);

  it('keeps what is pinned in full through each of five folds and more', () => {
    expect(folds.length).toBeGreaterThanOrEqual(5);
    for (let count = 0; count <= folds.length; count += 1) {
      const { prompt } = laid(path, folds.slice(0, count));
      for (const at of [1, 7])
        expect(prompt.messages.map(({ content }) => content)).toContain(path[2 * at]?.text);
    }
  });

  it('tells the summary in place of what left, and what was said first is still in it', () => {
    const { prompt, account } = laid(path, folds);
    expect(account.parts.summary).toBeGreaterThan(0);
    expect(prompt.system).toContain('Earlier in this conversation, in short');
    expect(folds.at(-1)?.text).toContain("Decided: Let's call it Bluebird.");
    expect(folds.every(({ text }, at) => at === 0 || text !== folds[at - 1]?.text)).toBe(true);
  });

  it('begins its prompts with the same words between two folds', () => {
    const systems: string[] = [];
    let known: readonly Fold[] = [];
    const by = ports();
    for (let length = 2; length <= path.length; length += 2) {
      const said = path.slice(0, length);
      systems.push(laid(said, known).prompt.system ?? '');
      known = foldLeaving(said, known, by);
    }
    expect(new Set(systems).size).toBeLessThanOrEqual(known.length + 1);
  });

  it('counts what all was to read, and what is read in its place', () => {
    const last = folds.at(-1);
    expect(last?.tokensBefore).toBeGreaterThan(10 * (folds[0]?.tokensAfter ?? 0));
    expect(last?.tokensAfter).toBe(countWords(last?.text ?? ''));
  });
});

describe('what a fold is made of', () => {
  const path = talk(6);
  const fold = (by: Fold['by'], text: string): readonly Fold[] => {
    const turns = exchangesOf(path)
      .slice(0, 2)
      .map((turn) => ({ ...turn, tokens: 5 }));
    const [first, ...rest] = turns;
    if (!first) return [];
    return [writeFold([first, ...rest], { chain: [] }, { text, by, tokens: 3 }, ports())];
  };
  const leaving = exchangesOf(path).slice(2, 3);

  it('by rules is all that was said, read anew, but where a model chose', () => {
    const byRules = foldsOn(path, fold({ kind: 'rules' }, 'Said: pumps.'));
    expect(toFoldByRules(path, byRules, leaving)).toEqual({
      older: null,
      turns: exchangesOf(path).slice(0, 3),
    });
    const byModel = foldsOn(path, fold({ kind: 'model', model: 'm' }, 'They have pumps.'));
    expect(toFoldByRules(path, byModel, leaving)).toEqual({ older: 'They have pumps.', turns: leaving });
  });

  it('by rules is what was written before, where that stands for too much to be read anew', () => {
    const long = talk(150);
    const turns = exchangesOf(long).map((turn) => ({ ...turn, tokens: 5 }));
    const by = ports();
    const chain: Fold[] = [];
    for (const at of [0, 50, 100]) {
      const [first, ...rest] = turns.slice(at, at + 50);
      if (first)
        chain.push(
          writeFold([first, ...rest], { chain }, { text: `To ${at}`, by: { kind: 'rules' }, tokens: 1 }, by),
        );
    }
    const { older, turns: read } = toFoldByRules(long, foldsOn(long, chain), []);
    expect(older).toBe('To 0');
    expect(read).toEqual(exchangesOf(long).slice(50));
  });

  it('by a model is what was written before, whoever wrote it, and what leaves', () => {
    const on = foldsOn(path, fold({ kind: 'rules' }, 'Said: pumps.'));
    expect(toFoldByModel(on, leaving)).toEqual({ older: 'Said: pumps.', turns: leaving });
    expect(toFoldByModel(foldsOn(path, []), leaving).older).toBeNull();
  });
});

/** A deed on a tree of two branches that part somewhere. */
const deed = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('fold' as const), branch: fc.nat(1), length: fc.nat(40) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('back' as const), branch: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('again' as const), branch: fc.nat(1) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('pin' as const), at: fc.nat(39), pinned: fc.boolean() }),
  },
);

describe('of any tree, with any pins, however often it is folded and taken back', () => {
  const cases = fc.record({
    parts: fc.nat(20),
    pins: fc.uniqueArray(fc.nat(19), { maxLength: 3 }),
    deeds: fc.array(deed, { maxLength: 25 }),
  });

  it('what is pinned stays, nothing is covered twice, and to take back is exact', () => {
    fc.assert(
      fc.property(cases, ({ parts, pins, deeds }) => {
        const trunk = talk(20, new Set(pins));
        let branches = [trunk, [...trunk.slice(0, 2 * parts), ...talk(20 - parts, new Set(), 1000)]];
        let folds: readonly Fold[] = [];
        const by = ports();
        for (const one of deeds) {
          if (one.kind === 'pin') {
            const id = trunk[one.at]?.id;
            branches = branches.map((path) =>
              path.map((message) => (message.id === id ? { ...message, pinned: one.pinned } : message)),
            );
            continue;
          }
          const path = branches[one.branch] ?? [];
          const before = foldsOn(path, folds);
          if (one.kind === 'fold') {
            const said = path.slice(0, one.length - (one.length % 2));
            const known = folds.length;
            folds = foldLeaving(said, folds, by);
            const [written] = folds.slice(known);
            if (written) expectExactWayBack(said, folds, written);
          }
          if (one.kind === 'back')
            folds = folds.map((fold) =>
              fold.id === before.chain.at(-1)?.id ? { ...fold, takenBackAt: by.clock.now() } : fold,
            );
          if (one.kind === 'again')
            folds = folds.map((fold) =>
              before.takenBack.includes(fold) ? { ...fold, takenBackAt: null } : fold,
            );
          for (const branch of branches) expectLaws(branch, folds);
        }
      }),
      { numRuns: runs(600) },
    );
  });
});

function expectLaws(path: readonly Message[], folds: readonly Fold[]): void {
  const { chain, covered, refused } = foldsOn(path, folds);
  const all = chain.flatMap(({ covers }) => covers);
  expect(new Set(all).size).toBe(all.length);
  expect(all.some((id) => refused.has(id))).toBe(false);
  const told = unfolded(exchangesOf(path), { covered }).flatMap(({ question, reply }) => [
    question.id,
    reply?.id,
  ]);
  for (const { id, pinned } of path) expect(told.includes(id) || (covered.has(id) && !pinned)).toBe(true);
}

/** Without what was folded last, all is as it was before; but for its messages, which are left alone. */
function expectExactWayBack(path: readonly Message[], folds: readonly Fold[], last: Fold): void {
  expect(path.filter(({ id, pinned }) => pinned && last.covers.includes(id))).toEqual([]);
  const before = foldsOn(
    path,
    folds.filter((fold) => fold !== last),
  );
  const back = foldsOn(
    path,
    folds.map((fold) => (fold === last ? { ...fold, takenBackAt: 9 } : fold)),
  );
  expect(back.chain).toEqual(before.chain);
  expect(back.covered).toEqual(before.covered);
  expect([...back.refused].toSorted()).toEqual([...new Set([...before.refused, ...last.covers])].toSorted());
  const { on, account } = laid(
    path,
    folds.map((fold) => (fold === last ? { ...fold, takenBackAt: 9 } : fold)),
  );
  const ids = leavingTurns(path, account, on).map(({ question }) => question.id);
  expect(ids.some((id) => last.covers.includes(id))).toBe(false);
}

it('a summary is bounded by what the model reads, and by what is kept', () => {
  expect([100, 2048, 100_000].map(summaryLength)).toEqual([120, 819, 1200]);
});
