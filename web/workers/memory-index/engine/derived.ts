import { DAY_MS } from '../../../../shared/domain/recall/dates.ts';
import { wordsOf } from '../../../../shared/domain/recall/fold.ts';
import { TIES } from '../../../../shared/domain/recall/weights.ts';
import type { IndexedItem, IndexedKind } from '../../../ports/memory-index.ts';
import type { Dictionary } from './dictionary.ts';

/** Kind, category, source and pinned of an item, as filters see them. */
export interface Group {
  readonly kind: IndexedKind;
  readonly category: string;
  readonly source: string;
  readonly pinned: boolean;
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
}

/** What queries need of the names over and over, worked out once until a name comes or goes. */
export class Derived {
  private readonly kept = new Map<string, { key: string; value: unknown }>();

  private readonly named: Named;

  constructor(named: Named) {
    this.named = named;
  }

  groups(): ReadonlyMap<number, Group> {
    const { groups } = this.named;
    return this.once('groups', String(groups.version), () => {
      return new Map([...groups.entries()].map(([id, name]) => [id, readGroup(name)]));
    });
  }

  /** The day, counted from 1970, by its number. */
  days(): Float64Array {
    const { days } = this.named;
    return this.once('days', String(days.version), () => {
      const numbers = new Float64Array(days.size);
      for (const [id, day] of days.entries()) numbers[id] = Number(day);
      return numbers;
    });
  }

  /** What a fact of a day gains for being recent, by the day's number. */
  recency(now: number): Float64Array {
    const today = Math.floor(now / DAY_MS);
    return this.once('recency', `${this.named.days.version} ${today}`, () =>
      this.days().map((day) => TIES.recency * Math.exp(-Math.max(0, today - day) / TIES.recencyDays)),
    );
  }

  /** The speakers, as rows have them, whose name holds a word. */
  speakersByWord(): ReadonlyMap<string, readonly number[]> {
    const { speakers } = this.named;
    return this.once('speakers', String(speakers.version), () => {
      const found = new Map<string, number[]>();
      for (const [id, name] of speakers.entries())
        for (const word of new Set(wordsOf(name))) found.set(word, [...(found.get(word) ?? []), id + 1]);
      return found;
    });
  }

  private once<T>(name: string, key: string, make: () => T): T {
    const known = this.kept.get(name);
    if (known?.key === key) return known.value as T;
    const value = make();
    this.kept.set(name, { key, value });
    return value;
  }
}
