import { mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clock } from '../../../../shared/ports/clock.ts';
import { fault, isKnownError } from '../../../../shared/protocol/errors.ts';
import { isAbort, reasonOf } from '../../../../shared/lib/errors.ts';
import type { PullPhase } from '../../../../shared/schemas/index.ts';
import type { CatalogueEntry, CatalogueFile } from '../../catalogue/catalogue-entry.ts';
import { inspectModel } from '../gguf/inspect-model.ts';
import { asDiskFault } from './disk-fault.ts';
import { DISK_MARGIN_BYTES } from './disk-margin.ts';
import { downloadFile, type DownloadDeps } from './download-file.ts';
import { hashFile } from './file-hash.ts';
import { discardPart, keptBytesOf, partOfTarget, placePart } from './partial-file.ts';
import type { Pins } from './pins.ts';

/** Whether a model really runs, found out by running it where it can do no harm. */
export type SmokeTest = (path: string, signal: AbortSignal) => Promise<SmokeVerdict>;
export type SmokeVerdict =
  | { readonly isUsable: true }
  | { readonly isUsable: false; readonly reason: string };

export interface PullDeps extends Omit<DownloadDeps, 'mustHaveRoom'> {
  readonly modelsFolder: string;
  readonly clock: Clock;
  readonly pins: Pins;
  readonly smoke: SmokeTest;
  /** What is free where models are kept; null where that is not known. */
  readonly freeBytes: (folder: string) => Promise<number | null>;
}

export interface PullStep {
  readonly phase: PullPhase;
  readonly doneBytes: number;
  readonly totalBytes: number | null;
  readonly attempt: number;
}

interface Pull {
  readonly entry: CatalogueEntry;
  readonly deps: PullDeps;
  readonly signal: AbortSignal;
  readonly report: (step: PullStep) => void;
}

export const pinKey = (entry: CatalogueEntry, file: CatalogueFile): string => `${entry.id}/${file.path}`;

/** Where a file of an entry comes to lie. Paths are the catalogue's own: nothing a client says is in them. */
export const targetOf = (modelsFolder: string, entry: CatalogueEntry, file: CatalogueFile): string =>
  join(modelsFolder, entry.folder ?? '', file.path);

/**
 * Brings all files of an entry: room, download, hash, a try, and only then their names. Whatever fails before that
 * leaves what was there before as it was.
 */
export async function pullModel(
  entry: CatalogueEntry,
  deps: PullDeps,
  signal: AbortSignal,
  report: (step: PullStep) => void,
): Promise<void> {
  try {
    await pullAll({ entry, deps, signal, report });
  } catch (error) {
    throw asDiskFault(error, deps.modelsFolder);
  }
}

async function pullAll(pull: Pull): Promise<void> {
  const { deps, report } = pull;
  await mkdir(deps.modelsFolder, { recursive: true });
  report({ phase: 'space', doneBytes: await keptOf(pull), totalBytes: knownTotal(pull), attempt: 1 });
  const total = knownTotal(pull);
  if (total !== null) await mustHaveRoom(pull, total - (await keptOf(pull)));
  await downloadAll(pull);
  const hashes = await verifyAll(pull);
  await tryOut(pull);
  report({ phase: 'placing', doneBytes: await keptOf(pull), totalBytes: await keptOf(pull), attempt: 1 });
  for (const [file, sha256] of hashes) await place(pull, file, sha256);
}

function knownTotal({ entry }: Pull): number | null {
  const sizes = entry.files.map(({ sizeBytes }) => sizeBytes);
  return sizes.reduce((sum, size) => (sum === null || size === null ? null : sum + size), 0);
}

async function keptOf({ entry, deps }: Pull): Promise<number> {
  const kept = await Promise.all(
    entry.files.map(async (file) => keptBytesOf(targetOf(deps.modelsFolder, entry, file))),
  );
  return kept.reduce((sum, bytes) => sum + bytes, 0);
}

async function mustHaveRoom({ deps, entry }: Pull, bytes: number): Promise<void> {
  const free = await deps.freeBytes(deps.modelsFolder);
  const missingBytes = bytes + DISK_MARGIN_BYTES - (free ?? Number.POSITIVE_INFINITY);
  if (missingBytes <= 0) return;
  throw fault(
    'disk_full',
    `${entry.name} needs ${inMb(bytes)} MB and ${inMb(DISK_MARGIN_BYTES)} MB must stay free: ${inMb(missingBytes)} MB are missing.`,
    { details: { missingBytes, neededBytes: bytes, freeBytes: free } },
  );
}

const inMb = (bytes: number): number => Math.ceil(bytes / 1e6);

async function downloadAll(pull: Pull): Promise<void> {
  const { entry, deps, signal, report } = pull;
  let before = 0;
  for (const file of entry.files) {
    const target = targetOf(deps.modelsFolder, entry, file);
    await mkdir(dirname(target), { recursive: true });
    const { url, sizeBytes } = file;
    const hasHash = (await expectedHash(pull, file)) !== null;
    const roomFor = { ...deps, mustHaveRoom: async (bytes: number) => mustHaveRoom(pull, bytes) };
    await downloadFile({ url, target, sizeBytes, hasHash }, roomFor, signal, (told) => {
      const total = knownTotal(pull) ?? (entry.files.length === 1 ? told.totalBytes : null);
      report({
        phase: told.isWaiting ? 'waiting' : 'downloading',
        doneBytes: before + told.doneBytes,
        totalBytes: total,
        attempt: told.attempt,
      });
    });
    before += await keptBytesOf(target);
  }
}

/** The hash a file must have: the catalogue's, else that of its first download. */
async function expectedHash({ entry, deps }: Pull, file: CatalogueFile): Promise<string | null> {
  return file.sha256 ?? (await deps.pins.find(pinKey(entry, file)))?.sha256 ?? null;
}

async function verifyAll(pull: Pull): Promise<Map<CatalogueFile, string>> {
  const { entry, deps, signal, report } = pull;
  const hashes = new Map<CatalogueFile, string>();
  const totalBytes = await keptOf(pull);
  let before = 0;
  for (const file of entry.files) {
    const target = targetOf(deps.modelsFolder, entry, file);
    const sha256 = await hashFile(partOfTarget(target), signal, (bytes) =>
      report({ phase: 'verifying', doneBytes: before + bytes, totalBytes, attempt: 1 }),
    );
    const expected = await expectedHash(pull, file);
    if (expected !== null && sha256 !== expected) {
      await discardPart(target);
      throw fault(
        'download_mismatch',
        `${file.path} is not the file that was promised: its SHA-256 is ${sha256}, and ${expected} was expected. It was removed.`,
        { details: { sha256, expected, isPinned: file.sha256 === null } },
      );
    }
    hashes.set(file, sha256);
    before += await keptBytesOf(target);
  }
  return hashes;
}

/** What is no model, or does not run, is not kept: it could only be found broken again. */
async function tryOut(pull: Pull): Promise<void> {
  const { entry, deps, report } = pull;
  const totalBytes = await keptOf(pull);
  report({ phase: 'testing', doneBytes: totalBytes, totalBytes, attempt: 1 });
  const first = entry.files[0];
  if (entry.use === 'search' || !first) return;
  const path = partOfTarget(targetOf(deps.modelsFolder, entry, first));
  const head = await inspectModel(path);
  const verdict = head.isUsable ? await runOnce(pull, path) : head;
  if (verdict.isUsable) return;
  for (const file of entry.files) await discardPart(targetOf(deps.modelsFolder, entry, file));
  throw fault('model_unusable', `${entry.name} was downloaded and does not run: ${verdict.reason}`, {
    details: { reason: verdict.reason },
  });
}

async function runOnce({ deps, signal, entry }: Pull, path: string): Promise<SmokeVerdict> {
  try {
    return await deps.smoke(path, signal);
  } catch (error) {
    if (signal.aborted || isAbort(error) || isKnownError(error)) throw error;
    throw fault('model_failed', `${entry.name} could not be tried out: ${reasonOf(error)}`, { cause: error });
  }
}

async function place({ entry, deps }: Pull, file: CatalogueFile, sha256: string): Promise<void> {
  const target = targetOf(deps.modelsFolder, entry, file);
  const { size: sizeBytes } = await stat(partOfTarget(target));
  // Pinned first: were the power cut between the two, the file would be checked against its own hash again.
  const key = pinKey(entry, file);
  const known = await deps.pins.find(key);
  if (known?.sha256 !== sha256) {
    await deps.pins.keep(key, { sha256, sizeBytes, pinnedAt: deps.clock.now() });
  }
  await placePart(target);
}
