import { cueTable } from '../../../../shared/domain/recall/cues.ts';
import { DAY_MS } from '../../../../shared/domain/recall/dates.ts';
import { wordsOf } from '../../../../shared/domain/recall/fold.ts';
import type { ReadQuestion } from '../../../../shared/domain/recall/question.ts';
import { termOf } from '../../../../shared/domain/recall/term.ts';
import { TIES, type RecallWeights } from '../../../../shared/domain/recall/weights.ts';
import type { IndexedItem, IndexedKind } from '../../../ports/memory-index.ts';
import type { Dictionary } from './dictionary.ts';
import type { Tally } from './tally.ts';

/** Kind, category, source and pinned of an item, as filters see them. */
export interface Group {
  readonly kind: IndexedKind;
  readonly category: string;
  readonly source: string;
  readonly pinned: boolean;
}

/** A number for each of few things, and the greatest of them, zero at least. */
export interface Table {
  readonly values: Float64Array;
  readonly most: number;
}

export function tableOf(values: Float64Array): Table {
  let most = 0;
  for (let at = 0; at < values.length; at += 1)
    if ((values[at] as number) > most) most = values[at] as number;
  return { values, most };
}

/** What is known of all groups before anything is asked; by group as rows have it. */
export interface GroupTables {
  /** 1 where there is such a group. */
  readonly known: Uint8Array;
  /** 1 where ties are broken. */
  readonly facts: Uint8Array;
  readonly pins: Table;
  /** Groups of facts, by each term of their category. */
  readonly named: ReadonlyMap<string, readonly number[]>;
}

/** Under what name a group is kept. */
export function nameGroup({ kind, category, source, pinned }: Group | IndexedItem): string {
  return JSON.stringify([kind, category, source, pinned]);
}

function readGroup(name: string): Group {
  const [kind, category, source, pinned] = JSON.parse(name) as [IndexedKind, string, string, boolean];
  return { kind, category, source, pinned };
}

interface Named {
  readonly groups: Dictionary;
  readonly days: Dictionary;
  readonly speakers: Dictionary;
  readonly looks: Tally;
}

/** What queries need of the names over and over, worked out once until a name comes or goes. */
export class Derived {
  readonly #kept = new Map<string, { version: number; day: number; value: unknown }>();

  readonly #cueTables = new Map<RecallWeights, Float64Array[]>();
  #zeros = tableOf(new Float64Array(64));

  readonly #named: Named;

  constructor(named: Named) {
    this.#named = named;
  }

  groups(): ReadonlyMap<number, Group> {
    const { groups } = this.#named;
    return this.#once('groups', groups.version, () => {
      return new Map([...groups.entries()].map(([id, name]) => [id, readGroup(name)]));
    });
  }

  groupTables(): GroupTables {
    const { groups } = this.#named;
    return this.#once('tables', groups.version, () => {
      const known = new Uint8Array(groups.size + 1);
      const facts = new Uint8Array(groups.size + 1);
      const pins = new Float64Array(groups.size + 1);
      const named = new Map<string, number[]>();
      for (const [id, { kind, category, pinned }] of this.groups()) {
        const group = id + 1;
        known[group] = 1;
        if (kind !== 'fact') continue;
        facts[group] = 1;
        pins[group] = pinned ? TIES.pin : 0;
        for (const term of new Set(wordsOf(category).map(termOf)))
          if (term !== null) named.set(term, [...(named.get(term) ?? []), group]);
      }
      return { known, facts, pins: tableOf(pins), named };
    });
  }

  /** What each text's cues are worth to a question, by packed cues; the most is that of texts there are. */
  cues(question: ReadQuestion, weights: RecallWeights): Table {
    const { asksWhen, asksAmount, asksName } = question;
    const tables = this.#cueTables.get(weights) ?? [];
    this.#cueTables.set(weights, tables);
    const values = (tables[Number(asksWhen) + 2 * Number(asksAmount) + 4 * Number(asksName)] ??= cueTable({
      time: asksWhen ? weights.when : 0,
      number: asksAmount ? weights.amount : 0,
      names: asksName ? weights.names : 0,
      asks: weights.asks,
      asking: weights.asking,
      firstPerson: weights.firstPerson,
    }));
    const { looks } = this.#named;
    let most = 0;
    for (const packed of this.#once('looks', looks.version, () => looks.numbers()))
      most = Math.max(most, values[packed] as number);
    return { values, most };
  }

  /** For a question that adds nothing: at least so many zeros, for all to read. */
  nothing(length: number): Table {
    if (this.#zeros.values.length < length) this.#zeros = tableOf(new Float64Array(length * 2));
    return this.#zeros;
  }

  /** The day, counted from 1970, by its number. */
  days(): Float64Array {
    const { days } = this.#named;
    return this.#once('days', days.version, () => {
      const numbers = new Float64Array(days.size);
      for (const [id, day] of days.entries()) numbers[id] = Number(day);
      return numbers;
    });
  }

  /** What a fact of a day gains for being recent, by the day's number. `now` is told by the clock of the days. */
  recency(now: number): Table {
    const today = Math.floor(now / DAY_MS);
    const make = () =>
      tableOf(
        this.days().map((day) => TIES.recency * Math.exp(-Math.max(0, today - day) / TIES.recencyDays)),
      );
    return this.#once('recency', this.#named.days.version, make, today);
  }

  /** The speakers, as rows have them, whose name holds a word. */
  speakersByWord(): ReadonlyMap<string, readonly number[]> {
    const { speakers } = this.#named;
    return this.#once('speakers', speakers.version, () => {
      const found = new Map<string, number[]>();
      for (const [id, name] of speakers.entries())
        for (const word of new Set(wordsOf(name))) found.set(word, [...(found.get(word) ?? []), id + 1]);
      return found;
    });
  }

  /** Made anew for another version, or another day where it depends on one. */
  #once<T>(name: string, version: number, make: () => T, day = 0): T {
    const known = this.#kept.get(name);
    if (known?.version === version && known.day === day) return known.value as T;
    const value = make();
    this.#kept.set(name, { version, day, value });
    return value;
  }
}
