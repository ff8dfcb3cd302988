import { describe, expect, it } from 'vitest';
import { encryptedMemoryFile } from '../../../shared/domain/memory/format/memory-file.ts';
import { lockOf, openMemoryFile, sealMemoryFile } from './encryption.ts';

const STAMP = { exportedAt: Date.UTC(2026, 0, 2), deviceId: 'laptop00' };
type Sealed = { encryption: Record<string, unknown>; segments: string[] };

async function sealed(pieces: readonly string[], passphrase = 'correct horse'): Promise<Sealed> {
  async function* given() {
    yield* pieces;
  }
  let text = '';
  for await (const piece of sealMemoryFile(given(), await lockOf(passphrase), STAMP)) text += piece;
  return JSON.parse(text) as Sealed;
}

const opened = async (file: object, passphrase = 'correct horse') =>
  openMemoryFile(new Map(Object.entries(file)), passphrase);

describe('an encrypted file', () => {
  it('opens with its passphrase, in as many segments as it needs', async () => {
    const pieces = ['🪨'.repeat(300_001), 'a', '', 'é'.repeat(700_000)];
    const file = await sealed(pieces);
    expect(file.segments).toHaveLength(3);
    expect(encryptedMemoryFile.safeParse(file).success).toBe(true);
    expect(await opened(file)).toEqual({ kind: 'opened', text: pieces.join('') });
  });

  it('opens however the keyboard composes the passphrase', async () => {
    const file = await sealed(['text'], 'caf\u00e9');
    expect(await opened(file, 'cafe\u0301')).toEqual({ kind: 'opened', text: 'text' });
  });

  it('is another each time, and shows nothing of what is in it', async () => {
    const [one, other] = [await sealed(['the same']), await sealed(['the same'])];
    expect(one.segments).not.toEqual(other.segments);
    expect(one.encryption['salt']).not.toBe(other.encryption['salt']);
    expect(one.encryption['nonce']).not.toBe(other.encryption['nonce']);
  });

  it('is made again and again with one lock, and opens with its passphrase each time', async () => {
    const lock = await lockOf('correct horse');
    expect(lock.key.extractable).toBe(false);
    const write = async (text: string) => {
      let file = '';
      async function* given() {
        yield text;
      }
      for await (const piece of sealMemoryFile(given(), lock, STAMP)) file += piece;
      return JSON.parse(file) as Sealed;
    };
    const [one, other] = [await write('Monday'), await write('Tuesday')];
    expect(one.encryption['nonce']).not.toBe(other.encryption['nonce']);
    expect(await opened(one)).toEqual({ kind: 'opened', text: 'Monday' });
    expect(await opened(other)).toEqual({ kind: 'opened', text: 'Tuesday' });
    expect(await opened(other, 'wrong')).toEqual({ kind: 'wrong_passphrase' });
  });

  it('of nothing is still a file', async () => {
    expect(await opened(await sealed([]))).toEqual({ kind: 'opened', text: '' });
  });

  it('says the same of a wrong passphrase and of every way to tamper with it', async () => {
    const file = await sealed(['a'.repeat(2_500_000)]);
    const [first = '', second = '', third = ''] = file.segments;
    const turned = `${first.startsWith('A') ? 'B' : 'A'}${first.slice(1)}`;
    const tampered: unknown[][] = [
      [turned, second, third],
      [second, first, third],
      [first, second],
      [first, third],
      [first, second, third, third],
      [first, second, third.slice(0, -4)],
      [first, second, ''],
      [first, second, '!'],
      [first, second, 5],
      [],
    ];
    expect(await opened(file, 'wrong')).toEqual({ kind: 'wrong_passphrase' });
    for (const segments of tampered)
      expect(await opened({ ...file, segments })).toEqual({ kind: 'wrong_passphrase' });
    const salt = 'AAAAAAAAAAAAAAAAAAAAAA==';
    expect(await opened({ ...file, encryption: { ...file.encryption, salt } })).toEqual({
      kind: 'wrong_passphrase',
    });
  });

  it('is not tried with parameters that are weak, unknown or a trap', async () => {
    const file = await sealed(['a']);
    for (const change of [
      { iterations: 1_000 },
      { iterations: 1e9 },
      { kdf: 'MD5' },
      { cipher: 'none' },
      { nonce: 'AAAA' },
    ])
      expect(await opened({ ...file, encryption: { ...file.encryption, ...change } })).toEqual({
        kind: 'unknown_encryption',
      });
    expect(await opened({ ...file, segments: 'AAAA' })).toEqual({ kind: 'unknown_encryption' });
  });
});
