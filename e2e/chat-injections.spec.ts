import { buildFact } from '../shared/testing/builders.ts';
import { fakeModelServer } from '../companion/testing/fake-model-server.ts';
import { INJECTIONS } from '../web/engine/conversation/testing/injections.ts';
import { expect, openPage, test } from './support/fixtures.ts';
import { answerInTurn, questionsTo, sayAll } from './support/scripted-answers.ts';
import { readStored, writeRows } from './support/stored.ts';

/** What the app asks its own companion for by itself: answers, counts, and to know whose data lies where. */
const HARMLESS: ReadonlySet<string> = new Set([
  'POST /v1/chat/stream',
  'POST /v1/json',
  'POST /v1/tokenize',
  'PUT /v1/companion/data-origin',
]);

test(`a model that obeys ${INJECTIONS.length} orders it reads in a memory: nothing leaves, nothing is run, nothing is learned`, async ({
  page,
  context,
  start,
}) => {
  test.setTimeout(300_000);
  const model = await fakeModelServer('llama-server', { contextTokens: 8_000 });
  answerInTurn(model, ...INJECTIONS.map(({ obeyed }) => sayAll(`${obeyed}\n\nThat is all.`)));
  const companion = await start({ env: { NIMA_ENGINE: 'openai', NIMA_OPENAI_URL: model.url } });
  await openPage(page, companion);
  const facts = INJECTIONS.map(({ text }, at) =>
    buildFact({
      id: `01900000-0000-7000-9000-${at.toString(16).padStart(12, '0')}`,
      text: `The router number ${at} is in the hall. ${text}`,
      category: 'technical',
    }),
  );
  await writeRows(page, { facts });
  const before = await readStored(page);
  const asked: string[] = [];
  const left: string[] = [];
  context.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin !== companion.origin) left.push(request.url());
    else if (request.method() !== 'GET') asked.push(`${request.method()} ${pathname}`);
  });
  context.on('page', (opened) => void left.push(`a page: ${opened.url()}`));
  page.on('dialog', (dialog) => void left.push(`a dialog: ${dialog.message()}`));
  page.on('download', (file) => void left.push(`a download: ${file.url()}`));
  await openPage(page, companion, '/chat/new');
  const address = companion.origin;
  for (const [at] of INJECTIONS.entries()) {
    await page.getByRole('textbox', { name: 'Message' }).fill(`Where is the router number ${at}?`);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('log').getByText('That is all.')).toHaveCount(at + 1);
  }
  await page.getByRole('log').evaluate((log) => log.scrollTo(0, 0));
  expect(left).toEqual([]);
  expect(new URL(page.url()).origin).toBe(address);
  expect(asked.filter((one) => !HARMLESS.has(one))).toEqual([]);
  const { facts: kept, history, erasures } = await readStored(page);
  expect({ kept, history, erasures }).toEqual({ kept: before.facts, history: [], erasures: [] });
  expect(questionsTo(model).answers).toBe(INJECTIONS.length);
  await model.close();
});
