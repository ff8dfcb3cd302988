import { setTimeout as after } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import {
  beginStream,
  fakeModelServer,
  sendEvent,
  wordEvent,
} from '../companion/testing/fake-model-server.ts';
import { expect, openPage, test } from './support/fixtures.ts';
import { answerInTurn, questionsTo } from './support/scripted-answers.ts';
import { openKillableBrowser } from './support/killable-browser.ts';

const WORDS = Array.from({ length: 120 }, (_, at) => `word${at}`);
const QUESTION = 'Count for me, slowly';

/** What stands in the conversation: the words of Nima, as far as they came. */
async function wordsShown(page: Page): Promise<readonly string[]> {
  const text = await page.getByRole('log').getByRole('article').last().innerText();
  return text.match(/word\d+/g) ?? [];
}

test('a tab killed in mid-answer shows all of it when it is opened again, and none of it twice', async ({
  profile,
  start,
}) => {
  const model = await fakeModelServer('llama-server', { contextTokens: 4_000 });
  // The scripted engine, slow enough to be killed in the middle of its words.
  const half = { wake: (): void => undefined };
  const reopened = new Promise<void>((resolve) => (half.wake = resolve));
  answerInTurn(model, async (response) => {
    beginStream(response);
    for (const [at, word] of WORDS.entries()) {
      sendEvent(response, wordEvent(`${word} `));
      await after(5);
      if (at === WORDS.length / 2) await reopened;
    }
    sendEvent(response, wordEvent('', 'stop'));
    response.end('data: [DONE]\n\n');
  });
  const companion = await start({ env: { NIMA_ENGINE: 'openai', NIMA_OPENAI_URL: model.url } });
  const first = await openKillableBrowser(profile.folder);
  let address = '';
  try {
    await openPage(first.page, companion, '/chat/new');
    await first.page.getByRole('textbox', { name: 'Message' }).fill(QUESTION);
    await first.page.keyboard.press('Enter');
    await expect.poll(async () => (await wordsShown(first.page)).length).toBeGreaterThan(WORDS.length / 4);
    address = first.page.url();
  } finally {
    await first.kill();
  }

  const second = await openKillableBrowser(profile.folder);
  try {
    // The key as well: a browser brings what it keeps in local storage to the disk some seconds later.
    await second.page.goto(`${address}#key=${companion.key}`);
    await expect(second.page.getByRole('log').getByText(QUESTION)).toHaveCount(1);
    half.wake();
    await expect(second.page.getByRole('log').getByText(WORDS.at(-1) ?? '')).toBeVisible();
    expect(await wordsShown(second.page)).toEqual(WORDS);
    await expect(second.page.getByRole('log').getByRole('article')).toHaveCount(2);
    expect(questionsTo(model).answers).toBe(1);
  } finally {
    await second.kill();
  }
  await model.close();
});
