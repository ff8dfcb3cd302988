import type { ChatEvent } from '../../../protocol/chat-events.ts';
import type { Trace, TracedFact, TracedPrompt } from '../../../schemas/trace.ts';
import { NO_TOKENS } from '../../orchestration/prompt-account.ts';
import { beginTrace, endTrace, traceOf } from '../build-trace.ts';
import type { Note, RecalledFact } from '../trace-event.ts';

const uuidOf = (number: number) => `01900000-0000-7000-9000-${number.toString(16).padStart(12, '0')}`;

export const AT = Date.UTC(2026, 0, 2, 12);
export const REPLY = { id: uuidOf(2), conversation: uuidOf(1), createdAt: AT };
export const CIVIC = uuidOf(11);
export const GARAGE = uuidOf(12);
export const PINNED = uuidOf(13);

const FIGURES = {
  promptTokens: 412,
  cachedTokens: 301,
  answerTokens: 24,
  queuedMs: 3,
  prefillMs: 640,
  generateMs: 2_180,
};

export function recalledFact(id: string, text: string, vector: number, keyword: number): RecalledFact {
  return {
    fact: { id, text, category: 'cars', validFrom: null, createdAt: AT - 1 },
    score: vector + keyword + 0.05,
    parts: { vector, keyword, category: 0.03, recency: 0.02, pin: 0, context: 0 },
  };
}

export const RECALLED: readonly RecalledFact[] = [
  recalledFact(CIVIC, 'I drive a 2014 Civic', 0.42, 0.31),
  recalledFact(GARAGE, 'My garage is in Elm Street', 0.3, 0),
];

const SYSTEM = ['You are Nima.', '\n\n- Be short.', '\n\nAbout this person:\n- name: "Ada"'] as const;

export const PROMPT: TracedPrompt = {
  sent: {
    system: SYSTEM.join(''),
    messages: [
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'Good day.' },
      { role: 'user', content: 'What do I drive?' },
    ],
    volatile: '--- memories ---\n[1] 2026-01-02, cars: "I drive a 2014 Civic"',
  },
  system: [
    { part: 'persona', length: SYSTEM[0].length },
    { part: 'rules', length: SYSTEM[1].length },
    { part: 'profile', length: SYSTEM[2].length },
  ],
  pinned: [PINNED],
  account: {
    context: 4096,
    parts: {
      ...NO_TOKENS,
      persona: 120,
      rules: 60,
      profile: 40,
      history: 70,
      user: 6,
      recall: 30,
      template: 86,
      answer: 1024,
    },
    used: 1436,
    citable: [{ number: 1, id: CIVIC, part: 'recall', source: 'explicit', score: 0.78 }],
    leftOut: [{ part: 'recall', id: GARAGE, tokens: 18, reason: 'enough' }],
  },
  sampling: { maxTokens: 1024 },
};

const START: ChatEvent = { type: 'start', id: uuidOf(99), model: 'tiny-0.5b' };
const DONE: ChatEvent = {
  type: 'done',
  reason: 'stop',
  figures: FIGURES,
  totals: { tokens: 436, ms: 2_850 },
};
const heard = (ms: number, event: ChatEvent): Note => ({ at: AT + ms, event: { kind: 'heard', event } });

/** What memory does for a turn, whoever answers it. */
export const NOTES_OF_MEMORY: readonly Note[] = [
  { at: AT + 48, event: { kind: 'recalled', facts: RECALLED } },
  {
    at: AT + 52,
    event: {
      kind: 'understood',
      read: 'question',
      memory: { kind: 'fact', facts: [CIVIC], isEnough: true, why: { words: ['drive'], meaning: 0.42 } },
    },
  },
];

/** A turn that a model answers, as far as `until` milliseconds from its beginning. */
export function tracedTurn(until = Number.POSITIVE_INFINITY): readonly Note[] {
  const all: readonly Note[] = [
    ...NOTES_OF_MEMORY,
    { at: AT + 96, event: { kind: 'laid-out', prompt: PROMPT } },
    heard(110, START),
    heard(110, { type: 'queued', ahead: 1 }),
    heard(240, { type: 'prefill', read: 301, total: 412, cached: 301 }),
    heard(600, { type: 'prefill', read: 412, total: 412, cached: 301 }),
    heard(880, { type: 'text', text: 'A 2014' }),
    heard(1_200, { type: 'text', text: ' Civic [1].' }),
    heard(3_060, DONE),
    {
      at: AT + 3_064,
      event: {
        kind: 'polished',
        changes: [{ rule: 'exclamation', before: 'Civic!', after: 'Civic.' }],
      },
    },
  ];
  return all.filter(({ at }) => at <= AT + until);
}

/** A whole turn with a model, of which a test names only what it is about. */
export function buildTrace(parts: Partial<Trace> = {}): Trace {
  const reply = { state: 'ended', end: 'stop', trouble: null, model: 'tiny-0.5b' } as const;
  return { ...endTrace(traceOf(beginTrace(REPLY, AT), tracedTurn()), reply, AT + 3_071), ...parts };
}

export function buildTracedFact(parts: Partial<TracedFact> = {}): TracedFact {
  const { fact, score, parts: summands } = RECALLED[0] as RecalledFact;
  return { fact: fact.id, text: fact.text, category: 'cars', at: AT, score, parts: summands, ...parts };
}
