import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import { fault } from '../../protocol/errors.ts';
import { FACT_MAX_LENGTH, type Fact } from '../../schemas/index.ts';

/** A fact before the storage has given it its place in the order of changes. */
export type Draft = Omit<Fact, 'revision'>;
/** What a person may set by hand. */
export type Given = Partial<
  Pick<Fact, 'text' | 'category' | 'subject' | 'validFrom' | 'validTo' | 'pinned' | 'metadata'>
>;

/** The text as it will be kept, without blank around it. The indentation of several lines is part of what was written. */
export function tidy(text: string): string {
  const lines = text.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();
  return lines.includes('\n') ? lines : lines.trimStart();
}

function keptText(text: string): string {
  const kept = tidy(text);
  if (kept === '') throw fault('fact_empty', 'There is nothing to keep yet. Write something first.');
  if (kept.length > FACT_MAX_LENGTH) {
    throw fault(
      'fact_too_long',
      `A fact holds up to ${FACT_MAX_LENGTH} characters; this one has ${kept.length}. Split it.`,
      { details: { length: kept.length, limit: FACT_MAX_LENGTH } },
    );
  }
  return kept;
}

/** Nothing holds in no time at all: who says so has mistaken a day. */
export function endsEarly({ validFrom, validTo }: Pick<Fact, 'validFrom' | 'validTo'>): boolean {
  return validFrom !== null && validTo !== null && validTo < validFrom;
}

function inTime(draft: Draft): Draft {
  if (endsEarly(draft)) throw fault('fact_ends_early', 'A fact cannot hold until before it holds.');
  return draft;
}

/** How a fact came to be known. */
export type Origin = Pick<Fact, 'source' | 'confidence' | 'provenance'>;

/** What a person typed: certain, and theirs. */
const TYPED: Origin = { source: 'explicit', confidence: 1, provenance: {} };

export function writeFact(
  text: string,
  given: Given,
  { clock, ids }: { clock: Clock; ids: Ids },
  { source, confidence, provenance }: Origin = TYPED,
): Draft {
  const now = clock.now();
  return inTime({
    id: ids.next(),
    text: keptText(text),
    category: given.category ?? 'other',
    source,
    confidence,
    subject: given.subject ?? null,
    validFrom: given.validFrom ?? null,
    validTo: given.validTo ?? null,
    supersedes: [],
    supersededBy: null,
    provenance,
    pinned: given.pinned ?? false,
    metadata: given.metadata ?? {},
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  });
}

export function changeFact(fact: Fact, change: Given, now: number): Draft {
  const text = change.text === undefined ? fact.text : keptText(change.text);
  const changed = { ...fact, ...change, text, updatedAt: now };
  // One that came so, from a file, can still be changed otherwise.
  return endsEarly(fact) ? changed : inTime(changed);
}

/** It was never true, or nobody's business: it goes, and can be brought back. */
export function forgetFact(fact: Fact, now: number): Draft {
  return { ...fact, deletedAt: now, updatedAt: now };
}

/** What a person brings back is there, whatever another tab did with it. */
export function bringBackFact(fact: Fact, now: number): Draft {
  return { ...fact, deletedAt: null, updatedAt: now };
}

/** It was true once: from now on it is history. */
export function outdateFact(fact: Fact, now: number): Draft {
  return { ...fact, validTo: Math.min(fact.validTo ?? now, now), updatedAt: now };
}

/** A version of before, as the newest one: what is now becomes history itself. */
export function restoreFact(version: Fact, now: number): Draft {
  return { ...version, updatedAt: now };
}

/** `fresh` takes the place of the others: they stay as history, and end when it begins, be that a day to come. */
export function supersede(fresh: Draft, replaced: readonly Fact[], now: number): readonly Draft[] {
  const others = replaced.filter(({ id }) => id !== fresh.id);
  const from = fresh.validFrom ?? fresh.createdAt;
  return [
    {
      ...fresh,
      supersedes: [...new Set([...fresh.supersedes, ...others.map(({ id }) => id)])],
      // Two facts that replace each other would both be history.
      supersededBy: others.some(({ id }) => id === fresh.supersededBy) ? null : fresh.supersededBy,
      updatedAt: now,
    },
    ...others.map((fact) => ({
      ...fact,
      supersedes: fact.supersedes.filter((id) => id !== fresh.id),
      supersededBy: fresh.id,
      validTo: Math.min(fact.validTo ?? from, from),
      updatedAt: now,
    })),
  ];
}

/** One fact out of several: it carries on what they were, and they become its history. */
export function mergeFacts(
  facts: readonly Fact[],
  text: string,
  parts: { clock: Clock; ids: Ids },
): readonly Draft[] {
  const first = facts[0];
  if (!first || facts.length < 2) throw fault('bad_request', 'Choose at least two facts to merge.');
  const same = <T>(values: readonly T[], otherwise: T): T =>
    values.every((value) => value === values[0]) ? (values[0] as T) : otherwise;
  const merged = {
    ...writeFact(text, {}, parts),
    category: same(
      facts.map(({ category }) => category),
      first.category,
    ),
    subject: same(
      facts.map(({ subject }) => subject),
      null,
    ),
    pinned: facts.some(({ pinned }) => pinned),
    metadata: Object.fromEntries(facts.toReversed().flatMap(({ metadata }) => Object.entries(metadata))),
  };
  return supersede(merged, facts, merged.createdAt);
}

/** Whether it holds at a moment, as far as is known. */
export function holdsAt(fact: Pick<Fact, 'createdAt' | 'validFrom' | 'validTo'>, moment: number): boolean {
  return (fact.validFrom ?? fact.createdAt) <= moment && (fact.validTo === null || moment < fact.validTo);
}

/** Whether it is history: its time is over, or it was replaced and nobody knows since when. */
export function isSuperseded(fact: Pick<Fact, 'supersededBy' | 'validTo'>, now: number): boolean {
  // What replaces it may begin later: until then it holds.
  return fact.validTo === null ? fact.supersededBy !== null : fact.validTo <= now;
}

/** Whether it will hold, and does not yet. */
export function isUpcoming(fact: Pick<Fact, 'supersededBy' | 'validFrom' | 'validTo'>, now: number): boolean {
  return fact.validFrom !== null && fact.validFrom > now && !isSuperseded(fact, now);
}
