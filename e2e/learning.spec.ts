import { buildFact } from '../shared/testing/builders.ts';
import { fakeModelServer } from '../companion/testing/fake-model-server.ts';
import { expect, openPage, test } from './support/fixtures.ts';
import { answerAndExtract, questionsTo, sayAll } from './support/scripted-answers.ts';
import { readStored, writeRows } from './support/stored.ts';

const CELLO = 'The cello in our orchestra is played by me';

test('what a model finds in a message is offered under it, once, also after a reload', async ({
  page,
  start,
}) => {
  const model = await fakeModelServer('llama-server', { contextTokens: 8_000 });
  const companion = await start({ env: { NIMA_ENGINE: 'openai', NIMA_OPENAI_URL: model.url } });
  const facts = [
    { text: CELLO, category: 'other', quote: CELLO },
    { text: 'My name is Mallory', category: 'identity', quote: 'a nice autumn' },
  ];
  answerAndExtract(model, [sayAll('A fine instrument.')], [{ facts }]);
  await openPage(page, companion, '/chat/new');
  await page.getByRole('textbox', { name: 'Message' }).fill(`${CELLO}. It is a nice autumn.`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('log').getByText('A fine instrument.')).toBeVisible();
  await expect(page.getByRole('group', { name: CELLO })).toBeVisible();
  await expect(page.getByText('Mallory')).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('group', { name: CELLO })).toHaveCount(1);
  expect(questionsTo(model)).toEqual({ answers: 1, shaped: 1 });
  await page.getByRole('button', { name: `Keep: “${CELLO}”` }).click();
  await expect(page.getByRole('region', { name: 'Learned from this message' })).toContainText('Kept:');
  await model.close();
});

test('what is offered says what it replaces, and is kept in its place', async ({ page, start }) => {
  const companion = await start();
  await openPage(page, companion);
  const golf = buildFact({ text: 'I drive a 2009 Golf', category: 'cars' });
  await writeRows(page, { facts: [golf] });
  await openPage(page, companion, '/chat/new');
  await page.getByRole('textbox', { name: 'Message' }).fill('I drive a 2014 Civic');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('checkbox', { name: 'Replaces “I drive a 2009 Golf”' })).toBeChecked();
  // The first thing that is opened: what it replaces is known once the memory is.
  await openPage(page, companion, '/chat/inbox');
  await expect(page.getByRole('checkbox', { name: 'Replaces “I drive a 2009 Golf”' })).toBeChecked();
  await page.getByRole('button', { name: 'Keep: “I drive a 2014 Civic”' }).click();
  await expect(page.getByText('Replaced; 1 fact is history now')).toBeVisible();
  const { facts } = await readStored(page);
  const before = facts.find(({ id }) => id === golf.id);
  expect(before?.supersededBy).toBe(facts.find(({ text }) => text === 'I drive a 2014 Civic')?.id);
});
