import { DAY_MS, timeMatch } from '../../../../../shared/domain/recall/dates.ts';
import { timeZone } from '../../../../../shared/lib/time-zone.ts';
import { isUnspaced, wordsOf } from '../../../../../shared/domain/recall/fold.ts';
import { readQuestion, type ReadQuestion } from '../../../../../shared/domain/recall/question.ts';
import { termOf } from '../../../../../shared/domain/recall/term.ts';
import { readText } from '../../../../../shared/domain/recall/text.ts';
import {
  BEGUN,
  MISSPELT,
  PARTICIPANTS_MOST,
  RECIPE,
  SPEAKER_MOST,
  TIES,
  WORDS,
} from '../../../../../shared/domain/recall/weights.ts';
import type { IndexedItem, IndexFilter, IndexQuery } from '../../../../ports/memory-index.ts';

interface Held {
  readonly item: IndexedItem;
  readonly vector: readonly number[];
  /** Of two turns in one place, the one put later stands behind. */
  readonly turn: number;
}

const wallOf = (at: number, query: IndexQuery): number => timeZone(query.timeZone ?? 'UTC').wallOf(at);
const wallDay = (at: number, query: IndexQuery): number => Math.floor(wallOf(at, query) / DAY_MS);

/** The search as docs/recall.md says it, item by item, with nothing kept from one search to the next. */
export class NaiveIndex {
  private held: Held[] = [];
  private turns = 0;

  put(item: IndexedItem, vector: readonly number[] | null, dimension: number): void {
    const before = this.held.find((held) => held.item.id === item.id);
    const known = before && sameWords(before.item.text, item.text) ? before.vector : null;
    this.remove(item.id);
    const none = Array.from({ length: dimension }, () => 0);
    this.held.push({ item, vector: vector ?? known ?? none, turn: (this.turns += 1) });
  }

  remove(id: string): void {
    this.held = this.held.filter(({ item }) => item.id !== id);
  }

  passing(filter: IndexFilter): IndexedItem[] {
    return this.held.map(({ item }) => item).filter((item) => passes(item, filter));
  }

  /** The score of everything that passes. */
  search(query: IndexQuery): Map<string, number> {
    const asked = this.read(query);
    const hasVector = query.vector?.some((value) => value !== 0) ?? false;
    const alternatives = this.slots(asked);
    const found = new Map<string, number>();
    if (!hasVector && alternatives.every(({ terms }) => terms.size === 0)) return found;
    for (const held of this.held) {
      if (!passes(held.item, query)) continue;
      const words = this.words(held, alternatives, query);
      if (hasVector || words > 0) found.set(held.item.id, this.score(held, query, asked, alternatives));
    }
    return found;
  }

  private read(query: IndexQuery): ReadQuestion {
    const names = new Set(this.held.flatMap(({ item }) => wordsOf(item.speaker ?? '')));
    return readQuestion(query.text, {
      knownNames: names,
      now: () => wallOf(query.now, query),
      typing: query.typing ?? false,
    });
  }

  private slots(asked: ReadQuestion): { terms: Map<string, number>; share: number }[] {
    const surfaces = new Set(this.held.flatMap(({ item }) => [...readText(item.text).words.keys()]));
    const known = new Set([...surfaces].flatMap((word) => termOf(word) ?? []));
    const alike = (fits: (word: string) => boolean, worth: number): Map<string, number> =>
      new Map(
        [...surfaces]
          .filter(fits)
          .flatMap((word) => (termOf(word) === null ? [] : [[termOf(word) as string, worth]])),
      );
    const near = (word: string): Map<string, number> =>
      alike((other) => word.length >= 5 && isOneSlipAway(word, other), MISSPELT);
    const wanted = asked.words.map(({ word, term, weight }) => {
      const exact = new Map(known.has(term) ? [[term, 1]] : []);
      if (word !== asked.begun && exact.size > 0) return { terms: exact, weight };
      if (word !== asked.begun && !isUnspaced(word)) return { terms: near(word), weight };
      const longer = alike((other) => (word.length > 1 || isUnspaced(word)) && other.startsWith(word), BEGUN);
      const both = new Map([...longer, ...exact]);
      return { terms: both.size > 0 ? both : near(word), weight };
    });
    const worths = wanted.map(({ terms, weight }) => weight * this.inverseFrequency([...terms.keys()]));
    const total = worths.reduce((sum, worth) => sum + worth, 0);
    return wanted.map(({ terms }, at) => ({ terms, share: (worths[at] as number) / total }));
  }

  private inverseFrequency(terms: readonly string[]): number {
    const holding = terms.map(
      (term) => this.held.filter(({ item }) => termCounts(item.text).has(term)).length,
    );
    const count = Math.min(
      this.held.length,
      holding.reduce((sum, one) => sum + one, 0),
    );
    return Math.log(1 + (this.held.length - count + 0.5) / (count + 0.5));
  }

  private ownWord(held: Held, terms: ReadonlyMap<string, number>): number {
    const lengths = this.held.map(({ item }) => lengthOf(item.text));
    const average = lengths.reduce((sum, length) => sum + length, 0) / this.held.length || 1;
    const { saturation, lengthShare } = WORDS;
    const counts = termCounts(held.item.text);
    const norm = saturation * (1 - lengthShare + (lengthShare * lengthOf(held.item.text)) / average);
    const worths = [...terms].map(([term, worth]) => {
      const times = (counts.get(term) ?? 0) / 2;
      return (worth * times * (saturation + 1)) / (times + norm);
    });
    return Math.max(0, ...worths);
  }

  private session(held: Held): Held[] {
    const { session } = held.item;
    if (session === null || (held.item.kind !== 'passage' && held.item.kind !== 'message')) return [];
    return this.held
      .filter(({ item }) => item.session === session && (item.kind === 'passage' || item.kind === 'message'))
      .toSorted((a, b) => a.item.order - b.item.order || a.turn - b.turn);
  }

  private words(
    held: Held,
    slots: readonly { terms: ReadonlyMap<string, number>; share: number }[],
    query: IndexQuery,
  ): number {
    const turns = query.withoutNeighbours ? [] : this.session(held);
    const place = turns.indexOf(held);
    const { wordsBefore, wordsAfter, wordsAnswered } = RECIPE.neighbours;
    return slots.reduce((sum, { terms, share }) => {
      let best = this.ownWord(held, terms);
      for (const [at, other] of turns.entries()) {
        const steps = place - at;
        if (steps === 0 || Math.abs(steps) > 3) continue;
        const isAnswer =
          steps === 1 && asksAnything(other.item.text) && other.item.speaker !== held.item.speaker;
        const weight = steps > 0 ? (wordsBefore[steps - 1] as number) : (wordsAfter[-steps - 1] as number);
        best = Math.max(best, (isAnswer ? wordsAnswered : weight) * this.ownWord(other, terms));
      }
      return sum + share * best;
    }, 0);
  }

  private meaning(held: Held, query: IndexQuery): number {
    const vector = query.vector ? [...query.vector] : [];
    const turns = query.withoutNeighbours ? [] : this.session(held);
    if (turns.length === 0) return dot(held.vector, vector);
    const place = turns.indexOf(held);
    const { meaningBefore, meaningAfter } = RECIPE.neighbours;
    const weights = new Map([
      [0, 1],
      [-1, meaningBefore[0]],
      [-2, meaningBefore[1]],
      [1, meaningAfter],
    ]);
    const window = held.vector.map((_, at) =>
      [...weights].reduce((sum, [step, weight]) => sum + weight * (turns[place + step]?.vector[at] ?? 0), 0),
    );
    const length = Math.sqrt(dot(window, window));
    return length > 0 ? dot(window, vector) / length : 0;
  }

  private score(
    held: Held,
    query: IndexQuery,
    asked: ReadQuestion,
    slots: readonly { terms: ReadonlyMap<string, number>; share: number }[],
  ): number {
    const turns = query.withoutNeighbours ? [] : this.session(held);
    const weights = turns.length > 0 ? RECIPE.talk : RECIPE.alone;
    const base = (one: Held): number =>
      this.words(one, slots, query) + weights.meaning * this.meaning(one, query);
    // By words alone, a turn in whose reach no word stands is not looked at.
    const looked = turns.filter((one) => query.vector || this.words(one, slots, query) > 0);
    const session = looked.length > 0 ? RECIPE.neighbours.sessionBest * Math.max(...looked.map(base)) : 0;
    return (
      base(held) +
      session +
      this.cues(held, asked, query, weights) +
      this.taking(turns, asked) +
      this.ties(held, asked, query)
    );
  }

  private cues({ item }: Held, asked: ReadQuestion, query: IndexQuery, weights: typeof RECIPE.alone): number {
    const { cues } = readText(item.text);
    const named = this.named(asked);
    const count = this.held.filter((held) => named.includes(held.item.speaker)).length;
    return (
      (asked.asksWhen && cues & 1 ? weights.when : 0) +
      (asked.asksAmount && cues & 2 ? weights.amount : 0) +
      (cues & 4 ? weights.asks : 0) +
      (cues & 8 ? weights.firstPerson : 0) +
      (asked.asksName ? (weights.names * ((cues >> 4) & 3)) / 3 : 0) +
      (weights.asking * (cues >> 6)) / 12 +
      (named.includes(item.speaker)
        ? Math.min(SPEAKER_MOST, weights.speaker * Math.log2(this.held.length / count))
        : 0) +
      weights.time * timeMatch(asked.times, wallDay(item.at, query))
    );
  }

  private named(asked: ReadQuestion): (string | null)[] {
    if (asked.names.length === 0) return asked.asksOfOwner ? [null] : [];
    const speakers = [...new Set(this.held.map(({ item }) => item.speaker))];
    return speakers.filter(
      (speaker) => speaker !== null && asked.names.every((name) => wordsOf(speaker).includes(name)),
    );
  }

  private taking(turns: readonly Held[], asked: ReadQuestion): number {
    const takesPart = (session: readonly Held[]): boolean =>
      session.length > 0 &&
      asked.names.every((name) => session.some(({ item }) => wordsOf(item.speaker ?? '').includes(name)));
    if (asked.names.length === 0 || !takesPart(turns)) return 0;
    const count = this.held.filter((held) => takesPart(this.session(held))).length;
    return Math.min(PARTICIPANTS_MOST, RECIPE.neighbours.participants * Math.log2(this.held.length / count));
  }

  private ties({ item }: Held, asked: ReadQuestion, query: IndexQuery): number {
    if (item.kind !== 'fact') return 0;
    const days = Math.max(0, wallDay(query.now, query) - wallDay(item.at, query));
    const terms = asked.words.map(({ term }) => term);
    const named = wordsOf(item.category).some((word) => terms.includes(termOf(word) ?? ''));
    return (
      (named ? TIES.category : 0) +
      (item.pinned ? TIES.pin : 0) +
      TIES.recency * Math.exp(-days / TIES.recencyDays)
    );
  }
}

function sameWords(a: string, b: string): boolean {
  return JSON.stringify([...readText(a).words]) === JSON.stringify([...readText(b).words]);
}

function asksAnything(text: string): boolean {
  return readText(text).cues >> 6 > 0;
}

function termCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word, halves] of readText(text).words) {
    const term = termOf(word);
    if (term !== null) counts.set(term, (counts.get(term) ?? 0) + halves);
  }
  return counts;
}

function lengthOf(text: string): number {
  return [...termCounts(text).values()].reduce((sum, halves) => sum + halves / 2, 0);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}

function passes(item: IndexedItem, filter: IndexFilter): boolean {
  const { from = -Infinity, to = Infinity, asOf, now = -Infinity, superseded = 'hide' } = filter;
  if (filter.kinds && !filter.kinds.includes(item.kind)) return false;
  if (filter.categories && !filter.categories.includes(item.category)) return false;
  if (filter.sources && !filter.sources.includes(item.source)) return false;
  if (filter.pinned !== undefined && filter.pinned !== item.pinned) return false;
  if (item.at < from || item.at > to) return false;
  if (asOf !== undefined && (item.validFrom ?? item.at) > asOf) return false;
  if (superseded === 'show') return true;
  return isPast(item, asOf ?? now) === (superseded === 'only');
}

function isPast(item: IndexedItem, moment: number): boolean {
  return item.validTo === null ? item.superseded : item.validTo <= moment;
}

/** A letter more, less, another, or two in the wrong order. */
function isOneSlipAway(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let from = 0;
  while (from < shorter && a[from] === b[from]) from += 1;
  let same = 0;
  while (same < shorter - from && a[a.length - 1 - same] === b[b.length - 1 - same]) same += 1;
  const restA = a.length - from - same;
  const restB = b.length - from - same;
  if (restA <= 1 && restB <= 1) return restA + restB > 0;
  return restA === 2 && restB === 2 && a[from] === b[from + 1] && a[from + 1] === b[from];
}
