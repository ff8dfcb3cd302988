import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { button, drawFacts, newFact, rowTexts } from './testing/draw-facts.tsx';

const ticked = () =>
  page
    .getByRole('group', { name: /replace this/ })
    .getByRole('checkbox', { checked: true })
    .elements()
    .map((box) => box.closest('label')?.querySelector('[dir=auto]')?.textContent);

it('takes every version of a sentence to be meant, and nothing that is merely alike', async () => {
  await drawFacts({ facts: ['My rent is 1010 now', 'My rent is 940', 'My rent is due on Mondays'] });
  await newFact.fill('My rent is 1080');
  await button('Keep').click();
  await expect.poll(ticked).toEqual(['My rent is 1010 now', 'My rent is 940']);
  expect(page.getByRole('checkbox', { name: /due on Mondays/ }).elements()).not.toEqual([]);
  await button('Replace').click();
  await expect.poll(rowTexts).toEqual(['My rent is 1080', 'My rent is due on Mondays']);
});

it('takes the likeliest to be meant where none is the same sentence', async () => {
  await drawFacts({ facts: ['I drive a Civic', 'I drive a lot'] });
  await newFact.fill('I drive a Tesla');
  await button('Keep').click();
  await expect.poll(ticked).toEqual(['I drive a Civic']);
});
