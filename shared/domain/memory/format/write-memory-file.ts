import type {
  Conversation,
  EarlierRecord,
  Erasure,
  Fact,
  FactVersion,
  Fold,
  Message,
  Offer,
  Passage,
  Profile,
} from '../../../schemas/index.ts';
import type { PersonaVersion } from '../merge/talk-state.ts';
import { dated, datedOrNull } from './dates.ts';
import { FORMAT_NAME, FORMAT_VERSION } from './memory-file.ts';
import { writeVector } from './vector-data.ts';
import { writeConversation, writeFold, writeMessage, writeOffer } from './write-talk.ts';

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
  readonly conversations?: Chunks<Conversation>;
  readonly messages?: Chunks<Message>;
  readonly offers?: Chunks<Offer>;
  readonly folds?: Chunks<Fold>;
  readonly persona?: PersonaVersion | null;
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

/** Records of one piece: a few milliseconds of the page. A message may be as long as fifty facts. */
const AT_ONCE = 500;
const MESSAGES_AT_ONCE = 100;

/** The name a file is saved under: `nima-memory-2026-01-02.json`, or `…-locked.json` where it takes a passphrase. */
export function memoryFileName(exportedAt: number, isLocked = false): string {
  return `nima-memory-${new Date(exportedAt).toISOString().slice(0, 10)}${isLocked ? '-locked' : ''}.json`;
}

/** The file, piece by piece: joined they are one JSON document, one record a line. */
export async function* writeMemoryFile(source: MemoryFileSource, stamp: FileStamp): AsyncGenerator<string> {
  const head = { format: FORMAT_NAME, version: FORMAT_VERSION, exportedAt: dated(stamp.exportedAt) };
  const profile = source.profile && fileProfile(source.profile);
  const persona = source.persona ? { persona: source.persona } : {};
  yield JSON.stringify({ ...head, deviceId: stamp.deviceId, profile, ...persona }).slice(0, -1);
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
  yield* list('conversations', source.conversations ?? [], writeConversation);
  yield* list('messages', source.messages ?? [], writeMessage, MESSAGES_AT_ONCE);
  yield* list('offers', source.offers ?? [], writeOffer);
  yield* list('folds', source.folds ?? [], writeFold);
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
  atOnce = AT_ONCE,
): AsyncGenerator<string> {
  let before = `,\n"${name}":[\n`;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += atOnce) {
      const some = chunk.slice(at, at + atOnce);
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
