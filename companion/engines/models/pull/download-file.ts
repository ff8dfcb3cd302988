import { fault, type KnownError } from '../../../../shared/protocol/errors.ts';
import type { Timer } from '../../../ports/timer.ts';
import { openAddress, type Fetch } from './open-address.ts';
import { PartialFile } from './partial-file.ts';
import { Setback } from './setback.ts';
import { pause, watchFor } from './waiting.ts';

export interface DownloadDeps {
  readonly fetch: Fetch;
  readonly mayAsk: (url: URL) => boolean;
  readonly timer: Timer;
  /** Throws `disk_full` where there is no room for so many more bytes. */
  readonly mustHaveRoom: (bytes: number) => Promise<void>;
}

export interface Download {
  readonly url: string;
  readonly target: string;
  readonly sizeBytes: number | null;
  readonly hasHash: boolean;
}

export interface DownloadReport {
  readonly isWaiting: boolean;
  readonly doneBytes: number;
  readonly totalBytes: number | null;
  readonly attempt: number;
}

type Report = (report: DownloadReport) => void;

/** No byte for so long, and the connection is given up: twice as long at most. */
export const STALL_MS = 20_000;
/** Tries in a row that bring nothing worth naming; the pauses between them are 1, 2, 4 and 8 seconds. */
const MOST_TRIES = 5;
const FIRST_PAUSE_MS = 1_000;
const WORTH_NAMING_BYTES = 1024 * 1024;

/**
 * Brings a file, going on where an earlier try stopped, until all of it lies beside its place. Unchecked: what it is
 * must be proved by its hash. A file of another size than promised is refused before it is downloaded.
 */
export async function downloadFile(
  download: Download,
  deps: DownloadDeps,
  signal: AbortSignal,
  report: Report,
): Promise<void> {
  const part = await PartialFile.open(download);
  try {
    await tryUntilDone(download, deps, part, signal, report);
    await part.makeSafe();
  } catch (error) {
    // What arrived is worth keeping, also from a power cut; the error is worth more than a failure of that.
    await part.makeSafe().catch(() => undefined);
    throw asFault(error);
  } finally {
    await part.close();
  }
}

async function tryUntilDone(
  download: Download,
  deps: DownloadDeps,
  part: PartialFile,
  signal: AbortSignal,
  report: Report,
): Promise<void> {
  let failures = 0;
  for (let attempt = 1; ; attempt += 1) {
    const before = part.size;
    const tell = (isWaiting: boolean) =>
      report({ isWaiting, doneBytes: part.size, totalBytes: totalOf(download, part), attempt });
    try {
      if (await takeRest(download, deps, part, signal, () => tell(false))) return;
      throw new Setback('The connection broke off.');
    } catch (error) {
      if (!(error instanceof Setback)) throw error;
      failures = part.size - before >= WORTH_NAMING_BYTES ? 1 : failures + 1;
      if (failures === MOST_TRIES) throw error;
      tell(true);
      await pause(deps.timer, Math.max(error.waitMs, FIRST_PAUSE_MS * 2 ** (failures - 1)), signal);
    }
  }
}

const totalOf = (download: Download, part: PartialFile): number | null =>
  download.sizeBytes ?? part.totalBytes;

/** One connection. Says whether the file is complete; a connection that ended too early is a setback. */
async function takeRest(
  download: Download,
  deps: DownloadDeps,
  part: PartialFile,
  signal: AbortSignal,
  tell: () => void,
): Promise<boolean> {
  if (part.size > 0 && part.size === totalOf(download, part)) return true;
  if (part.size > 0 && !canGoOn(download, part)) await part.restart();
  const watch = watchFor(deps.timer, STALL_MS, signal);
  try {
    const headers = rangeOf(part);
    const response = await openAddress(deps.fetch, deps.mayAsk, {
      url: download.url,
      headers,
      signal: watch.signal,
    });
    watch.moved();
    const total = await agreeOn(download, response, part);
    await deps.mustHaveRoom(total - part.size);
    tell();
    for await (const chunk of response.body ?? []) {
      watch.moved();
      if (part.size + chunk.length > total) throw await mismatch(part, `more than ${total} bytes came`);
      await part.append(chunk);
      tell();
    }
    return part.size === total;
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (watch.hasStalled) throw new Setback('Nothing came for too long.', 0, { cause: error });
    throw asSetback(error);
  } finally {
    watch.stop();
  }
}

/** Without a mark of the server's file or a hash, two halves of different files could come together. */
const canGoOn = (download: Download, part: PartialFile): boolean =>
  part.size < (totalOf(download, part) ?? 0) && (part.etag !== null || download.hasHash);

function rangeOf(part: PartialFile): Record<string, string> {
  if (part.size === 0) return {};
  const range = { range: `bytes=${part.size}-` };
  return part.etag === null ? range : { ...range, 'if-range': part.etag };
}

/** Finds out what is coming: the size of the whole file, with the part ready to take what follows. */
async function agreeOn(download: Download, response: Response, part: PartialFile): Promise<number> {
  const etag = strongTag(response.headers.get('etag'));
  const told = sizeTold(response);
  if (response.status !== 200 && !continues(response, part, etag)) {
    await response.body?.cancel();
    await part.restart();
    throw new Setback('The server sent another part than was asked for.');
  }
  const promised = download.sizeBytes ?? (response.status === 200 ? null : part.totalBytes);
  if (told !== null && promised !== null && told !== promised) {
    await response.body?.cancel();
    throw await mismatch(part, `it has ${told} bytes, and ${promised} were promised`);
  }
  const total = promised ?? told;
  if (total === null) {
    await response.body?.cancel();
    throw fault('download_failed', 'The server does not say how large the file is, so it was not begun.');
  }
  if (response.status === 200) await part.restart();
  await part.note({ etag, totalBytes: total });
  return total;
}

/** Whether an answer is the rest of what is there. */
function continues(response: Response, part: PartialFile, etag: string | null): boolean {
  if (response.status !== 206) return false;
  const start = /^bytes (\d{1,15})-/.exec(response.headers.get('content-range') ?? '')?.[1];
  return Number(start) === part.size && (part.etag === null || etag === null || etag === part.etag);
}

/** The size of the whole file, as the answer says it. */
function sizeTold(response: Response): number | null {
  const { headers, status } = response;
  const text =
    status === 206
      ? /\/(\d{1,15})$/.exec(headers.get('content-range') ?? '')?.[1]
      : /^(\d{1,15})$/.exec(headers.get('content-length') ?? '')?.[1];
  return text === undefined ? null : Number(text);
}

/** A weak tag says "much the same", which is not enough to put two halves together. */
function strongTag(header: string | null): string | null {
  return header !== null && /^"[^"]{1,200}"$/.test(header) ? header : null;
}

async function mismatch(part: PartialFile, what: string): Promise<KnownError> {
  await part.discard();
  return fault(
    'download_mismatch',
    `This is not the file that was promised: ${what}. Nothing of it was kept.`,
  );
}

function asSetback(error: unknown): unknown {
  // What fetch throws when a connection breaks in the middle of a body.
  return error instanceof TypeError ? new Setback('The connection broke off.', 0, { cause: error }) : error;
}

function asFault(error: unknown): unknown {
  if (error instanceof Setback) {
    return fault('download_failed', `${error.message} What arrived is kept: start it again and it goes on.`, {
      cause: error,
    });
  }
  return error;
}
