import type { EarlierRecord, Erasure, Fact, FactVersion, Passage, Profile } from '../../../schemas/index.ts';
import { FORMAT_NAME, FORMAT_VERSION } from './memory-file.ts';
import { writeVector } from './vector-data.ts';

/** Records as a store hands them out: some at a time, so that nothing waits for all of them. */
export type Chunks<Kept> = AsyncIterable<readonly Kept[]> | Iterable<readonly Kept[]>;

/** What goes into a file: the whole memory, or a selection of it. What is left out is empty. */
export interface MemoryFileSource {
  readonly profile: Profile | null;
  readonly facts: Chunks<Fact>;
  readonly passages?: Chunks<Passage>;
  readonly history?: Chunks<FactVersion>;
  readonly earlier?: Chunks<EarlierRecord>;
  readonly erasures?: Chunks<Erasure>;
  readonly embeddings?: {
    readonly model: { readonly id: string; readonly dimension: number };
    readonly vectors: Chunks<{ id: string; vector: Float32Array }>;
  };
}

export interface FileStamp {
  readonly exportedAt: number;
  /** The device of the hybrid clock: where revisions come from. */
  readonly deviceId: string;
}

/** Records of one piece: a few milliseconds of the page. */
const AT_ONCE = 500;

/** Years 0 to 9999: beyond them ISO 8601 needs a sign and six digits, which few programs read. */
const FIRST_PLAIN = -62_167_219_200_000;
const LAST_PLAIN = 253_402_300_799_999;

const dated = (ms: number) => (ms >= FIRST_PLAIN && ms <= LAST_PLAIN ? new Date(ms).toISOString() : ms);
const datedOrNull = (ms: number | null) => (ms === null ? null : dated(ms));

/** The name a file is saved under: `nima-memory-2026-01-02.json`, or `…-locked.json` where it takes a passphrase. */
export function memoryFileName(exportedAt: number, isLocked = false): string {
  return `nima-memory-${new Date(exportedAt).toISOString().slice(0, 10)}${isLocked ? '-locked' : ''}.json`;
}

/** The file, piece by piece: joined they are one JSON document, one record a line. */
export async function* writeMemoryFile(source: MemoryFileSource, stamp: FileStamp): AsyncGenerator<string> {
  const head = { format: FORMAT_NAME, version: FORMAT_VERSION, exportedAt: dated(stamp.exportedAt) };
  const profile = source.profile && fileProfile(source.profile);
  yield JSON.stringify({ ...head, deviceId: stamp.deviceId, profile }).slice(0, -1);
  yield* list('facts', source.facts, fileFact);
  yield* list('passages', source.passages ?? [], filePassage);
  yield* list('history', source.history ?? [], ({ factId, replacedAt, fact }) => ({
    factId,
    replacedAt: dated(replacedAt),
    fact: fileFact(fact),
  }));
  yield* list('earlier', source.earlier ?? [], (record) =>
    record.kind === 'profile'
      ? { kind: record.kind, profile: fileProfile(record.profile) }
      : { kind: record.kind, passage: filePassage(record.passage) },
  );
  yield* list('tombstones', source.erasures ?? [], (erasure) => erasure);
  if (source.embeddings) {
    const { model, vectors } = source.embeddings;
    const about = JSON.stringify({ model: model.id, dimension: model.dimension }).slice(0, -1);
    yield `,\n"embeddings":${about}`;
    yield* list('vectors', vectors, ({ id, vector }) => ({ id, data: writeVector(vector) }));
    yield '}';
  }
  yield '}\n';
}

async function* list<Kept>(
  name: string,
  chunks: Chunks<Kept>,
  write: (record: Kept) => unknown,
): AsyncGenerator<string> {
  let before = `,\n"${name}":[\n`;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += AT_ONCE) {
      const some = chunk.slice(at, at + AT_ONCE);
      yield before + some.map((record) => JSON.stringify(write(record))).join(',\n');
      before = ',\n';
    }
  }
  yield before === ',\n' ? ']' : `${before}]`;
}

function fileFact(fact: Fact): object {
  return {
    ...fact,
    validFrom: datedOrNull(fact.validFrom),
    validTo: datedOrNull(fact.validTo),
    createdAt: dated(fact.createdAt),
    updatedAt: dated(fact.updatedAt),
    deletedAt: datedOrNull(fact.deletedAt),
  };
}

function fileProfile(profile: Profile): object {
  return { ...profile, updatedAt: dated(profile.updatedAt) };
}

function filePassage(passage: Passage): object {
  return {
    ...passage,
    at: dated(passage.at),
    createdAt: dated(passage.createdAt),
    deletedAt: datedOrNull(passage.deletedAt),
  };
}
