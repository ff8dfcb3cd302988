import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { persona as zen } from '../../../prompts/persona/zen-engineer.yaml';
import { trace as traceSchema } from '../../schemas/trace.ts';
import { runs } from '../../testing/runs.ts';
import { countedBy } from '../orchestration/count-tokens.ts';
import { textsToCount } from '../orchestration/describe-prompt.ts';
import { layOutPrompt } from '../orchestration/lay-out-prompt.ts';
import { PROMPT_LIMITS, type PromptInput } from '../orchestration/prompt-input.ts';
import { styleOf } from '../persona/style-of.ts';
import { compareTraces, isSame } from './compare-traces.ts';
import { factsIn, withoutFacts } from './facts-in.ts';
import { originOf, piecesOf } from './prompt-pieces.ts';
import { prunable, TRACE_LIMIT } from './prunable.ts';
import { buildTrace, buildTracedFact, CIVIC, GARAGE, PINNED, PROMPT } from './testing/traced-turn.ts';
import { traceAsJson } from './trace-as-json.ts';

const known = (id: string, text: string) => ({ id, text, category: 'cars', day: null });
const INPUT: PromptInput = {
  persona: 'You are Nima.',
  rules: ['Be short.'],
  profile: { name: 'Ada', locale: '', timeZone: '', preferences: [], context: '' },
  pinnedFacts: [known('pinned', 'I am left-handed'), known('long', 'x'.repeat(9_000))],
  summary: 'They spoke of cars.',
  turns: [{ id: 't', question: 'Hello', reply: 'Good day.', pinned: false }],
  question: 'What do I drive?',
  recalled: [{ ...known('civic', 'a Civic'), source: 'explicit', score: 1 }],
  said: [],
  passages: [{ ...known('page', 'Tyres need air'), source: 'pack', score: 1 }],
  budget: { context: 4096, answer: 100 },
  limits: PROMPT_LIMITS,
};

function tracedPrompt(input: PromptInput) {
  const texts = textsToCount(input);
  const outcome = layOutPrompt(
    input,
    countedBy(
      texts,
      texts.map(({ length }) => Math.ceil(length / 4)),
    ),
  );
  if (outcome.kind !== 'fits') throw new Error('The prompt of the test does not fit.');
  const { prompt: sent, account } = outcome;
  return { sent, account: structuredClone(account), sampling: {}, ...originOf(input, sent) } as typeof PROMPT;
}

const originsOf = (input: PromptInput) => piecesOf(tracedPrompt(input)).map(({ origin }) => origin);

describe('the prompt in pieces', () => {
  it('has the origin of each, in the order in which it is read', () => {
    const prompt = tracedPrompt(INPUT);
    expect(prompt.pinned).toEqual(['pinned']);
    expect(piecesOf(prompt).map(({ origin, role }) => `${origin} ${role}`)).toEqual([
      'persona null',
      'rules null',
      'profile null',
      'summary null',
      'history user',
      'history assistant',
      'user user',
      'recall null',
      'packs null',
    ]);
    expect(piecesOf(prompt)[2]?.text).toContain('Ada');
    expect(piecesOf(prompt)[3]?.text).toContain('They spoke of cars.');
    expect(piecesOf(prompt)[8]?.text).toContain('Tyres');
  });

  it('has none of what was not told', () => {
    const bare = { ...INPUT, profile: null, pinnedFacts: [], summary: null, turns: [] };
    expect(originsOf({ ...bare, recalled: [] })).toEqual(['persona', 'rules', 'user', 'packs']);
    expect(originsOf({ ...bare, recalled: [], passages: [] })).toEqual(['persona', 'rules', 'user']);
    expect(originsOf({ ...bare, persona: '', passages: [] })).toEqual(['rules', 'user', 'recall']);
  });

  it('is the prompt as it was sent, letter for letter, whatever stands in it', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('\n\nAbout this person:', '--- memories ---', '\n[1] 2026'),
    );
    fc.assert(
      fc.property(text, text, fc.option(text), text, (persona, name, summary, words) => {
        const profile = { name, locale: '', timeZone: '', preferences: [], context: words };
        const prompt = tracedPrompt({ ...INPUT, persona, profile, summary, recalled: [] });
        const pieces = piecesOf(prompt);
        const of = (...origins: string[]) =>
          pieces
            .filter(({ origin }) => origins.includes(origin))
            .map((piece) => piece.text)
            .join('');
        expect(of('persona', 'rules', 'profile', 'summary')).toBe(prompt.sent.system);
        expect(of('persona')).toBe(persona);
        expect(of('recall', 'packs')).toBe(prompt.sent.volatile);
      }),
      { numRuns: runs(500), seed: 5 },
    );
  });

  it('needs neither a text before it nor one after it', () => {
    const sent = { messages: [{ role: 'user' as const, content: 'Hi' }] };
    const account = { ...PROMPT.account, citable: [] };
    expect(piecesOf({ ...PROMPT, sent, system: [], account })).toEqual([
      { origin: 'user', text: 'Hi', role: 'user' },
    ]);
    expect(piecesOf({ ...PROMPT, sent, account }).map(({ text }) => text)).toContain('');
    expect(originOf({ ...INPUT, persona: '', rules: [] }, sent).pinned).toEqual([]);
  });
});

describe('a fact that is erased for good', () => {
  it.each([
    ['was recalled and answers', CIVIC],
    ['is pinned', PINNED],
  ])('and %s takes its words and the prompt with it', (_, id) => {
    const trace = buildTrace();
    expect(factsIn(trace)).toContain(id);
    const after = withoutFacts(trace, new Set([id]));
    expect(traceSchema.parse(after)).toEqual(after);
    expect(factsIn(after)).not.toContain(id);
    expect(after).toMatchObject({ prompt: null, polish: [], erased: 1, spans: trace.spans });
    expect(JSON.stringify(after).includes('Civic')).toBe(id !== CIVIC);
    expect(after.memory?.why).toEqual(id === CIVIC ? null : trace.memory?.why);
    expect(withoutFacts(after, new Set([id]))).toBe(after);
  });

  it('and was found alone takes its words, and leaves the prompt in which it did not stand', () => {
    const trace = buildTrace();
    const after = withoutFacts(trace, new Set([GARAGE]));
    expect(JSON.stringify(after)).not.toContain('Elm Street');
    expect(after).toMatchObject({ prompt: trace.prompt, polish: trace.polish, erased: 1 });
  });

  it('leaves a trace as it is that tells nothing of it', () => {
    const trace = buildTrace({ memory: null, prompt: null });
    expect(withoutFacts(trace, new Set([PINNED]))).toBe(trace);
    expect(withoutFacts(trace, new Set([CIVIC])).memory).toBeNull();
  });
});

describe('two turns beside each other', () => {
  const other = buildTrace({
    recalled: [buildTracedFact({ score: 0.5 }), buildTracedFact({ fact: PINNED, text: 'New', score: 0.2 })],
    spans: [
      { stage: 'recall', start: 0, end: 20 },
      { stage: 'away', start: 20, end: 30 },
    ],
  });

  it('show what was recalled for either, and by how much', () => {
    const { recall } = compareTraces(buildTrace(), other);
    expect(recall.map(({ text, after }) => [text, after])).toEqual([
      ['I drive a 2014 Civic', 0.5],
      ['My garage is in Elm Street', null],
      ['New', 0.2],
    ]);
    expect(recall[2]?.before).toBeNull();
  });

  it('show what each stage took, and the whole', () => {
    const { stages } = compareTraces(buildTrace(), other);
    expect(stages[0]).toEqual({ stage: 'recall', before: 48, after: 20 });
    expect(stages.find(({ stage }) => stage === 'away')).toMatchObject({ before: null, after: 10 });
    expect(stages.find(({ stage }) => stage === 'decode')).toMatchObject({ before: 2_180, after: null });
    expect(stages.at(-1)).toEqual({ stage: 'total', before: 3_071, after: 30 });
  });

  it('show the parts of the prompt, none of a turn without one', () => {
    const { parts } = compareTraces(buildTrace(), buildTrace({ prompt: null }));
    expect(parts.map(({ part }) => part)).not.toContain('packs');
    expect(parts[0]).toEqual({ part: 'persona', before: 120, after: null });
    expect(compareTraces(buildTrace({ prompt: null }), buildTrace()).parts).toHaveLength(parts.length);
  });

  it('are the same where they are one', () => {
    const { recall, parts, stages, style } = compareTraces(buildTrace(), buildTrace());
    expect([...recall, ...parts, ...stages, ...style].every(isSame)).toBe(true);
    expect(isSame({ before: 1, after: null })).toBe(false);
  });

  it('have how each answer sounded, where one of them was measured', () => {
    const measured = {
      persona: 'Zen engineer',
      ...styleOf({ question: 'Which port?', text: '5432.' }, zen, null),
      closeness: null,
    };
    const [one, none] = [buildTrace({ style: measured }), buildTrace({ style: null })];
    expect(compareTraces(none, none).style).toEqual([]);
    const { style } = compareTraces(one, none);
    expect(style.at(-1)).toEqual({ part: 'total', before: measured.score, after: null });
    const parts = style.slice(0, -1).reduce((sum, { before }) => sum + (before ?? 0), 0);
    expect(parts).toBeCloseTo(measured.score, 9);
    expect(compareTraces(none, one).style.at(-1)).toEqual({
      part: 'total',
      before: null,
      after: measured.score,
    });
  });
});

it('a trace as a file says what it is, and is read back whole', () => {
  const trace = buildTrace();
  const file: unknown = JSON.parse(traceAsJson(trace));
  expect(file).toEqual({ format: 'nima-trace', version: 1, trace });
});

describe('what makes room', () => {
  const kept = Array.from({ length: 6 }, (_, day) => ({ id: `t${day}`, at: day * 86_400_000 }));
  const written = new Set<string>();
  const now = 5 * 86_400_000;

  it('is the oldest beyond so many turns', () => {
    expect(prunable(kept, { turns: 4, days: null }, { now, written })).toEqual(['t1', 't0']);
    expect(prunable(kept, { turns: 0, days: null }, { now, written })).toHaveLength(6);
    expect(prunable(kept, TRACE_LIMIT, { now, written })).toEqual([]);
    expect(prunable(kept, { turns: null, days: null }, { now, written })).toEqual([]);
  });

  it('is what is older than so many days', () => {
    expect(prunable(kept, { turns: null, days: 3 }, { now, written })).toEqual(['t1', 't0']);
  });

  it('is never what somebody is at', () => {
    expect(prunable(kept, { turns: 4, days: null }, { now, written: new Set(['t0']) })).toEqual(['t1']);
  });

  it('is of two at one moment the one that was asked for first', () => {
    const twins = ['a', 'b', 'c'].map((id) => ({ id, at: 1 }));
    expect(prunable(twins, { turns: 1, days: null }, { now, written })).toEqual(['b', 'a']);
    expect(prunable(twins.toReversed(), { turns: 1, days: null }, { now, written })).toEqual(['b', 'a']);
  });
});
