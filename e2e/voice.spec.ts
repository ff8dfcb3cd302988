import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  fakeModelServer,
  type FakeModelServer,
  type Misbehaviour,
} from '../companion/testing/fake-model-server.ts';
import { buildPersona } from '../web/ports/testing/build-persona.ts';
import { judgeByAxe } from './support/axe.ts';
import { expect, openPage, test } from './support/fixtures.ts';
import { misfits } from './support/layout.ts';
import { sayAll } from './support/scripted-answers.ts';

/** What a model says: in the voice, out of it, and a bare fact. */
const ANSWERS = [
  'Run `df -h` and tell me what it prints.',
  'It depends on many factors, generally speaking. You may want to consider various options. Feel free to ask.',
  'Port 5432, unless it was configured otherwise.',
] as const;
const PIRATE = buildPersona({ name: 'Pirate', voice: 'You are a pirate.' });

/** Each part of the question has its answer, whatever else is asked in the background. */
function answerByPart(model: FakeModelServer): void {
  const next: Misbehaviour = async (response, asked) => {
    model.misbehave(next);
    const { messages, response_format: format } = asked.body as {
      messages: unknown[];
      response_format?: unknown;
    };
    const part = /part (\d)/.exec(JSON.stringify(messages.at(-1)))?.[1];
    const isAsked = part !== undefined && format === undefined && asked.body['max_tokens'] !== 0;
    await sayAll(isAsked ? (ANSWERS[Number(part)] ?? '') : '')(response, asked);
  };
  model.misbehave(next);
}

test('how answers sounded is drawn in Settings and told by their traces; a persona of the companion speaks once it is taken @phone', async ({
  page,
  start,
}) => {
  // Axe looks at long pages three times.
  test.setTimeout(120_000);
  const folder = await mkdtemp(join(tmpdir(), 'nima-persona-'));
  const file = join(folder, 'pirate.yaml');
  await writeFile(file, JSON.stringify(PIRATE));
  const model = await fakeModelServer('llama-server', { contextTokens: 8_000 });
  answerByPart(model);
  const companion = await start({
    env: { NIMA_ENGINE: 'openai', NIMA_OPENAI_URL: model.url, NIMA_PERSONA_PATH: file },
  });
  await openPage(page, companion, '/chat/new');
  for (const [at, answer] of ANSWERS.entries()) {
    await page.getByRole('textbox', { name: 'Message' }).fill(`Why is my service slow, part ${at}?`);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(page.getByRole('log')).toContainText(answer.slice(-20));
  }
  await page.getByRole('link', { name: 'Settings' }).first().click();
  await expect(page.getByText('3 answers as a table')).toBeVisible();
  await page.getByText('3 answers as a table').click();
  const slider = page.getByRole('slider', { name: 'Answers, the oldest first' });
  await slider.press('ArrowLeft');
  await expect(slider).toHaveAttribute('aria-valuetext', /: [1-7]\d of 100$/);
  await expect(page.getByRole('figure', { name: 'What the score is made of' })).toContainText('Nearness');
  await page.getByText(/What a model would read/).click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect((await judgeByAxe(page)).violations).toEqual([]);
  }
  expect(await misfits(page)).toEqual([]);
  await page.getByRole('button', { name: 'Use it' }).click();
  await expect(page.getByText('Pirate, brought by your companion')).toBeFocused();
  await page.getByRole('link', { name: 'Why this answer?' }).click();
  const sounded = page.getByRole('region', { name: 'How it sounded' });
  await expect(sounded).toContainText('Measured as Zen engineer.');
  await expect(sounded).toContainText('No hedging0 of 18');
  expect((await judgeByAxe(page)).violations).toEqual([]);
  await openPage(page, companion, '/chat/new');
  await page.getByRole('textbox', { name: 'Message' }).fill('And who are you?');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect.poll(() => JSON.stringify(model.requests)).toContain('You are a pirate.');
  await model.close();
  await rm(folder, { recursive: true });
});
