import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compressFolder } from './compress.mjs';
import { createSandbox } from './testing/sandbox.mjs';

const text = 'A calm sentence, again and again. '.repeat(100);

describe('compressFolder', () => {
  let sandbox: ReturnType<typeof createSandbox>;
  beforeEach(() => {
    sandbox = createSandbox();
  });
  afterEach(() => sandbox.remove());

  test('writes copies beside the file that unpack to the same bytes', async () => {
    sandbox.write({ 'index.html': text, 'assets/app.js': text, 'models/run.wasm': text });
    expect(await compressFolder(sandbox.root)).toBe(3);
    for (const file of ['index.html', 'assets/app.js', 'models/run.wasm']) {
      expect(brotliDecompressSync(readFileSync(sandbox.path(`${file}.br`))).toString()).toBe(text);
      expect(gunzipSync(readFileSync(sandbox.path(`${file}.gz`))).toString()).toBe(text);
    }
  });

  test.each([
    ['a file of under a kilobyte', 'small.js', 'x'.repeat(1023)],
    ['a picture', 'icon.png', text],
  ])('leaves %s alone', async (_case, file, content) => {
    sandbox.write({ [file]: content });
    expect(await compressFolder(sandbox.root)).toBe(0);
    expect(existsSync(sandbox.path(`${file}.br`))).toBe(false);
  });

  test('keeps no copy that is larger than the file', async () => {
    writeFileSync(sandbox.path('noise.wasm'), randomBytes(4096));
    await compressFolder(sandbox.root);
    expect(existsSync(sandbox.path('noise.wasm.br'))).toBe(false);
    expect(existsSync(sandbox.path('noise.wasm.gz'))).toBe(false);
  });

  test('does not compress its own output when run again', async () => {
    sandbox.write({ 'app.js': text });
    await compressFolder(sandbox.root);
    expect(await compressFolder(sandbox.root)).toBe(1);
    expect(existsSync(sandbox.path('app.js.br.br'))).toBe(false);
  });
});
