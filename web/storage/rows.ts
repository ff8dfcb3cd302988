import type { EarlierRecord, Fact } from '../../shared/schemas/index.ts';

/** A record as it stands in its row: with its place in the order in which this device came to hold it. */
export type Placed<T> = T & { position: string };

/**
 * A fact as it stands in its row. `listed` is when it was written, and missing where it is deleted: an index over it
 * counts and lists what is there without reading the rest.
 */
export type FactRow = Placed<Fact> & { listed?: number };

export function rowOfFact(fact: Fact, position: string): FactRow {
  const row = { ...fact, position };
  return fact.deletedAt === null ? { ...row, listed: fact.createdAt } : row;
}

export function factOf({ position: _position, listed: _listed, ...fact }: FactRow): Fact {
  return fact;
}

export function withoutPlace<T extends object>(row: Placed<T>): T {
  const { position: _position, ...record } = row;
  return record as unknown as T;
}

/** The row of the profile among the single ones, and what its earlier versions are found by. */
export const PROFILE = 'profile';

/** The row of the persona among them. */
export const PERSONA = 'persona';

/** An earlier version in its row, with what it is a version of: the id of a passage, or the one profile. */
export interface EarlierRow {
  of: string;
  record: EarlierRecord;
}

export function rowOfEarlier(record: EarlierRecord): EarlierRow {
  return { of: record.kind === 'profile' ? PROFILE : record.passage.id, record };
}
