import { countedBy } from '../../../../shared/domain/orchestration/count-tokens.ts';
import { textsToCount } from '../../../../shared/domain/orchestration/describe-prompt.ts';
import { estimateTokens } from '../../../../shared/domain/orchestration/estimate-tokens.ts';
import { layOutPrompt } from '../../../../shared/domain/orchestration/lay-out-prompt.ts';
import { PROMPT_LIMITS, type PromptInput } from '../../../../shared/domain/orchestration/prompt-input.ts';
import { beginTrace, endTrace, traceOf } from '../../../../shared/domain/tracing/build-trace.ts';
import { originOf } from '../../../../shared/domain/tracing/prompt-pieces.ts';
import type { Note, RecalledFact, TraceEvent } from '../../../../shared/domain/tracing/trace-event.ts';
import type { ChatEvent } from '../../../../shared/protocol/chat-events.ts';
import { trace as traceSchema, type Trace } from '../../../../shared/schemas/trace.ts';
import { CountingIds } from '../../../../shared/testing/fakes.ts';

const ids = new CountingIds();
const CONVERSATION = ids.next();
const AT = Date.UTC(2026, 9, 14, 7, 42);
const DAY = 86_400_000;

/** Text, category, days ago, meaning, words, recency. */
const FACTS = [
  ['I drive a 2014 Honda Civic, silver, bought used', 'cars', 212, 0.412, 0.288, 0.021],
  ['The Civic needs new brake pads before winter', 'cars', 9, 0.371, 0.204, 0.094],
  ['My mechanic is Tom Lindqvist, at the garage in Elm Street', 'people', 120, 0.318, 0, 0.034],
  ['Oil change every 10,000 km, the last one at 148,200 km', 'cars', 64, 0.296, 0, 0.052],
  ['I would rather repair than replace', 'preferences', 301, 0.241, 0, 0.014],
  ['I keep the budget for the car below 90 € a month', 'money', 33, 0.233, 0, 0.071],
  ['I cycle to work when it is dry', 'routines', 90, 0.187, 0, 0.042],
  ['Winter tyres lie in the cellar, 195/65 R15', 'cars', 340, 0.182, 0, 0.01],
  ['Mira takes the car on Thursdays', 'people', 18, 0.169, 0, 0.084],
  ['The parking permit ends in March', 'dates', 44, 0.151, 0, 0.063],
] as const;

const recalled: readonly RecalledFact[] = FACTS.map(([text, category, days, vector, keyword, recency]) => ({
  fact: { id: ids.next(), text, category, validFrom: null, createdAt: AT - days * DAY },
  score: vector + keyword + recency + 0.03,
  parts: { vector, keyword, recency, category: 0.03, pin: 0, context: 0 },
})).toSorted((a, b) => b.score - a.score);

const INPUT: PromptInput = {
  persona:
    'You are Nima, an engineer with a Zen mind: simple first, direct, pragmatic, calm, always learning. You remember what this person told you and say where you know it from.\n\nVoice: plain words, short sentences, no flourish.',
  rules: [
    'Be brief: a question of one line gets an answer of a few.',
    'Show code where code says it better.',
    'Say that you are not sure when you are not.',
    'End in something that can be done.',
  ],
  profile: {
    name: 'Ada Lindgren',
    locale: 'en-GB',
    timeZone: 'Europe/Stockholm',
    preferences: ['metric units', 'no small talk before coffee'],
    context: 'Engineer, works from home on Mondays.',
  },
  pinnedFacts: [
    { id: ids.next(), text: 'I am allergic to penicillin', category: 'health', day: '2025-03-02' },
  ],
  summary: 'They planned the service of the car and agreed to do the brakes first.',
  turns: [
    {
      id: ids.next(),
      question: 'What did Tom say the brakes would cost?',
      reply: 'About 280 €, with the discs [1]. He wanted to look at the rear ones first.',
      pinned: false,
    },
    {
      id: ids.next(),
      question: 'And the oil?',
      reply: 'Due at 158,200 km [4]. At your pace that is in about seven weeks.',
      pinned: false,
    },
  ],
  question: 'What does my car need before winter, and who do I call?',
  recalled: recalled.map(({ fact, score }) => ({
    id: fact.id,
    text: fact.text,
    category: fact.category,
    day: '2026-03-16',
    source: 'explicit',
    score,
  })),
  said: [],
  passages: [],
  budget: { context: 4_096, answer: 1_024 },
  limits: { ...PROMPT_LIMITS, recallAim: 110, recallMost: 140 },
};

function laidOut(): TraceEvent {
  const texts = textsToCount(INPUT);
  const outcome = layOutPrompt(
    INPUT,
    countedBy(
      texts,
      texts.map((text) => estimateTokens(text)),
    ),
  );
  if (outcome.kind !== 'fits') throw new Error('The prompt of this turn does not fit.');
  const { prompt: sent, account } = structuredClone(outcome);
  return {
    kind: 'laid-out',
    prompt: { ...originOf(INPUT, sent), sent, account, sampling: { maxTokens: 1_024 } } as never,
  };
}

const heard = (event: ChatEvent): TraceEvent => ({ kind: 'heard', event });

const STEPS: readonly (readonly [number, TraceEvent])[] = [
  [41, { kind: 'recalled', facts: recalled }],
  [
    44,
    {
      kind: 'understood',
      read: 'question',
      memory: {
        kind: 'fact',
        facts: recalled.slice(1, 2).map(({ fact }) => fact.id),
        isEnough: true,
        why: { words: ['car', 'winter'], meaning: 0.371 },
      },
    },
  ],
  [92, laidOut()],
  [109, heard({ type: 'start', id: ids.next(), model: 'Qwen2.5-1.5B-Instruct-Q4_K_M' })],
  [318, heard({ type: 'prefill', read: 402, total: 512, cached: 402 })],
  [1_484, heard({ type: 'text', text: 'New brake pads' })],
  [
    6_912,
    heard({
      type: 'done',
      reason: 'stop',
      totals: { tokens: 598, ms: 6_803 },
      figures: {
        promptTokens: 512,
        cachedTokens: 402,
        answerTokens: 86,
        queuedMs: 204,
        prefillMs: 1_161,
        generateMs: 5_420,
      },
    }),
  ],
  [
    6_914,
    {
      kind: 'polished',
      changes: [
        { rule: 'filler-opening', before: 'Great question! ', after: '' },
        { rule: 'exclamation', before: 'winter!', after: 'winter.' },
      ],
    },
  ],
];

/** As far as `until` milliseconds after its beginning, and ended where nothing else is said. */
export function everydayTurn(parts: Partial<Trace> = {}, until?: number): Trace {
  const notes: readonly Note[] = STEPS.filter(([ms]) => until === undefined || ms <= until).map(
    ([ms, event]) => ({ at: AT + ms, event }),
  );
  const reply = { id: '01900000-0000-7000-8000-0000000000f0', conversation: CONVERSATION, createdAt: AT };
  const begun = traceOf(beginTrace(reply, AT), notes);
  const ended = { state: 'ended', end: 'stop', trouble: null, model: begun.model } as const;
  const trace = until === undefined ? endTrace(begun, ended, AT + 6_923) : begun;
  return traceSchema.parse({ ...trace, ...parts });
}

/** The same question, where no model was there. */
export function turnWithoutModel(parts: Partial<Trace> = {}): Trace {
  const { prompt: _prompt, ...before } = everydayTurn({}, 44);
  const reply = { state: 'ended', end: 'memory', trouble: null, model: null } as const;
  return traceSchema.parse({ ...endTrace({ ...before, prompt: null }, reply, AT + 52), ...parts });
}
