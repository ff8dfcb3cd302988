import type { Fact } from '../../../schemas/index.ts';
import { derivedId } from './derived-id.ts';
import type { NoteKeeper } from './import-result.ts';
import type { ReadFact } from './read-fact.ts';
import { isOwnId } from './reading.ts';

/** The facts of one file, each id once. */
export interface FactList {
  add(read: ReadFact): void;
  /** The id of what the file calls so; null where it names nothing of the file. */
  idOf(name: string): string | null;
  /** All of them, linked to each other. */
  linked(): Fact[];
}

export function createFactList(keeper: NoteKeeper): FactList {
  const byId = new Map<string, ReadFact>();
  const byForeignId = new Map<string, string>();
  const idOf = (name: string) => (isOwnId(name) ? name : (byForeignId.get(name) ?? null));
  const link = ({ fact, links }: ReadFact): Fact => {
    if (links.supersedes.length === 0 && links.supersededBy === null) return fact;
    const supersedes = links.supersedes.map(idOf).filter((id) => id !== null);
    const supersededBy = links.supersededBy === null ? null : idOf(links.supersededBy);
    const lost =
      links.supersedes.length - supersedes.length + Number(links.supersededBy !== null && !supersededBy);
    if (lost > 0) keeper.note('links_dropped', lost);
    return { ...fact, supersedes, supersededBy };
  };
  return {
    add: (read) => {
      const entry = apart(read, byId.get(read.fact.id), keeper);
      if (entry === null || (entry !== read && byId.has(entry.fact.id))) return keeper.note('repeated');
      byId.set(entry.fact.id, entry);
      if (entry.foreignId !== null && !byForeignId.has(entry.foreignId))
        byForeignId.set(entry.foreignId, entry.fact.id);
    },
    idOf,
    linked: () => [...byId.values()].map(link),
  };
}

/** The first of an id keeps it; another text under it is another fact, with an id that is the same every time. */
function apart(read: ReadFact, first: ReadFact | undefined, keeper: NoteKeeper): ReadFact | null {
  if (!first) return read;
  if (first.fact.text === read.fact.text) return null;
  keeper.note('same_id');
  const id = derivedId(`again\n${read.fact.id}\n${read.fact.text}`, read.fact.createdAt);
  return { ...read, fact: { ...read.fact, id } };
}
