import type { FactVersion, Passage } from '../../../schemas/index.ts';
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
import { readTalk, TALK_LISTS } from './read-talk.ts';
import type { Recognised } from './recognise-import.ts';
import { createSteps, type Step } from './steps.ts';

/**
 * Checks every entry of a recognised file. It can be paused: after each batch it yields how many entries it has done
 * and how many there are. Whatever the file holds, it ends with a verdict.
 */
export function* readImport(
  recognised: Extract<Recognised, { kind: 'memory' | 'facts' }>,
  options: ImportOptions,
): Generator<Step, ReadFile> {
  const keeper = createNoteKeeper();
  if (options.wasDamaged) keeper.note('characters_replaced');
  if (recognised.kind === 'memory') return yield* readOwn(recognised.root, options, keeper);
  const reading = readingOf('foreign', options, options.writtenAt, keeper);
  const { program, entries, relations, unsafeKeys } = recognised;
  const facts = createFactList(keeper);
  yield* createSteps(entries.length)(entries, (entry) => addFact(facts, entry, reading));
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
): Generator<Step, ReadFile> {
  const undated = readingOf('own', options, options.writtenAt, keeper);
  const reading = { ...undated, undatedAt: readPast(root.get('exportedAt'), undated) ?? undated.undatedAt };
  const listed = (name: string) => (root.get(name) ?? []) as readonly unknown[];
  const lengths = ['facts', 'passages', 'history', ...TALK_LISTS].map((name) => listed(name).length);
  const each = createSteps(lengths.reduce((sum, length) => sum + length));
  const facts = createFactList(keeper);
  const passages = new Map<string, Passage>();
  const history: FactVersion[] = [];
  yield* each(listed('facts'), (entry) => addFact(facts, entry, reading));
  yield* each(listed('passages'), (entry, at) => {
    const passage = readPassage(entry, at, reading);
    if (passage && passages.has(passage.id)) keeper.note('repeated');
    else if (passage) passages.set(passage.id, passage);
  });
  yield* each(listed('history'), (entry) => {
    const version = readVersion(entry, facts, reading);
    if (version) history.push(version);
  });
  const talk = yield* readTalk(listed, root.get('persona'), each, reading);
  const unsafe = [...root.keys()].filter(isUnsafeKey).length;
  if (unsafe > 0) keeper.note('keys_dropped', unsafe);
  const state = {
    ...talk,
    facts: facts.linked(),
    passages: [...passages.values()],
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

function conclude(
  format: ImportFormat,
  keeper: NoteKeeper,
  state: MemoryState,
  vectors: readonly ImportedVector[],
): ReadFile {
  const { profile, persona, ...lists } = state;
  const alone = [profile, persona].filter((record) => record !== null);
  const taken = [alone, ...Object.values(lists)].reduce((sum, { length }) => sum + length, 0);
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
