import { EMPTY_MEMORY, type MemoryState } from '../merge/memory-state.ts';
import type { TalkState } from '../merge/talk-state.ts';
import type { Comparison } from './compare-import.ts';
import { withoutTalk } from './compare-talk.ts';
import type { ImportedVector } from './import-result.ts';
import { slices, slicesOfTexts } from './slices.ts';

/** Some records of a file, checked, to be merged into what is kept. */
export interface ImportChunk {
  readonly state: MemoryState;
  readonly vectors: readonly ImportedVector[];
}

/** What a person decided on seeing the preview. */
export interface ImportConsent {
  /** Leave out new facts that are worded like one that is here. */
  readonly leaveOutAlike: boolean;
  /** Erase for good what the file says was erased, also where it is here. */
  readonly eraseHere: boolean;
}

/** The records to write, some at a time. Merged one after the other they are the whole file. */
export function* importChunks(
  state: MemoryState,
  vectors: readonly ImportedVector[],
  { unchanged, alike, erases }: Comparison,
  consent: ImportConsent,
): Generator<ImportChunk> {
  const isWanted = (id: string) => !unchanged.has(id) && !(consent.leaveOutAlike && alike.has(id));
  const facts = state.facts.filter(({ id }) => isWanted(id));
  const passages = state.passages.filter(({ id }) => isWanted(id));
  const erasures = state.erasures.filter(({ id }) => consent.eraseHere || !erases.has(id));
  if (state.profile || erasures.length > 0)
    for (const some of slices(erasures, 1))
      yield { state: only({ erasures: some, profile: state.profile }), vectors: [] };
  const byId = new Map(vectors.map((one) => [one.id, one]));
  const vectorsOf = (records: readonly { id: string }[]) =>
    records.map(({ id }) => byId.get(id)).filter((one) => one !== undefined);
  for (const some of slices(facts)) yield { state: only({ facts: some }), vectors: vectorsOf(some) };
  for (const some of slices(passages)) yield { state: only({ passages: some }), vectors: vectorsOf(some) };
  for (const some of slices(state.earlier)) yield { state: only({ earlier: some }), vectors: [] };
  const history = state.history.filter(({ factId }) => !(consent.leaveOutAlike && alike.has(factId)));
  for (const some of slices(history)) yield { state: only({ history: some }), vectors: [] };
  for (const talk of talkIn(withoutTalk(state, unchanged))) yield { state: only(talk), vectors: [] };
}

function* talkIn(talk: TalkState): Generator<Partial<TalkState>> {
  for (const conversations of slices(talk.conversations)) yield { conversations };
  for (const messages of slicesOfTexts(talk.messages)) yield { messages };
  for (const offers of slicesOfTexts(talk.offers)) yield { offers };
  for (const folds of slicesOfTexts(talk.folds)) yield { folds };
  if (talk.persona) yield { persona: talk.persona };
}

const only = (part: Partial<MemoryState>): MemoryState => ({ ...EMPTY_MEMORY, ...part });
