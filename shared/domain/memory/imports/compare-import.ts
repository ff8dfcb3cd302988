import { wellFormed } from '../../../lib/well-formed.ts';
import type { Fact, Passage } from '../../../schemas/index.ts';
import type { MemoryState } from '../merge/memory-state.ts';
import { compareTalk, knownTalk, type KnownTalk, type TalkCounts } from './compare-talk.ts';

/** What is kept already, as far as an import has to know. */
export type KnownRecord = KnownText | KnownTalk;

export interface KnownText {
  readonly kind: 'fact' | 'passage' | 'erasure';
  readonly id: string;
  readonly revision: string;
  /** Empty for what was erased. */
  readonly text: string;
  readonly isDeleted: boolean;
}

/** The same fact with other words here and in the file. The later one is taken, the other stays in its history. */
export interface ImportConflict {
  readonly id: string;
  readonly kept: string;
  readonly incoming: string;
  readonly winner: 'kept' | 'incoming';
}

export interface ImportCounts {
  /** Facts and passages that are not here yet. */
  readonly added: number;
  /** Here already, and later in the file. */
  readonly changed: number;
  /** Here already, word for word and no older: left alone. */
  readonly unchanged: number;
  /** Here and different; what is here is later, so the file's goes into the history. */
  readonly older: number;
  /** Erased for good here: they do not come back. */
  readonly erasedHere: number;
  /** New by id, and worded like a fact that is here. */
  readonly alike: number;
  /** Kept here, and erased for good by the file: only with consent. */
  readonly erases: number;
  readonly versions: number;
  readonly profile: number;
  readonly talk: TalkCounts;
}

export interface Comparison {
  readonly counts: ImportCounts;
  /** The first hundred; `conflictCount` counts all. */
  readonly conflicts: readonly ImportConflict[];
  readonly conflictCount: number;
  /** What is kept in another conversation than the file says: left out. */
  readonly elsewhere: number;
  /** Not to be written at all. */
  readonly unchanged: ReadonlySet<string>;
  /** Facts of the file that are worded like one that is here. */
  readonly alike: ReadonlySet<string>;
  /** Records here that the file would erase for good. */
  readonly erases: ReadonlySet<string>;
}

type Incoming = Pick<Fact, 'id' | 'text' | 'revision'>;

export interface Comparing {
  see(known: readonly KnownRecord[]): void;
  end(): Comparison;
}

const MOST_SHOWN = 100;

/** What an import has to know of records that are kept. */
export function knownRecords({ facts, passages, erasures, ...talk }: MemoryState): KnownRecord[] {
  const known = (kind: KnownText['kind'], { id, text, revision, deletedAt }: Fact | Passage): KnownText => ({
    kind,
    id,
    revision,
    text,
    isDeleted: deletedAt !== null,
  });
  return [
    ...facts.map((fact) => known('fact', fact)),
    ...passages.map((passage) => known('passage', passage)),
    ...erasures.map(({ id, revision }) => ({
      kind: 'erasure' as const,
      id,
      revision,
      text: '',
      isDeleted: true,
    })),
    ...knownTalk(talk),
  ];
}

/** Holds a file against what is kept, some records at a time. */
export function compareImport(state: MemoryState): Comparing {
  const incoming = new Map([...state.facts, ...state.passages].map((record) => [record.id, record]));
  const erasing = new Set(state.erasures.map(({ id }) => id));
  const byWords = wordsOf(state.facts);
  const tally = createTally();
  const talk = compareTalk(state);
  const [alike, erases] = [new Set<string>(), new Set<string>()];
  const see = (known: KnownRecord) => {
    if (known.kind !== 'erasure' && erasing.has(known.id)) erases.add(known.id);
    if (known.kind === 'talk') return talk.see(known);
    const same = incoming.get(known.id);
    if (same) tally.meet(known, same);
    if (known.kind === 'erasure') talk.seeErased(known.id);
    if (known.kind !== 'fact' || known.isDeleted) return;
    for (const id of byWords.get(gist(known.text)) ?? []) if (id !== known.id) alike.add(id);
  };
  return {
    see: (known) => known.forEach(see),
    end: () => {
      const { met, conflictCount, conflicts, unchangedIds, ...counts } = tally.end();
      const said = talk.end();
      // The same record is not two that look alike.
      for (const id of unchangedIds) alike.delete(id);
      const sizes = {
        alike: alike.size,
        erases: erases.size,
        versions: state.history.length + state.earlier.length,
      };
      const profile = Number(state.profile !== null);
      return {
        counts: { added: incoming.size - met, ...counts, ...sizes, profile, talk: said.counts },
        conflicts,
        conflictCount,
        elsewhere: said.elsewhere,
        unchanged: new Set([...unchangedIds, ...said.unchanged]),
        alike,
        erases,
      };
    },
  };
}

/** What becomes of records that are both here and in the file. */
function createTally() {
  const conflicts: ImportConflict[] = [];
  const left = new Set<string>();
  const counts = { met: 0, changed: 0, unchanged: 0, older: 0, erasedHere: 0, conflictCount: 0 };
  const meetSurvivor = (known: KnownText, { id, text, revision }: Incoming) => {
    const isSame = wellFormed(known.text) === text;
    if (isSame && revision <= known.revision) {
      counts.unchanged += 1;
      return void left.add(id);
    }
    const isLater = revision > known.revision;
    counts[isLater ? 'changed' : 'older'] += 1;
    if (isSame) return;
    counts.conflictCount += 1;
    if (conflicts.length < MOST_SHOWN)
      conflicts.push({ id, kept: known.text, incoming: text, winner: isLater ? 'incoming' : 'kept' });
  };
  return {
    meet: (known: KnownText, record: Incoming) => {
      counts.met += 1;
      if (known.kind !== 'erasure') return meetSurvivor(known, record);
      counts.erasedHere += 1;
      left.add(record.id);
    },
    end: () => ({ ...counts, conflicts, unchangedIds: left }),
  };
}

function wordsOf(facts: readonly Fact[]): Map<string, string[]> {
  const byWords = new Map<string, string[]>();
  for (const { id, text, deletedAt } of facts) {
    if (deletedAt !== null) continue;
    const words = gist(text);
    const ids = byWords.get(words);
    if (ids) ids.push(id);
    else byWords.set(words, [id]);
  }
  return byWords;
}

/** A text without what makes no difference to its meaning: case, accents, punctuation, white space. */
function gist(text: string): string {
  const folded = text.normalize('NFKD').toLowerCase().replaceAll(/\p{M}/gu, '');
  const words = folded.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
  // A fact of emoji or signs alone is told by exactly those.
  return words === '' ? text : words;
}
