import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isModelFile, partOf } from './model-names.ts';

export interface ScanRoot {
  readonly path: string;
  /** The folder of the companion itself, whose files it may delete. */
  readonly isOwn: boolean;
  /** Folders right below that hold something else. */
  readonly without?: readonly string[];
}

export interface FoundFile {
  readonly path: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly changedAtMs: number;
}

/** The files that are one model, in their order, and which of them are not there. */
export interface FoundModelFiles {
  readonly name: string;
  readonly files: readonly FoundFile[];
  readonly missing: readonly number[];
  readonly canDelete: boolean;
}

/** Folders by maker and model, and one more; a whole disk is not searched because of one link. */
const DEEPEST = 3;
const MOST_ENTRIES = 10_000;
/** More than anyone keeps. */
const MOST_FILES = 500;

interface Place extends FoundFile {
  readonly folder: string;
  readonly canDelete: boolean;
}

interface Walk {
  readonly seen: Set<string>;
  readonly found: Place[];
  entries: number;
}

/** The models that lie in these folders, the first folder first, each file once however many links lead to it. */
export async function scanFolders(roots: readonly ScanRoot[]): Promise<FoundModelFiles[]> {
  const walk: Walk = { seen: new Set(), found: [], entries: 0 };
  for (const { path, isOwn, without = [] } of roots) await walkFolder(walk, path, isOwn, 0, without);
  return joinParts(walk.found);
}

async function walkFolder(
  walk: Walk,
  folder: string,
  canDelete: boolean,
  depth: number,
  without: readonly string[] = [],
): Promise<void> {
  const real = await realpath(folder).catch(() => null);
  if (real === null || walk.seen.has(real)) return;
  walk.seen.add(real);
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    walk.entries += 1;
    if (walk.entries > MOST_ENTRIES || walk.found.length === MOST_FILES) return;
    if (entry.name.startsWith('.') || without.includes(entry.name)) continue;
    await look(walk, folder, entry, canDelete, depth);
  }
}

async function look(
  walk: Walk,
  folder: string,
  entry: Dirent,
  canDelete: boolean,
  depth: number,
): Promise<void> {
  const path = join(folder, entry.name);
  const isLink = entry.isSymbolicLink();
  if (!entry.isDirectory() && !isLink && !isModelFile(entry.name)) return;
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory() && depth < DEEPEST) {
    // What lies behind a link is somebody else's.
    await walkFolder(walk, path, canDelete && !isLink, depth + 1);
  }
  if (!found?.isFile() || !isModelFile(entry.name)) return;
  const real = await realpath(path).catch(() => null);
  if (real === null || walk.seen.has(real)) return;
  walk.seen.add(real);
  const { size: sizeBytes, mtimeMs: changedAtMs } = found;
  walk.found.push({ path, folder, name: entry.name, sizeBytes, changedAtMs, canDelete });
}

function joinParts(places: readonly Place[]): FoundModelFiles[] {
  const groups = new Map<string, Place[]>();
  for (const place of places) {
    const part = partOf(place.name);
    const key = part ? join(place.folder, `${part.stem}/${part.count}`) : place.path;
    groups.set(key, [...(groups.get(key) ?? []), place]);
  }
  return Array.from(groups.values(), joined);
}

function joined(places: readonly Place[]): FoundModelFiles {
  const numberOf = ({ name }: Place) => partOf(name)?.number ?? 1;
  const files = places.toSorted((one, other) => numberOf(one) - numberOf(other));
  const there = new Set(files.map(numberOf));
  const first = files[0] as Place;
  const count = partOf(first.name)?.count ?? 1;
  const missing: number[] = [];
  // A name may claim thousands of parts: one that is missing is reason enough.
  for (let number = 1; number <= count && missing.length === 0; number += 1) {
    if (!there.has(number)) missing.push(number);
  }
  return {
    name: first.name,
    files: files.map(({ folder: _folder, canDelete: _canDelete, ...file }) => file),
    missing,
    canDelete: files.every(({ canDelete }) => canDelete),
  };
}
