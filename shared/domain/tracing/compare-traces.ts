import type { Stage, Trace } from '../../schemas/trace.ts';
import { STYLE_PARTS, type StylePart } from '../../schemas/persona.ts';
import { STAGES } from '../../schemas/trace.ts';
import { PROMPT_PARTS, type PromptPart } from '../orchestration/prompt-account.ts';
import { timesOf } from './spans-of.ts';

/** A number in two turns; null where there is none in one of them. */
export interface Pair {
  readonly before: number | null;
  readonly after: number | null;
}

export interface TraceComparison {
  /** Facts of either turn by their score: those of the first in their order, then those of the second alone. */
  readonly recall: readonly (Pair & { readonly fact: string; readonly text: string })[];
  /** Tokens, of the parts that either prompt has. */
  readonly parts: readonly (Pair & { readonly part: PromptPart })[];
  /** Milliseconds, of the stages that either turn went through; `total` is the last. */
  readonly stages: readonly (Pair & { readonly stage: Stage | 'total' })[];
  /** Shares of one, of the parts of the style score; `total` is the last. None where neither answer was measured. */
  readonly style: readonly (Pair & { readonly part: StylePart | 'total' })[];
}

/** What two turns have in common and what not, number by number. */
export function compareTraces(a: Trace, b: Trace): TraceComparison {
  return {
    recall: compareRecall(a, b),
    parts: compareParts(a, b),
    stages: compareStages(a, b),
    style: compareStyle(a, b),
  };
}

/** Whether both turns have it, and alike. */
export function isSame({ before, after }: Pair): boolean {
  return before === after;
}

function compareRecall(a: Trace, b: Trace): TraceComparison['recall'] {
  const [before, after] = [a, b].map(
    ({ recalled }) => new Map(recalled.map(({ fact, score }) => [fact, score])),
  ) as [Map<string, number>, Map<string, number>];
  const onlyAfter = b.recalled.filter(({ fact }) => !before.has(fact));
  return [...a.recalled, ...onlyAfter].map(({ fact, text }) => ({
    fact,
    text,
    before: before.get(fact) ?? null,
    after: after.get(fact) ?? null,
  }));
}

function compareParts(a: Trace, b: Trace): TraceComparison['parts'] {
  const tokens = ({ prompt }: Trace, part: PromptPart) => prompt?.account.parts[part] ?? null;
  return PROMPT_PARTS.map((part) => ({ part, before: tokens(a, part), after: tokens(b, part) })).filter(
    ({ before, after }) => Boolean(before) || Boolean(after),
  );
}

function compareStyle({ style: a }: Trace, { style: b }: Trace): TraceComparison['style'] {
  if (!a && !b) return [];
  const parts = STYLE_PARTS.map((part) => ({
    part,
    before: a?.parts[part] ?? null,
    after: b?.parts[part] ?? null,
  }));
  return [...parts, { part: 'total', before: a?.score ?? null, after: b?.score ?? null }];
}

function compareStages(a: Trace, b: Trace): TraceComparison['stages'] {
  const [before, after] = [timesOf(a), timesOf(b)];
  const totalOf = (times: ReadonlyMap<Stage, number>) => [...times.values()].reduce((sum, ms) => sum + ms, 0);
  const stages = STAGES.filter((stage) => before.has(stage) || after.has(stage));
  return [
    ...stages.map((stage) => ({
      stage,
      before: before.get(stage) ?? null,
      after: after.get(stage) ?? null,
    })),
    { stage: 'total', before: totalOf(before), after: totalOf(after) },
  ];
}
