import { withPlan } from '../../../shared/domain/conversation/replying.ts';
import type { Message } from '../../../shared/schemas/index.ts';
import type { Recalled } from '../../ports/memory.ts';
import { changeReply, type ReplyChangingParts } from './changing-reply.ts';
import type { Ran } from './commanding.ts';
import type { OnChosen, Planned } from './planning.ts';
import type { TurnNotes } from './tracing.ts';
import { chosenByModel } from './turn-notes.ts';

export interface PlanFollowingParts extends ReplyChangingParts {
  /** What a model chooses to be done for a message; null where it is not asked, or chooses nothing. */
  plan: (signal: AbortSignal, path: readonly Message[], onChosen: OnChosen) => Promise<Planned | null>;
}

interface Planning {
  readonly id: string;
  readonly signal: AbortSignal;
  readonly notes: Pick<TurnNotes, 'note'>;
}

/** What a model chose is shown before it runs, and after. */
export async function followPlan(
  parts: PlanFollowingParts,
  work: Planning,
  path: readonly Message[],
): Promise<Planned | null> {
  const show = async (command: Ran) => changeReply(parts, work.id, (now) => withPlan(now, command));
  const planned = await parts.plan(work.signal, path, show);
  if (planned?.command) {
    await show(planned.command);
    work.notes.note(chosenByModel(planned));
  }
  return planned;
}

/** What was looked up for the message is told before what it brought to mind. */
export function withFound(recalled: readonly Recalled[], found: readonly Recalled[]): readonly Recalled[] {
  const best = Math.max(0, ...recalled.map(({ score }) => score));
  const ids = new Set(found.map(({ fact }) => fact.id));
  return [
    ...found.map((one) => ({ ...one, score: Math.max(best, one.score) })),
    ...recalled.filter(({ fact }) => !ids.has(fact.id)),
  ];
}
