import { EMPTY_MEMORY, type MemoryState } from '../merge/memory-state.ts';
import { isUnsafeKey } from './clean.ts';
import { createFactList, type FactList } from './fact-list.ts';
import {
  createNoteKeeper,
  type ImportedVector,
  type ImportFormat,
  type ImportMessage,
  type NoteKeeper,
  type ReadFile,
} from './import-result.ts';
import { readVectors } from './read-vectors.ts';
import { readFact } from './read-fact.ts';
import { readEarlier, readErasure, readPassage, readProfile, readVersion } from './read-others.ts';
import { readingOf, readPast, type ImportOptions, type Reading } from './reading.ts';
import type { Recognised } from './recognise-import.ts';

/** So many entries take a few milliseconds: often enough to be stopped, and to show how far it is. */
const AT_ONCE = 250;

/**
 * Checks every entry of a recognised file. It can be paused: after each batch it yields how many entries it has done
 * and how many there are. Whatever the file holds, it ends with a verdict.
 */
export function* readImport(
  recognised: Extract<Recognised, { kind: 'memory' | 'facts' }>,
  options: ImportOptions,
): Generator<{ done: number; total: number }, ReadFile> {
  const keeper = createNoteKeeper();
  if (options.wasDamaged) keeper.note('characters_replaced');
  if (recognised.kind === 'memory') return yield* readOwn(recognised.root, options, keeper);
  const reading = readingOf('foreign', options, options.writtenAt, keeper);
  const { program, entries, relations, unsafeKeys } = recognised;
  const facts = createFactList(keeper);
  yield* each(entries, 0, entries.length, (entry) => addFact(facts, entry, reading));
  if (unsafeKeys > 0) keeper.note('keys_dropped', unsafeKeys);
  if (relations > 0) keeper.note('relations_left_out', relations);
  return conclude(program, keeper, { ...EMPTY_MEMORY, facts: facts.linked() }, []);
}

/** What is said of a file of which nothing can be taken. */
export function refusedFile(message: ImportMessage): ReadFile {
  const nothing = { notes: [], refused: 0, state: EMPTY_MEMORY, vectors: [] };
  return { format: null, verdict: 'reject', message, ...nothing };
}

function* readOwn(
  root: ReadonlyMap<string, unknown>,
  options: ImportOptions,
  keeper: NoteKeeper,
): Generator<{ done: number; total: number }, ReadFile> {
  const undated = readingOf('own', options, options.writtenAt, keeper);
  const reading = { ...undated, undatedAt: readPast(root.get('exportedAt'), undated) ?? undated.undatedAt };
  const listed = (name: string) => (root.get(name) ?? []) as readonly unknown[];
  const lists = [listed('facts'), listed('passages'), listed('history')] as const;
  const total = lists.reduce((sum, { length }) => sum + length, 0);
  const facts = createFactList(keeper);
  const passages = new Map<string, ReturnType<typeof readPassage>>();
  const history: MemoryState['history'][number][] = [];
  yield* each(lists[0], 0, total, (entry) => addFact(facts, entry, reading));
  yield* each(lists[1], lists[0].length, total, (entry, at) => {
    const passage = readPassage(entry, at, reading);
    if (passage && passages.has(passage.id)) keeper.note('repeated');
    else if (passage) passages.set(passage.id, passage);
  });
  yield* each(lists[2], total - lists[2].length, total, (entry) => {
    const version = readVersion(entry, facts, reading);
    if (version) history.push(version);
  });
  const unsafe = [...root.keys()].filter(isUnsafeKey).length;
  if (unsafe > 0) keeper.note('keys_dropped', unsafe);
  const state = {
    facts: facts.linked(),
    passages: [...passages.values()].filter((passage) => passage !== null),
    history,
    earlier: listed('earlier')
      .map((entry, at) => readEarlier(entry, at, facts, reading))
      .filter((record) => record !== null),
    erasures: listed('tombstones')
      .map((entry) => readErasure(entry, reading))
      .filter((erasure) => erasure !== null),
    profile: readProfile(root.get('profile'), facts, reading),
  };
  return conclude(
    'nima-memory',
    keeper,
    state,
    readVectors(root.get('embeddings'), options.model, keeper, facts),
  );
}

function addFact(facts: FactList, entry: unknown, reading: Reading): void {
  const read = readFact(entry, reading);
  if (read) facts.add(read);
}

function* each(
  entries: readonly unknown[],
  before: number,
  total: number,
  take: (entry: unknown, at: number) => void,
): Generator<{ done: number; total: number }> {
  for (let start = 0; start < entries.length; start += AT_ONCE) {
    entries.slice(start, start + AT_ONCE).forEach((entry, at) => take(entry, start + at));
    yield { done: before + Math.min(start + AT_ONCE, entries.length), total };
  }
}

function conclude(
  format: ImportFormat,
  keeper: NoteKeeper,
  state: MemoryState,
  vectors: readonly ImportedVector[],
): ReadFile {
  const { profile, ...lists } = state;
  const taken = Object.values(lists).reduce((sum, { length }) => sum + length, Number(profile !== null));
  const refused = keeper.refused();
  const notes = keeper.notes();
  const isWhole = !keeper.isLess();
  if (taken === 0 && !(isWhole && format === 'nima-memory'))
    return { ...refusedFile({ code: 'nothing_valid', values: { refused } }), format, notes, refused };
  const values = { count: taken, refused };
  const verdict = isWhole ? 'accept' : 'partial';
  const message = { code: isWhole ? 'accepted' : 'partial', values } as const;
  return { format, verdict, message, notes, refused, state, vectors };
}
