import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BUILT_IN_MODEL } from './built-in-model.ts';
import { PUBLIC_MODELS } from './testing/built-in-files.ts';

it('names the files that ship, byte for byte', async () => {
  expect(BUILT_IN_MODEL.folder).toBe(`/models/${BUILT_IN_MODEL.id}/`);
  for (const { path, sizeBytes, sha256 } of BUILT_IN_MODEL.files) {
    const bytes = await readFile(join(PUBLIC_MODELS, BUILT_IN_MODEL.id, path));
    expect([path, bytes.length]).toEqual([path, sizeBytes]);
    expect([path, createHash('sha256').update(bytes).digest('hex')]).toEqual([path, sha256]);
  }
});
