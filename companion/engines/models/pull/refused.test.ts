import { mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { scene } from '../testing/pull-scene.ts';
import { entryAt, isLoopback, sha256Of } from '../testing/pulling.ts';
import { isSecure } from './open-address.ts';

describe('a download is refused', () => {
  it('where the disk has no room, before anything is asked', async () => {
    const { pull, hub, bytes } = await scene();
    const margin = 512 * 1024 * 1024;
    await expect(pull({ freeBytes: async () => margin })).rejects.toMatchObject({
      code: 'disk_full',
      details: { missingBytes: bytes.length, neededBytes: bytes.length, freeBytes: margin },
    });
    expect(hub.requests).toEqual([]);
    await pull({ freeBytes: async () => margin + bytes.length });
  });

  it('where the disk has no room for what the server turns out to send', async () => {
    const { pull } = await scene({ sizeBytes: null });
    await expect(pull({ freeBytes: async () => 1000 })).rejects.toMatchObject({ code: 'disk_full' });
  });

  it('where the disk is full in the middle; what arrived is kept', async () => {
    const { pull, folder } = await scene();
    await mkdir(folder);
    await symlink('/dev/full', join(folder, 'tiny.gguf.part'));
    await expect(pull()).rejects.toMatchObject({ code: 'disk_full', retryable: true });
    expect(await readdir(folder)).toContain('tiny.gguf.part');
  });

  it.each(['EACCES', 'EROFS'])('where the folder cannot be written (%s)', async (code) => {
    const { pull, hub } = await scene();
    const freeBytes = async () => Promise.reject(Object.assign(new Error('no'), { code }));
    await expect(pull({ freeBytes })).rejects.toMatchObject({
      code: 'home_not_writable',
      message: expect.stringContaining(code),
    });
    expect(hub.requests).toEqual([]);
  });

  it.each([
    ['more bytes than were promised', { lies: 5 }],
    ['fewer bytes than were promised', { lies: -5 }],
  ])('where the server tells of %s', async (_, misdeed) => {
    const { pull, hub, folder } = await scene();
    hub.misbehave('/tiny.gguf', misdeed);
    await expect(pull()).rejects.toMatchObject({
      code: 'download_mismatch',
      message: expect.stringMatching(/it has \d+ bytes, and \d+ were promised/),
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('where more comes than was promised', async () => {
    const { pull, hub, bytes, folder } = await scene();
    hub.put('/tiny.gguf', Buffer.concat([bytes, Buffer.alloc(64)]));
    hub.misbehave('/tiny.gguf', { isSilentAboutSize: true });
    await expect(pull()).rejects.toMatchObject({
      code: 'download_mismatch',
      message: expect.stringContaining(`more than ${bytes.length} bytes came`),
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('where nobody says how much will come', async () => {
    const { pull, hub } = await scene({ sizeBytes: null });
    hub.misbehave('/tiny.gguf', { isSilentAboutSize: true });
    await expect(pull()).rejects.toMatchObject({
      code: 'download_failed',
      message: expect.stringContaining('does not say how large'),
    });
  });

  it('where its hash is another one, and nothing of it stays', async () => {
    const { pull, hub, bytes, folder } = await scene();
    const other = Buffer.from(bytes);
    other[other.length - 1] = 1;
    hub.put('/tiny.gguf', other);
    await expect(pull()).rejects.toMatchObject({
      code: 'download_mismatch',
      details: { sha256: sha256Of(other), expected: sha256Of(bytes), isPinned: false },
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('where it is no model, whoever vouches for it', async () => {
    const { hub, pull, folder } = await scene();
    const page = Buffer.from('<!doctype html><title>Log in to the café</title>');
    await expect(pull({}, entryAt(hub, page, { sha256: null }))).rejects.toMatchObject({
      code: 'model_unusable',
      message: 'Tiny was downloaded and does not run: This is no GGUF file: it does not begin as one.',
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('where it does not run', async () => {
    const { pull, folder } = await scene();
    const smoke = vi.fn(async () => ({ isUsable: false, reason: 'It says nothing.' }) as const);
    await expect(pull({ smoke })).rejects.toMatchObject({ code: 'model_unusable' });
    expect(smoke).toHaveBeenCalledWith(join(folder, 'tiny.gguf.part'), expect.any(AbortSignal));
    expect(await readdir(folder)).toEqual([]);
  });

  it('where it could not be tried, and is kept for another try', async () => {
    const { pull, folder, hub } = await scene();
    const smoke = async () => Promise.reject(new Error('no child'));
    await expect(pull({ smoke })).rejects.toMatchObject({ code: 'model_failed' });
    expect(await readdir(folder)).toContain('tiny.gguf.part');
    await pull();
    expect(hub.requests).toHaveLength(1);
  });
});

describe('redirects', () => {
  it('are followed, also relative ones', async () => {
    const { pull, placed, bytes, hub } = await scene();
    hub.put('/far/tiny.gguf', bytes);
    hub.misbehave('/tiny.gguf', { redirect: '/far/tiny.gguf' });
    await pull();
    expect((await placed()).equals(bytes)).toBe(true);
    expect(hub.requests.map(({ path }) => path)).toEqual(['/tiny.gguf', '/far/tiny.gguf']);
  });

  it.each([
    ['http://example.org/tiny.gguf', /example\.org would be asked over a connection that is not secure/],
    ['http://[', /an address that is none/],
    ['file:///etc/passwd', /not secure/],
    ['/tiny.gguf', /without end/],
  ])('to %s are not', async (redirect, message) => {
    const { pull, hub } = await scene();
    hub.misbehave('/tiny.gguf', ...Array.from({ length: 9 }, () => ({ redirect })));
    await expect(pull()).rejects.toMatchObject({
      code: 'download_failed',
      message: expect.stringMatching(message),
    });
  });

  it('go over secure connections alone', () => {
    expect(isSecure(new URL('https://example.org/'))).toBe(true);
    expect(isSecure(new URL('http://127.0.0.1/'))).toBe(false);
    expect(isLoopback(new URL('http://127.0.0.1.example.org/'))).toBe(false);
  });
});
