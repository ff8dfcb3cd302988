import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { button, drawMessageOffers, offered } from '../testing/draw-inbox.tsx';

const TALK = [{ title: 'I drive a 2014 Civic', learned: ['I drive a 2014 Civic'] }];
const keptAs = (text: string) => page.getByRole('link', { name: text });

it('asks whether to keep what was learned, says where it belongs, and then what became of it', async () => {
  const { learning } = await drawMessageOffers({ talked: TALK });
  await expect.element(page.getByText('Keep this?')).toBeVisible();
  await expect.element(page.getByRole('group', { name: 'I drive a 2014 Civic' })).toHaveTextContent('Cars');
  await button(/^Keep: /).click();
  await expect.element(keptAs('I drive a 2014 Civic')).toBeVisible();
  expect(await learning.open()).toEqual([]);
  await expect.element(page.getByText('Keep this?')).not.toBeInTheDocument();
});

it('is taken back with undo, and asks again', async () => {
  const { notices } = await drawMessageOffers({ talked: TALK });
  await button(/^Keep: /).click();
  await expect.element(keptAs('I drive a 2014 Civic')).toHaveFocus();
  notices.undo();
  await expect.poll(offered).toEqual(['I drive a 2014 Civic']);
});

it('says the fact as it is now, also when it was kept in other words', async () => {
  const { memory } = await drawMessageOffers({ talked: TALK });
  await button(/^Edit: /).click();
  await page.getByRole('textbox', { name: 'Fact' }).fill('I drive a Civic from 2014');
  await userEvent.keyboard('{Enter}');
  await expect.element(keptAs('I drive a Civic from 2014')).toBeVisible();
  const [found] = await memory.recall(new AbortController().signal, 'Civic');
  await expect
    .element(keptAs('I drive a Civic from 2014'))
    .toHaveAttribute('href', `/memory/${found?.fact.id}`);
  await memory.forget([found?.fact.id ?? '']);
  await expect.element(keptAs('I drive a Civic from 2014')).not.toBeInTheDocument();
});

it('says what it replaces, and does so when it is kept', async () => {
  const { memory } = await drawMessageOffers({ talked: TALK, facts: ['I drive a 2009 Golf'] });
  await expect.element(page.getByRole('checkbox', { name: 'Replaces “I drive a 2009 Golf”' })).toBeChecked();
  await button(/^Keep: /).click();
  await expect.element(keptAs('I drive a 2014 Civic')).toBeVisible();
  const [found] = await memory.recall(new AbortController().signal, 'Civic');
  expect(found?.fact.supersedes).toHaveLength(1);
});

it('is silent about what was rejected', async () => {
  await drawMessageOffers({ talked: TALK });
  await button(/^No: /).click();
  await expect
    .element(page.getByRole('region', { name: 'Learned from this message' }))
    .not.toBeInTheDocument();
});

it('is nothing under a message from which nothing was learned', async () => {
  await drawMessageOffers({ talked: [{ title: 'Hello', learned: [] }] });
  await expect.element(page.getByRole('region')).not.toBeInTheDocument();
});
