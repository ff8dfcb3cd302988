import type { Page } from '@playwright/test';
import { modelFileAddress } from '../shared/protocol/model-files.ts';
import { BUILT_IN_MODEL } from '../web/workers/embedding/built-in-model.ts';
import { copyBuiltApp } from './support/built-app.ts';
import { expect, openApp, test } from './support/fixtures.ts';
import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const FILES = BUILT_IN_MODEL.files.map(({ path, sha256 = '', sizeBytes }) => ({
  path,
  sizeBytes,
  address: modelFileAddress(BUILT_IN_MODEL.folder + path, { sha256 }),
}));

/** How many bytes the page gets; -1 where it gets none. */
async function sizeOf(page: Page, address: string): Promise<number> {
  return page.evaluate(async (asked) => {
    const response = await fetch(asked).catch(() => null);
    return response?.ok ? (await response.arrayBuffer()).byteLength : -1;
  }, address);
}

async function keptAddresses(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const keys = await (await caches.open('nima-models')).keys();
    return keys.map(({ url }) => url.slice(location.origin.length));
  });
}

test('the built-in model is fetched once, and is there without a network from then on', async ({
  app,
  companion,
}) => {
  const addresses = FILES.map(({ address }) => address);
  for (const { address, sizeBytes } of FILES) expect(await sizeOf(app, address)).toBe(sizeBytes);
  await expect.poll(async () => keptAddresses(app)).toEqual(expect.arrayContaining(addresses));
  await companion.stop();
  await app.reload();
  for (const { address, sizeBytes } of FILES) expect(await sizeOf(app, address)).toBe(sizeBytes);
});

test('a model file that is not what the app asks for is not kept', async ({ page, start }) => {
  const { folder, remove } = await copyBuiltApp();
  await appendFile(join(folder, BUILT_IN_MODEL.folder, 'tokenizer.json'), ' ');
  await openApp(page, await start({ env: { NIMA_WEB_DIR: folder } }));
  const [weights, tokenizer] = FILES;
  expect(await sizeOf(page, tokenizer?.address ?? '')).toBe((tokenizer?.sizeBytes ?? 0) + 1);
  expect(await sizeOf(page, weights?.address ?? '')).toBe(weights?.sizeBytes);
  await expect.poll(async () => keptAddresses(page)).toContain(weights?.address);
  expect(await keptAddresses(page)).not.toContain(tokenizer?.address);
  await remove();
});

test('a model of the data folder is served, and kept in every version that may still be needed', async ({
  page,
  start,
}) => {
  const companion = await start();
  const model = join(companion.home, 'models/embeddings/ada/tiny');
  await mkdir(join(model, 'onnx'), { recursive: true });
  for (const path of ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model.onnx'])
    await writeFile(join(model, path), '{}');
  await openApp(page, companion);
  const address = (revision: string) =>
    modelFileAddress('/models/embeddings/ada/tiny/config.json', { revision });
  for (const revision of ['1', '2']) {
    expect(await sizeOf(page, address(revision))).toBe(2);
    await expect.poll(async () => keptAddresses(page)).toContain(address(revision));
  }
  await companion.stop();
  // The one in use until the change to the other is complete; what is no longer needed the app lets go.
  expect([await sizeOf(page, address('2')), await sizeOf(page, address('1'))]).toEqual([2, 2]);
});
