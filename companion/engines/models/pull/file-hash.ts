import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** A small machine hashes so much in a few milliseconds, which is how long everything else waits. */
const PIECE_BYTES = 1024 * 1024;

/** SHA-256 of a file, in pieces. `onProgress` is told how much has been read. */
export async function hashFile(
  path: string,
  signal: AbortSignal,
  onProgress: (bytes: number) => void = () => undefined,
): Promise<string> {
  const hash = createHash('sha256');
  let read = 0;
  const stream = createReadStream(path, { highWaterMark: PIECE_BYTES, signal });
  for await (const piece of stream as AsyncIterable<Buffer>) {
    hash.update(piece);
    read += piece.length;
    onProgress(read);
  }
  return hash.digest('hex');
}
