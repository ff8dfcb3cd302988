import { describe, expect, it } from 'vitest';
import { EMPTY_MEMORY } from '../../../shared/domain/memory/merge/memory-state.ts';
import { FakeClock } from '../../../shared/testing/fakes.ts';
import { createConnections, createFakeMemoryFiles } from '../../ports/testing/fake-memory-files.ts';
import { memoryFilesContract } from '../../ports/testing/memory-files-contract.ts';
import { createMemoryFiles } from './bridge.ts';
import { createImportSession } from './import-session.ts';

memoryFilesContract('the fake', () => createFakeMemoryFiles());

const never = () => new AbortController().signal;
const NOTHING_KNOWN = { model: null, readKnown: async () => {}, readKnownChats: async () => [] };
const fileOf = (text: string) => new File([text], 'memory.json');

describe('the worker of a file', () => {
  it('is kept while its records may be asked for, and let go afterwards', async () => {
    const connections = createConnections();
    const files = createMemoryFiles({ clock: new FakeClock(), connect: connections.connect });
    const preview = await files.preview(never(), fileOf('["a"]'), NOTHING_KNOWN);
    expect([connections.opened, connections.ended]).toEqual([1, 0]);
    files.release(preview);
    files.release(preview);
    expect([connections.opened, connections.ended]).toEqual([1, 1]);
  });

  it('is let go at once where nothing can be taken', async () => {
    const connections = createConnections();
    const files = createMemoryFiles({ clock: new FakeClock(), connect: connections.connect });
    await files.preview(never(), fileOf(''), NOTHING_KNOWN);
    expect(connections.ended).toBe(1);
  });

  it('that breaks down fails what waits for it, and says so', async () => {
    const files = createMemoryFiles({
      clock: new FakeClock(),
      connect: () => {
        const { session } = createConnections().connect();
        const broken = Promise.reject(new Error('out of memory'));
        return { session: { ...session, read: async () => new Promise(() => {}) }, broken, end: () => {} };
      },
    });
    await expect(files.preview(never(), fileOf('["a"]'), NOTHING_KNOWN)).rejects.toMatchObject({
      code: 'import_failed',
    });
  });
});

describe('a session', () => {
  const about = { fileName: 'f', writtenAt: 0, now: 0, model: null, passphrase: null };

  it('refuses a file too large to hold, without reading it', async () => {
    const large = { size: 300 * 1024 * 1024 } as Blob;
    const summary = await createImportSession().read(large, about, () => {});
    expect(summary).toMatchObject({
      verdict: 'reject',
      message: { code: 'too_large', values: { limitMb: 256 } },
    });
  });

  it('has nothing to write before it has read', () => {
    const session = createImportSession();
    session.see([]);
    expect(session.compare().counts.added).toBe(0);
    expect(session.next()).toBeNull();
    session.begin({ leaveOutAlike: false, eraseHere: false });
    expect(session.next()).toBeNull();
    expect(EMPTY_MEMORY.facts).toEqual([]);
  });

  it('refuses an encrypted file within an encrypted file, and one of an encryption it does not know', async () => {
    const text = '{"format":"nima-memory","version":1,"encryption":{"kdf":"none"},"segments":[]}';
    const summary = await createImportSession().read(
      new Blob([text]),
      { ...about, passphrase: 'a' },
      () => {},
    );
    expect(summary.message.code).toBe('unknown_encryption');
  });
});
