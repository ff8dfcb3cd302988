import { decodeBase64, encodeBase64 } from '../../../shared/domain/memory/format/base64.ts';
import {
  encryption,
  FORMAT_NAME,
  FORMAT_VERSION,
  LEAST_ITERATIONS,
  type Encryption,
} from '../../../shared/domain/memory/format/memory-file.ts';
import type { FileLock } from '../../ports/memory-files.ts';
import type { FileStamp } from '../../../shared/domain/memory/format/write-memory-file.ts';

/** One segment is encrypted in a few milliseconds, and a large file never has to be in memory as a whole. */
const SEGMENT_BYTES = 1 << 20;

/** Takes a moment: nobody tries many passphrases. What comes of it locks as many files as one likes. */
export async function lockOf(passphrase: string): Promise<FileLock> {
  const salt = encodeBase64(crypto.getRandomValues(new Uint8Array(16)));
  const iterations = LEAST_ITERATIONS;
  return { key: await keyOf(passphrase, { iterations, salt }), salt, iterations };
}

/**
 * The pieces of a file, encrypted. Each segment has the nonce of its number, and says whether it is the last one: none
 * can be changed, moved, repeated, or cut off at the end without being found out.
 */
export async function* sealMemoryFile(
  pieces: AsyncIterable<string>,
  { key, salt, iterations }: FileLock,
  stamp: FileStamp,
): AsyncGenerator<string> {
  const parameters: Encryption = {
    kdf: 'PBKDF2-SHA-256',
    iterations,
    salt,
    cipher: 'AES-256-GCM',
    nonce: encodeBase64(crypto.getRandomValues(new Uint8Array(8))),
  };
  const exportedAt = new Date(stamp.exportedAt).toISOString();
  const header = { format: FORMAT_NAME, version: FORMAT_VERSION, exportedAt, deviceId: stamp.deviceId };
  yield `${JSON.stringify({ ...header, encryption: parameters }).slice(0, -1)},\n"segments":[\n`;
  let count = 0;
  for await (const { bytes, isLast } of segmentsOf(pieces)) {
    const sealed = await crypto.subtle.encrypt(algorithmOf(parameters, count, isLast), key, bytes);
    yield `${count === 0 ? '' : ',\n'}"${encodeBase64(new Uint8Array(sealed))}"`;
    count += 1;
  }
  yield ']}\n';
}

export type Opened = { kind: 'opened'; text: string } | { kind: 'unknown_encryption' | 'wrong_passphrase' };

/** The text of an encrypted file. A wrong passphrase and a file that was tampered with cannot be told apart. */
export async function openMemoryFile(
  root: ReadonlyMap<string, unknown>,
  passphrase: string,
): Promise<Opened> {
  const parameters = encryption.safeParse(root.get('encryption'));
  const segments = root.get('segments');
  if (!parameters.success || !Array.isArray(segments)) return { kind: 'unknown_encryption' };
  const key = await keyOf(passphrase, parameters.data);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  try {
    for (const [index, segment] of (segments as unknown[]).entries()) {
      const sealed = typeof segment === 'string' ? decodeBase64(segment) : null;
      if (!sealed) return { kind: 'wrong_passphrase' };
      const algorithm = algorithmOf(parameters.data, index, index === segments.length - 1);
      const bytes = await crypto.subtle.decrypt(algorithm, key, sealed);
      text += decoder.decode(bytes, { stream: true });
    }
    text += decoder.decode();
  } catch (error) {
    // WebCrypto says no more than that it failed, whatever the reason.
    if (error instanceof DOMException || error instanceof TypeError) return { kind: 'wrong_passphrase' };
    throw error;
  }
  return segments.length === 0 ? { kind: 'wrong_passphrase' } : { kind: 'opened', text };
}

async function keyOf(
  passphrase: string,
  { iterations, salt }: Pick<Encryption, 'iterations' | 'salt'>,
): Promise<CryptoKey> {
  // The same passphrase typed on another keyboard may come as other code points.
  const words = new TextEncoder().encode(passphrase.normalize('NFC'));
  const material = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveKey']);
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', iterations, salt: bytesOf(salt) };
  const cipher = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey(derivation, material, cipher, false, ['encrypt', 'decrypt']);
}

function algorithmOf({ nonce }: Encryption, index: number, isLast: boolean): AesGcmParams {
  const iv = new Uint8Array(12);
  iv.set(bytesOf(nonce));
  new DataView(iv.buffer).setUint32(8, index);
  const additionalData = new TextEncoder().encode(
    `${FORMAT_NAME}/${FORMAT_VERSION} ${isLast ? 'last' : 'more'}`,
  );
  return { name: 'AES-GCM', iv, additionalData };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return decodeBase64(base64) ?? new Uint8Array();
}

/** Pieces of text as bytes, regrouped. There is always a last segment, if an empty one. */
async function* segmentsOf(
  pieces: AsyncIterable<string>,
): AsyncGenerator<{ bytes: Uint8Array<ArrayBuffer>; isLast: boolean }> {
  const encoder = new TextEncoder();
  const segment = new Uint8Array(SEGMENT_BYTES);
  let filled = 0;
  for await (const piece of pieces) {
    for (let rest = encoder.encode(piece); rest.length > 0;) {
      if (filled === SEGMENT_BYTES) {
        yield { bytes: segment, isLast: false };
        filled = 0;
      }
      const taken = rest.subarray(0, SEGMENT_BYTES - filled);
      segment.set(taken, filled);
      filled += taken.length;
      rest = rest.subarray(taken.length);
    }
  }
  yield { bytes: segment.subarray(0, filled), isLast: true };
}
