import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { button, drawFacts } from './testing/draw-facts.tsx';

const newPreference = page.getByRole('textbox', { name: 'New preference' });

/** The page, shown, and deaf from then on to what other tabs write. */
async function drawDeaf(options: Parameters<typeof drawFacts>[0] = {}) {
  const drawn = await drawFacts({ ...options, address: '/memory/profile' });
  await expect.element(newPreference).toBeVisible();
  const { memory } = drawn;
  const profile = memory.profile.bind(memory);
  const deafen = () => void (memory.profile = async () => new Promise(() => undefined));
  return { ...drawn, profile, deafen };
}

it('adding a preference keeps the one another tab added meanwhile', async () => {
  const { memory, profile, deafen } = await drawDeaf();
  deafen();
  await memory.changeProfile({ preferences: ['Metric units'] });
  await newPreference.fill('Short answers');
  await userEvent.keyboard('{Enter}');
  await expect.poll(async () => (await profile()).preferences).toEqual(['Metric units', 'Short answers']);
  await expect.element(button('Remove “Metric units”')).toBeVisible();
});

it('a preference added in two tabs stands once', async () => {
  const { memory, profile, deafen, drafts } = await drawDeaf();
  deafen();
  await memory.changeProfile({ preferences: ['Short answers'] });
  await newPreference.fill('Short answers');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => drafts.getState()).toEqual({});
  expect((await profile()).preferences).toEqual(['Short answers']);
});

it('removing a preference keeps the one another tab added meanwhile', async () => {
  const { memory, profile, deafen } = await drawDeaf();
  await memory.changeProfile({ preferences: ['Short answers'] });
  await expect.element(button('Remove “Short answers”')).toBeVisible();
  deafen();
  await memory.changeProfile({ preferences: ['Short answers', 'Metric units'] });
  await button('Remove “Short answers”').click();
  await expect.poll(async () => (await profile()).preferences).toEqual(['Metric units']);
});

it('what is typed while a preference is being kept stays', async () => {
  const { memory, drafts } = await drawDeaf();
  const kept = Promise.withResolvers<void>();
  const change = memory.changeProfile.bind(memory);
  memory.changeProfile = async (next) => kept.promise.then(async () => change(next));
  await newPreference.fill('Short answers');
  await userEvent.keyboard('{Enter}');
  await newPreference.fill('Metric');
  kept.resolve();
  await expect.element(button('Remove “Short answers”')).toBeVisible();
  expect(drafts.getState()).toEqual({ 'profile.preference': 'Metric' });
});

it('a pinned fact moves from where it stands now, not from where it is shown', async () => {
  const facts = ['a', 'b', 'c'].map((name) => ({ text: name, pinned: true }));
  const { memory, profile, deafen, kept } = await drawDeaf({ facts });
  await expect.element(button('Move up: c')).toBeVisible();
  deafen();
  const [a, b, c] = kept.map(({ id }) => id) as [string, string, string];
  await memory.changeProfile({ pinnedFacts: [a, c, b] });
  await button('Move up: c').click();
  await expect.poll(async () => (await profile()).pinnedFacts).toEqual([c, a, b]);
});

it('bringing back what the profile said leaves all that it does not show as changed', async () => {
  const { memory, kept } = await drawFacts({
    facts: ['a', 'b'].map((name) => ({ text: name, pinned: true })),
    address: '/memory/profile',
  });
  const pinnedFacts = kept.map(({ id }) => id).toReversed();
  for (const name of ['Ada', 'Ada Lovelace']) await memory.changeProfile({ name });
  await memory.changeProfile({ pinnedFacts });
  await memory.changeProfile({ context: 'Builds bridges.' });
  const version = page.getByRole('listitem').filter({ hasText: 'Name: Ada' });
  await version.getByRole('button', { name: 'Restore' }).click();
  await expect.poll(async () => (await memory.profile()).name).toBe('Ada');
  expect(await memory.profile()).toMatchObject({ context: 'Builds bridges.', pinnedFacts });
});
