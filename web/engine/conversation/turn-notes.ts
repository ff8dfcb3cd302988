import type { TraceEvent } from '../../../shared/domain/tracing/trace-event.ts';
import type { Recalled } from '../../ports/memory.ts';
import type { Ran } from './commanding.ts';
import type { Said } from './finding-said.ts';
import type { Planned } from './planning.ts';
import type { LaidOut } from './prompting.ts';
import type { Understood } from './understanding.ts';

/** What befell a turn, as its trace tells it. */

export function understoodAs({ said, isEnough, grounds }: Understood): TraceEvent {
  const why = grounds?.why ?? null;
  const memory = { ...said, isEnough, why: why && { ...why, words: [...why.words] } };
  return { kind: 'understood', read: grounds?.read ?? null, memory };
}

/** With what was said elsewhere: it was found for the question like any fact, by whom stands where facts have a category. */
export function recalledAs(recalled: readonly Recalled[], said: readonly Said[]): TraceEvent {
  const heard = said.map(({ id, text, by, at, score, parts }) => ({
    fact: { id, text, category: by, validFrom: null, createdAt: at },
    score,
    parts,
  }));
  return { kind: 'recalled', facts: [...recalled, ...heard] };
}

/** Its words stand in the message: what is erased there must not stand here as well. */
export function ranByPerson({ name, result }: Ran): TraceEvent {
  const { kind } = Object(result) as { kind?: unknown };
  const outcome = kind === 'problem' ? 'failed' : kind === 'to_forget' ? 'asked' : 'run';
  return { kind: 'commanded', commands: [{ name, input: null, by: 'person', outcome }] };
}

/** The lines stand with the reply; what looked has run, and the rest was put to the person. */
export function chosenByModel({ ran, waiting }: Planned): TraceEvent {
  const traced = (line: string, outcome: 'run' | 'asked') => ({
    name: line.slice(1).split(' ')[0] ?? '',
    input: null,
    by: 'planner' as const,
    outcome,
  });
  return {
    kind: 'commanded',
    commands: [...ran.map((line) => traced(line, 'run')), ...waiting.map((line) => traced(line, 'asked'))],
  };
}

export function sentAs({ prompt, account, maxTokens, origin }: LaidOut): TraceEvent {
  const { context, parts, used, citable, leftOut } = account;
  return {
    kind: 'laid-out',
    prompt: {
      ...origin,
      sent: prompt,
      account: { context, parts: { ...parts }, used, citable: [...citable], leftOut: [...leftOut] },
      sampling: { maxTokens },
    },
  };
}
