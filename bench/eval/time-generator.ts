import { CHATTER, KIN, NAMES, SEVERAL, WORDINGS, type Wording } from './time-wording.ts';

export interface TimedDoc {
  readonly id: string;
  readonly text: string;
  readonly at: number;
  /** Whom and what it is about, where it is a version of something; null for everything else. */
  readonly slot: string | null;
}
export interface TimedQuestion {
  readonly text: string;
  readonly now: number;
  readonly category: string;
  readonly gold: readonly string[];
  readonly stale: readonly string[];
}
export interface TimedCollection {
  readonly id: string;
  readonly docs: readonly TimedDoc[];
  readonly questions: readonly TimedQuestion[];
}

const DAY_MS = 86_400_000;
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const BEGINNING = Date.UTC(2021, 0, 5);
const NOW = Date.UTC(2026, 6, 1);

class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = seed;
  }
  /** 0 to 1, never 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  one<T>(of: readonly T[]): T {
    return of[Math.floor(this.next() * of.length)] as T;
  }
  some<T>(of: readonly T[], count: number): T[] {
    const rest = [...of];
    return Array.from({ length: Math.min(count, of.length) }, () =>
      rest.splice(Math.floor(this.next() * rest.length), 1),
    ).flat();
  }
}

/** A fact in the making: its id is its place in time, known once all are there. */
interface Draft {
  readonly text: string;
  readonly at: number;
  readonly slot: string | null;
}
interface Asked {
  readonly text: string;
  readonly category: string;
  readonly gold: Draft;
  readonly stale: readonly Draft[];
}

const say = (wording: string, value: string, name = ''): string => {
  const text = wording.replace('V', value).replace('N', name);
  return text.charAt(0).toUpperCase() + text.slice(1);
};

function times(dice: Dice, count: number): number[] {
  const found: number[] = [];
  while (found.length < count) {
    const at = BEGINNING + Math.floor(dice.next() * 1200) * DAY_MS;
    if (found.every((other) => Math.abs(other - at) > 40 * DAY_MS)) found.push(at);
  }
  return found.toSorted((a, b) => a - b);
}

class Person {
  readonly facts: Draft[] = [];
  readonly asked: Asked[] = [];
  readonly #dice: Dice;

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  #note(text: string, at: number, slot: string | null): Draft {
    const draft = { text, at: Math.floor(at + this.#dice.next() * DAY_MS), slot };
    this.facts.push(draft);
    return draft;
  }

  #later(at: number): number {
    return at + (20 + this.#dice.next() * 300) * DAY_MS;
  }

  tell(wording: Wording, others: readonly string[]): void {
    const dice = this.#dice;
    const values = dice.some(wording.values, wording.values.length);
    const count = 2 + Math.floor(dice.next() * 3);
    const endsPlain = dice.next() < 0.5;
    const slot = wording.askNow[0] ?? '';
    const chain = times(dice, count).map((at, place) => {
      const isPlain = place === 0 || (place === count - 1 ? endsPlain : dice.next() < 0.5);
      const text = say(dice.one(isPlain ? wording.plain : wording.roundabout), values[place] as string);
      return this.#note(text, at, slot);
    });
    const last = chain.at(-1) as Draft;
    const wrong: Draft[] = [];
    const unused = values.slice(count);
    if (unused[0] && dice.next() < 0.85) {
      wrong.push(this.#note(say(dice.one(wording.rejected), unused[0]), this.#later(last.at), null));
    }
    if (unused[1] && dice.next() < 0.7) {
      const year = String(2007 + Math.floor(dice.next() * 10));
      const text = say(dice.one(wording.past), unused[1]).replace('Y', year);
      wrong.push(this.#note(text, this.#later(last.at), null));
    }
    for (const name of others) this.#tellOf(wording, name);
    this.#ask(wording, chain, wrong, values[count - 1] as string, endsPlain);
  }

  #tellOf(wording: Wording, name: string): void {
    const dice = this.#dice;
    const values = dice.some(wording.values, 2);
    const from = BEGINNING + dice.next() * 900 * DAY_MS;
    const [before, after] = dice
      .some(wording.others, 2)
      .map((text, place) =>
        this.#note(
          say(text, values[place] as string, name),
          from + place * (60 + dice.next() * 500) * DAY_MS,
          name + wording.askNow[0],
        ),
      );
    if (!before || !after || dice.next() < 0.5) return;
    const text = say(dice.one(wording.askOther), '', name.replace('My', 'my'));
    this.asked.push({ text, category: 'other-person-current', gold: after, stale: [before] });
  }

  #ask(
    wording: Wording,
    chain: readonly Draft[],
    wrong: readonly Draft[],
    value: string,
    isPlain: boolean,
  ): void {
    const dice = this.#dice;
    const last = chain.at(-1) as Draft;
    const add = (category: string, text: string, gold: Draft, also: readonly Draft[]) =>
      this.asked.push({ category, text, gold, stale: [...chain.filter((fact) => fact !== gold), ...also] });
    add(isPlain ? 'current-explicit' : 'current-paraphrased', dice.one(wording.askNow), last, wrong);
    add('previous', say(dice.one(wording.askBefore), value), chain.at(-2) as Draft, wrong);
    const place = Math.floor(dice.next() * (chain.length - 1));
    const [from, to] = [chain[place] as Draft, chain[place + 1] as Draft];
    const middle = new Date((from.at + to.at) / 2);
    const [year, month] = [middle.getUTCFullYear(), middle.getUTCMonth()];
    if (Date.UTC(year, month, 1) <= from.at || Date.UTC(year, month + 1, 1) >= to.at) return;
    add('as-of', dice.one(wording.askThen).replace('D', `${MONTHS[month]} ${year}`), from, []);
  }

  chat(): void {
    const dice = this.#dice;
    const anyTime = () => BEGINNING + dice.next() * 1500 * DAY_MS;
    for (const [wording, values] of SEVERAL) {
      for (const value of dice.some(values, 3)) this.#note(say(wording, value), anyTime(), null);
    }
    for (let i = 0; i < 25; i++) this.#note(dice.one(CHATTER), anyTime(), null);
  }
}

/** Some people's lives, the same ones for the same seed. */
export function generateTimed(seed: number, people: number, kin = false): readonly TimedCollection[] {
  const dice = new Dice(seed);
  return Array.from({ length: people }, (_, index) => {
    const person = new Person(dice);
    const others = dice.some(kin ? KIN : NAMES, 2);
    for (const wording of WORDINGS) person.tell(wording, others);
    person.chat();
    const ordered = person.facts.toSorted((a, b) => a.at - b.at);
    const ids = new Map(ordered.map((fact, place) => [fact, `t${place + 1}`]));
    const idsOf = (facts: readonly Draft[]) => facts.map((fact) => ids.get(fact) as string);
    return {
      id: `third-${seed}-${index + 1}`,
      docs: ordered.map((fact) => ({ ...fact, id: ids.get(fact) as string })),
      questions: person.asked.map(({ text, category, gold, stale }) => ({
        text,
        category,
        now: NOW,
        gold: idsOf([gold]),
        stale: idsOf(stale),
      })),
    };
  });
}
