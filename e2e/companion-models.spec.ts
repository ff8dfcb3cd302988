import { access, mkdir, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { writeModel } from '../companion/testing/gguf/write-model.ts';
import { expect, openApp, test } from './support/fixtures.ts';

/** A model is loaded by a process of its own, on a machine with other work. */
const LOADED_WITHIN = { timeout: 30_000 };

const engine = (page: Page) => page.getByRole('region', { name: 'Model', exact: true });
const row = (page: Page, name: string) => page.getByRole('listitem', { name });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test.describe('models', () => {
  test('put into the folder are seen, chosen one after the other, and deleted after a question', async ({
    page,
    start,
  }) => {
    const companion = await start();
    const folder = join(companion.home, 'models');
    await mkdir(folder, { recursive: true });
    for (const [seed, name] of ['first', 'second'].entries()) {
      await writeModel(join(folder, `${name}.gguf`), { seed });
    }
    await openApp(page, companion, '/companion');
    await expect(engine(page)).toContainText('No model is chosen');
    await expect(row(page, 'first')).toContainText('hash not vouched for');

    await button(page, 'Use first').click();
    await expect(row(page, 'first')).toContainText('Answers', LOADED_WITHIN);
    await expect(engine(page).getByText('first', { exact: true })).toBeVisible();
    await expect(engine(page)).toContainText('Runs on the companion’s machine, with llama.cpp.');
    await expect(button(page, 'Delete first')).toBeHidden();

    await button(page, 'Use second').click();
    await expect(row(page, 'second')).toContainText('Answers', LOADED_WITHIN);
    await expect(engine(page).getByText('second', { exact: true })).toBeVisible();

    await button(page, 'Delete first').click();
    await expect(row(page, 'first')).toContainText('Nima cannot bring this file back.');
    await button(page, 'Keep it').click();
    await expect(row(page, 'first')).toBeVisible();
    await access(join(folder, 'first.gguf'));

    await button(page, 'Delete first').click();
    await button(page, 'Delete').click();
    await expect(row(page, 'first')).toBeHidden();
    await expect(access(join(folder, 'first.gguf'))).rejects.toThrow('ENOENT');
  });

  test('that were chosen answer again after a start', async ({ page, start }) => {
    const before = await start();
    await mkdir(join(before.home, 'models'), { recursive: true });
    await writeModel(join(before.home, 'models', 'only.gguf'));
    await before.stop();
    const companion = await start();
    await openApp(page, companion, '/companion');
    await expect(row(page, 'only')).toContainText('Answers', LOADED_WITHIN);
    await expect(page.getByRole('region', { name: 'At work' })).toContainText('No answer yet');
  });

  test('that are broken say why, and take nothing down', async ({ page, start }) => {
    const companion = await start();
    const file = join(companion.home, 'models', 'broken.gguf');
    await mkdir(join(companion.home, 'models'), { recursive: true });
    await writeModel(file);
    await truncate(file, Math.round((await stat(file)).size / 2));
    await openApp(page, companion, '/companion');
    await expect(row(page, 'broken')).toContainText('Cannot be used.');
    await expect(button(page, 'Use broken')).toBeHidden();
    await button(page, 'Delete broken').click();
    await button(page, 'Delete').click();
    await expect(row(page, 'broken')).toBeHidden();
    await expect(page.getByRole('heading', { name: 'Connected' })).toBeVisible();
  });
});

test('a companion without a model names one for its machine, with its host, and downloads nothing by itself', async ({
  page,
  start,
}) => {
  const companion = await start();
  await openApp(page, companion, '/companion');
  await expect(engine(page)).toContainText('Nothing answers yet');
  await expect(engine(page)).toContainText('Made for this machine');
  await expect(engine(page).getByRole('link', { name: 'huggingface.co' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Download / })).toHaveCount(1);
  await expect(page.getByRole('progressbar')).toHaveCount(0);
});
