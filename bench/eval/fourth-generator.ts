import { chance } from '../../shared/testing/chance.ts';
import { NOISE, PEOPLE } from './fourth-around.ts';
import type { Thread } from './fourth-thread.ts';
import { THREADS } from './fourth-wording.ts';
import type { TimedCollection, TimedDoc, TimedQuestion } from './time-generator.ts';

const DAY_MS = 86_400_000;
const MONTH = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const BEGINNING = Date.UTC(2022, 1, 14);
const DAYS = 1500;
const NOW = Date.UTC(2026, 8, 1);
/** Versions of one thing stand this far apart at least, so that most have a whole month to be asked about. */
const APART_DAYS = 45;
const THREADS_OF_A_LIFE = 11;
const NOISE_OF_A_LIFE = 18;

type Draft = Omit<TimedDoc, 'id'>;
type Asked = Omit<TimedQuestion, 'now' | 'gold' | 'stale'> & { gold: Draft; stale: readonly Draft[] };

/** All that is drawn by lot comes from here. */
class Lot {
  readonly next: () => number;
  constructor(seed: number) {
    this.next = chance(seed);
  }
  one<T>(of: readonly T[]): T {
    return of[this.upTo(of.length)] as T;
  }
  upTo(end: number): number {
    return Math.floor(this.next() * end);
  }
  some<T>(of: readonly T[], count: number): T[] {
    const rest = [...of];
    return Array.from({ length: count }, () => rest.splice(this.upTo(rest.length), 1)).flat();
  }
  /** Moments in order, `APART_DAYS` between any two. */
  moments(count: number): number[] {
    const free = DAYS - APART_DAYS * count;
    const drawn = Array.from({ length: count }, () => this.next() * free).toSorted((a, b) => a - b);
    return drawn.map((day, place) => BEGINNING + (day + place * APART_DAYS) * DAY_MS);
  }
}

function fill(wording: string, given: Readonly<Record<string, string>>): string {
  const text = wording.replaceAll(/\{(\w)\}/g, (_, name: string) => given[name] ?? '');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

class Life {
  readonly facts: Draft[] = [];
  readonly asked: Asked[] = [];
  readonly #lot: Lot;
  constructor(lot: Lot) {
    this.#lot = lot;
  }

  live(thread: Thread, people: readonly string[]): void {
    const lot = this.#lot;
    const values = lot.some(thread.values, thread.values.length);
    const count = 2 + lot.upTo(3);
    const at = lot.moments(count);
    const isTurn = at.map((_, place) => place > 0 && lot.next() < 0.5);
    const updates = lot.some(thread.updates, count - 1);
    const turns = lot.some(thread.turns, count - 1);
    const chain = at.map((moment, place) => {
      const told = place === 0 ? lot.one(thread.first) : (isTurn[place] ? turns : updates)[place - 1];
      return this.#note(fill(told as string, { v: values[place] as string }), moment, thread.key);
    });
    const unused = values.slice(count);
    const wrong = lot.some(thread.declined, 1 + lot.upTo(2)).map((wording, place) => {
      const text = fill(wording, { v: unused[place] as string });
      return this.#note(text, this.#after(at[0] as number), null);
    });
    const hasPast = lot.next() < 0.4;
    if (hasPast) {
      const given = { v: unused[2] as string, y: String(2016 + lot.upTo(6)) };
      wrong.push(this.#note(fill(lot.one(thread.was), given), this.#after(at[0] as number), null));
    }
    this.#ask(thread, chain, wrong, values, isTurn.at(-1) === true);
    // Where there is an older past than the first version, nobody can tell which is meant by the first.
    if (count > 2 && !hasPast) this.#add('first', lot.one(thread.askFirst), chain[0] as Draft, chain, wrong);
    this.#liveOf(thread, lot.one(people));
  }

  chat(): void {
    for (const text of this.#lot.some(NOISE, NOISE_OF_A_LIFE)) this.#note(text, this.#after(BEGINNING), null);
  }

  #note(text: string, at: number, slot: string | null): Draft {
    const draft = { text, at: Math.floor(at), slot };
    this.facts.push(draft);
    return draft;
  }

  /** Some moment between this one and the end of the story. */
  #after(at: number): number {
    return at + this.#lot.next() * (BEGINNING + DAYS * DAY_MS - at);
  }

  #add(category: string, text: string, gold: Draft, chain: readonly Draft[], wrong: readonly Draft[]): void {
    const stale = [...chain.filter((fact) => fact !== gold), ...wrong];
    this.asked.push({ category, text, gold, stale });
  }

  #ask(
    thread: Thread,
    chain: readonly Draft[],
    wrong: readonly Draft[],
    values: readonly string[],
    isTurn: boolean,
  ): void {
    const lot = this.#lot;
    const last = chain.length - 1;
    const kind = isTurn ? 'current-paraphrased' : 'current-plain';
    this.#add(kind, lot.one(thread.askNow), chain[last] as Draft, chain, wrong);
    const before = fill(lot.one(thread.askBefore), { v: values[last] as string });
    this.#add('previous', before, chain[last - 1] as Draft, chain, wrong);
    const place = lot.upTo(chain.length);
    const [from, to] = [chain[place] as Draft, chain[place + 1]?.at ?? NOW];
    const middle = new Date((from.at + to) / 2);
    const [year, month] = [middle.getUTCFullYear(), middle.getUTCMonth()];
    if (Date.UTC(year, month, 1) <= from.at || Date.UTC(year, month + 1, 1) >= to) return;
    this.#add('as-of', fill(lot.one(thread.askThen), { d: MONTH.format(middle) }), from, chain, wrong);
  }

  #liveOf(thread: Thread, name: string): void {
    const lot = this.#lot;
    const at = lot.moments(2);
    const values = lot.some(thread.values, 2);
    const told = lot.some(thread.of, 2).map((wording, place) => {
      const text = fill(wording, { n: name, v: values[place] as string });
      return this.#note(text, at[place] as number, `${name} ${thread.key}`);
    });
    if (lot.next() < 0.4) return;
    this.#add('other-person', fill(lot.one(thread.askOf), { n: name }), told[1] as Draft, told, []);
  }
}

/** Lives in sentences of another hand than those the rules were written by: the same ones for the same seed. */
export function generateFourth(seed: number, lives: number): readonly TimedCollection[] {
  const lot = new Lot(seed);
  return Array.from({ length: lives }, (_, index) => {
    const life = new Life(lot);
    const people = lot.some(PEOPLE, 2);
    for (const thread of lot.some(THREADS, THREADS_OF_A_LIFE)) life.live(thread, people);
    life.chat();
    const ordered = life.facts.toSorted((a, b) => a.at - b.at);
    const ids = new Map(ordered.map((fact, place) => [fact, `f${place + 1}`]));
    const idsOf = (facts: readonly Draft[]) => facts.map((fact) => ids.get(fact) as string);
    return {
      id: `fourth-${seed}-${index + 1}`,
      docs: ordered.map((fact) => ({ ...fact, id: ids.get(fact) as string })),
      questions: life.asked.map(({ gold, stale, ...asked }) => ({
        ...asked,
        now: NOW,
        gold: idsOf([gold]),
        stale: idsOf(stale),
      })),
    };
  });
}
