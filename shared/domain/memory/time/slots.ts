import type { Known, KnownStore } from './known.ts';
import { dot, meanOf } from './vectors.ts';

/** Facts that say the same kind of thing: of several people, at several times, in several wordings. */
export interface Slot {
  readonly facts: readonly Known[];
  /** The mean of their vectors, of length 1; null where they have none. */
  readonly vector: Float32Array | null;
}
export interface Slots {
  readonly all: readonly Slot[];
  /** The slot of each fact, by its index. */
  readonly of: Int32Array;
  /** Whether it only leans to its slot: put there afterwards, as the nearest. */
  readonly leans: ReadonlySet<Known>;
}

const PREDICATE_WORTH = 0.7;
const VALUE_WORTH = 0.7;
const VECTOR_WORTH = 0.6;
/** Two groups closer than this are one slot. */
const MERGE_ABOVE = 0.38;
/** A leftover joins the slot it is nearest to if it is this near, and nearer than to any other by a fifth. */
const LEAN_ABOVE = 0.14;
const LEAN_AHEAD = 1.2;
const LEAN_TO_SIZE = 4;
/** More groups than that are not compared with each other: the merging is quadratic. */
const MOST_GROUPS = 160;

interface Group extends Slot {
  readonly predicate: ReadonlyMap<string, number>;
  readonly norm: number;
  readonly values: ReadonlySet<string>;
  readonly shapes: ReadonlySet<string>;
}

function groupOf(facts: readonly Known[], rarity: KnownStore['rarity']): Group {
  const counts = new Map<string, number>();
  for (const { predicate } of facts) {
    for (const root of new Set(predicate.map((word) => word.root))) {
      counts.set(root, (counts.get(root) ?? 0) + 1);
    }
  }
  let squares = 0;
  for (const [root, count] of counts) {
    const weight = rarity(root) * Math.min(1, (2 * count) / facts.length);
    counts.set(root, weight);
    squares += weight * weight;
  }
  return {
    facts,
    vector: meanOf(facts.map(({ candidate }) => candidate.vector)),
    predicate: counts,
    norm: Math.sqrt(squares) || 1,
    values: new Set(facts.flatMap(({ values }) => values.map(({ key }) => key))),
    shapes: new Set(facts.flatMap(({ shapes }) => [...shapes])),
  };
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const key of small) if (large.has(key)) shared++;
  return shared;
}

function likeness(a: Group, b: Group): number {
  if (overlap(a.shapes, b.shapes) === 0) return -1;
  const [small, large] =
    a.predicate.size < b.predicate.size ? [a.predicate, b.predicate] : [b.predicate, a.predicate];
  let words = 0;
  for (const [root, weight] of small) words += weight * (large.get(root) ?? 0);
  const values = overlap(a.values, b.values) / Math.min(a.values.size, b.values.size);
  return (
    (PREDICATE_WORTH * words) / (a.norm * b.norm) +
    VALUE_WORTH * values +
    VECTOR_WORTH * Math.max(0, dot(a.vector, b.vector))
  );
}

/** What stands in one frame, or says word for word the same, begins as one group. */
function begin(facts: readonly Known[], rarity: KnownStore['rarity']): Group[] {
  const together = new Map<string, Known[]>();
  for (const fact of facts) {
    const key = fact.frame?.key ?? fact.reading.words.map(({ root }) => root).join(' ');
    const group = together.get(key);
    if (group) group.push(fact);
    else together.set(key, [fact]);
  }
  return [...together.values()].map((group) => groupOf(group, rarity));
}

/** Joins the two likest groups again and again, until none are alike enough. */
function merge(groups: readonly Group[], rarity: KnownStore['rarity']): Group[] {
  const live: (Group | null)[] = [...groups];
  const like = live.map((a, i) => live.map((b, j) => (a && b && j < i ? likeness(a, b) : -1)));
  for (;;) {
    let [best, first, second] = [MERGE_ABOVE, -1, -1];
    for (let i = 1; i < live.length; i++) {
      const row = like[i] as number[];
      for (let j = 0; j < i; j++)
        if ((row[j] as number) > best) [best, first, second] = [row[j] as number, j, i];
    }
    const [a, b] = [live[first], live[second]];
    if (!a || !b) return live.filter((group) => group !== null);
    const joined = groupOf([...a.facts, ...b.facts], rarity);
    live[first] = joined;
    live[second] = null;
    for (let k = 0; k < live.length; k++) {
      const other = live[k];
      const near = other && k !== first ? likeness(joined, other) : -1;
      (like[Math.max(first, k)] as number[])[Math.min(first, k)] = near;
      (like[Math.max(second, k)] as number[])[Math.min(second, k)] = -1;
    }
  }
}

/** Small leftovers go where they clearly fit best. */
function lean(groups: readonly Group[]): Map<Group, Group> {
  const large = groups.filter(({ facts }) => facts.length >= LEAN_TO_SIZE);
  const leaning = new Map<Group, Group>();
  for (const group of groups) {
    if (
      large.includes(group) ||
      group.values.size === 0 ||
      group.facts.every(({ reading }) => reading.isTalk)
    )
      continue;
    const [best, next] = large
      .map((slot) => ({ slot, near: likeness(group, slot) }))
      .toSorted((a, b) => b.near - a.near);
    if (best && best.near > LEAN_ABOVE && best.near > LEAN_AHEAD * Math.max(0, next?.near ?? 0))
      leaning.set(group, best.slot);
  }
  return leaning;
}

/** Which facts say the same kind of thing, without knowing any kind of thing beforehand. */
export function slotsOf({ facts, rarity }: KnownStore): Slots {
  const groups = begin(facts, rarity);
  // Among as rich ones the earlier first, as they come.
  const valued = groups
    .filter(({ values }) => values.size > 0)
    .toSorted((a, b) => b.values.size - a.values.size);
  const merged = [
    ...merge(valued.slice(0, MOST_GROUPS), rarity),
    ...valued.slice(MOST_GROUPS),
    ...groups.filter(({ values }) => values.size === 0),
  ];
  const leaning = lean(merged);
  const kept = merged.filter((group) => !leaning.has(group));
  const of = new Int32Array(facts.length);
  const leans = new Set<Known>();
  const all = kept.map((group, place): Slot => {
    const joined = [...leaning].filter(([, slot]) => slot === group).flatMap(([small]) => small.facts);
    for (const fact of joined) leans.add(fact);
    const members = [...group.facts, ...joined];
    for (const { index } of members) of[index] = place;
    return { facts: members, vector: group.vector };
  });
  return { all, of, leans };
}

interface SlotEvidence {
  /** How much the fact's slot is asked for, next to the one most asked for. */
  readonly share: number;
  /** How near its meaning is to the slot most asked for, and to the nearest other one. */
  readonly near: number;
  readonly far: number;
}

const COMPARED_FROM = 3;
const MEANING_OF_SLOT = 0.5;

/** How much a slot is asked for: by its two best wordings, and by what it means as a whole. */
function worthOf({ facts, vector }: Slot, of: Float64Array, asked: Float32Array | null): number {
  if (facts.length < 2) return 0;
  const best = new Map<string, number>();
  for (const { index, frame, candidate } of facts) {
    const key = frame?.key ?? candidate.text;
    best.set(key, Math.max(best.get(key) ?? 0, of[index] as number));
  }
  const [first = 0, second = 0] = [...best.values()].toSorted((a, b) => b - a);
  return (first + second) / 2 + MEANING_OF_SLOT * Math.max(0, dot(asked, vector));
}

/** What the slots say about each fact, given how much each fact is asked for. */
export function slotEvidence(
  slots: Slots,
  asked: Float64Array,
  vector: Float32Array | null,
): { of(fact: Known): SlotEvidence } {
  const worths = slots.all.map((slot) => worthOf(slot, asked, vector));
  const most = Math.max(0, ...worths);
  const best = slots.all[worths.indexOf(most)];
  const others = slots.all.filter((slot) => slot !== best && slot.facts.length >= COMPARED_FROM);
  return {
    of: ({ index, candidate }) => {
      let far = 0;
      for (const other of others) far = Math.max(far, dot(candidate.vector, other.vector));
      return {
        share: (worths[slots.of[index] as number] as number) / (most || 1),
        near: dot(candidate.vector, best?.vector ?? null),
        far,
      };
    },
  };
}
