import type { TraceEvent } from '../../../shared/domain/tracing/trace-event.ts';
import type { Ran } from './commanding.ts';
import type { LaidOut } from './prompting.ts';
import type { Understood } from './understanding.ts';

/** What befell a turn, as its trace tells it. */

export function understoodAs({ said, isEnough, grounds }: Understood): TraceEvent {
  const why = grounds?.why ?? null;
  const memory = { ...said, isEnough, why: why && { ...why, words: [...why.words] } };
  return { kind: 'understood', read: grounds?.read ?? null, memory };
}

/** Its words stand in the message: what is erased there must not stand here as well. */
export function ranByPerson({ name, result }: Ran): TraceEvent {
  const { kind } = Object(result) as { kind?: unknown };
  const outcome = kind === 'problem' ? 'failed' : kind === 'to_forget' ? 'asked' : 'run';
  return { kind: 'commanded', commands: [{ name, input: null, by: 'person', outcome }] };
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
