import type { Trace, TracedFact } from '../../../shared/schemas/trace.ts';
import type { SumBarsProps } from '../../ui/figures/sum-bars.tsx';
import { numbersIn } from '../../ui/text/formats.ts';
import type { Text, TextKey } from '../../ui/text/text.tsx';

/** A duration as a person reads it beside a bar: "48 ms", "2.18 s", "3.5 min". */
export function sayMs(ms: number, { say, language }: Text): string {
  const written = (value: number, digits: number) =>
    numbersIn(language, { maximumFractionDigits: digits }).format(value);
  if (ms < 1_000) return say('trace.ms', { ms: written(ms, 0) });
  if (ms < 120_000) return say('trace.seconds', { seconds: written(ms / 1_000, ms < 10_000 ? 2 : 1) });
  return say('trace.minutes', { minutes: written(ms / 60_000, 1) });
}

export function saySigned(value: number, language: string, digits = 0): string {
  return numbersIn(language, { signDisplay: 'exceptZero', maximumFractionDigits: digits }).format(value);
}

export function sayScore(score: number, language: string): string {
  return numbersIn(language, { minimumFractionDigits: 3, maximumFractionDigits: 3 }).format(score);
}

/** The text of a name that a record gives, or the name where a newer version gave it. */
export function sayNamed({ say }: Text, family: string, name: string, values = {}): string {
  const said = say(`trace.${family}_${name}` as TextKey, values);
  return said.startsWith('trace.') ? name : said;
}

export const SCORE_PARTS = ['vector', 'keyword', 'category', 'recency', 'pin', 'context'] as const;

/** The parts of a score as what is drawn, in one order everywhere. */
export function summandsOf({ parts }: Pick<TracedFact, 'parts'>, { say, language }: Text) {
  return SCORE_PARTS.map((part) => ({
    key: part,
    name: say(`trace.part_${part}`),
    value: parts[part],
    amount: sayScore(parts[part], language),
  })) satisfies SumBarsProps['parts'];
}

/** By the id of a fact, the number by which the model was told of it. */
export function numbersOf({ prompt }: Trace): ReadonlyMap<string, number> {
  return new Map((prompt?.account.citable ?? []).map(({ id, number }) => [id, number]));
}
