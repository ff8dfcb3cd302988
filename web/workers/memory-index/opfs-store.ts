import { checksum } from './checksum.ts';
import { OpfsSlab } from './opfs-slab.ts';
import {
  sizesOf,
  type KeptSnapshot,
  type SnapshotParts,
  type SnapshotStamp,
  type SnapshotStore,
} from './snapshot-store.ts';
import { openSyncFolder, type SyncFile, type SyncFolder } from './sync-file.ts';

/** The first pages of the file are the header: names and sizes of some fifty parts, and who made it. */
const HEADER_BYTES = 16_384;
/** Which program wrote it, the length of the text, and its checksum. */
const PREFIX_BYTES = 12;
const MAGIC = 0x4e_49_58_01;

interface Header {
  readonly order: number;
  readonly sum: number;
  readonly sizes: KeptSnapshot['sizes'];
  readonly stamp: SnapshotStamp;
}

/** Two files that take turns: while one is written the other is whole. A header, written last, says which count. */
export async function openOpfsStore(
  name: string,
  open: (name: string) => Promise<SyncFolder> = openSyncFolder,
): Promise<SnapshotStore> {
  const folder = await open(name);
  const opened: SyncFile[] = [];
  try {
    for (const file of ['vectors', 'snapshot-a', 'snapshot-b']) opened.push(await folder(file));
  } catch (error) {
    for (const file of opened) file.close();
    throw error;
  }
  const [vectors, ...files] = opened as [SyncFile, SyncFile, SyncFile];
  let slab: OpfsSlab | null = null;
  return {
    kind: 'opfs',
    slabOf: (dimension) => (slab = new OpfsSlab(vectors, dimension)),
    snapshots: async () =>
      files
        .flatMap((file) => {
          const found = readHeader(file);
          return found ? [{ file, found }] : [];
        })
        .toSorted((a, b) => b.found.order - a.found.order)
        .map(({ file, found }) => keptSnapshot(file, found)),
    save: async (stamp, parts) => {
      const orders = files.map((file) => readHeader(file)?.order ?? 0);
      const [older, newer] = (orders[0] ?? 0) <= (orders[1] ?? 0) ? files : files.toReversed();
      if (!older || !newer) return;
      slab?.flush();
      writeSnapshot(older, stamp, parts, Math.max(...orders) + 1);
      // From here on the new one counts; what only the old one still knew is gone with it.
      discard(newer);
    },
    discard: async () => {
      for (const file of files) discard(file);
    },
    close: () => {
      slab?.flush();
      vectors.close();
      for (const file of files) file.close();
    },
  };
}

function discard(file: SyncFile): void {
  file.truncate(0);
  file.flush();
}

function writeSnapshot(file: SyncFile, stamp: SnapshotStamp, parts: SnapshotParts, order: number): void {
  file.truncate(0);
  let at = HEADER_BYTES;
  for (const part of parts.values()) {
    if (file.write(part, { at }) !== part.byteLength) throw new Error('The disk is full.');
    at += part.byteLength;
  }
  file.flush();
  const header: Header = { order, sum: checksum(parts.values()), sizes: sizesOf(parts), stamp };
  const text = new TextEncoder().encode(JSON.stringify(header));
  if (text.byteLength > HEADER_BYTES - PREFIX_BYTES) throw new Error('The stamp of the index is too long.');
  const page = new Uint8Array(HEADER_BYTES);
  page.set(text, PREFIX_BYTES);
  const view = new DataView(page.buffer);
  view.setUint32(0, MAGIC);
  view.setUint32(4, text.byteLength);
  view.setUint32(8, checksum([text]));
  file.write(page, { at: 0 });
  file.flush();
}

function readHeader(file: SyncFile): Header | null {
  const page = new Uint8Array(HEADER_BYTES);
  if (file.read(page, { at: 0 }) !== HEADER_BYTES) return null;
  const view = new DataView(page.buffer);
  if (view.getUint32(0) !== MAGIC) return null;
  const text = page.slice(PREFIX_BYTES, PREFIX_BYTES + view.getUint32(4));
  if (checksum([text]) !== view.getUint32(8)) return null;
  // Written by this very program, byte for byte: the magic and the checksum are what would else be checked here.
  return JSON.parse(new TextDecoder().decode(text)) as Header;
}

function keptSnapshot(file: SyncFile, { stamp, sizes, sum }: Header): KeptSnapshot {
  return {
    stamp,
    sizes,
    readInto: async (parts) => {
      let at = HEADER_BYTES;
      for (const part of parts.values()) {
        if (file.read(part, { at }) !== part.byteLength) return false;
        at += part.byteLength;
      }
      return checksum(parts.values()) === sum;
    },
  };
}
