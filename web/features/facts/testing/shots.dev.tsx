import { it, expect, vi } from 'vitest';
vi.setConfig({ testTimeout: 60000 });
import { page } from 'vitest/browser';
import { drawFacts, search, row, button } from './draw-facts.tsx';

const T = [
  ['I drive a 2014 Honda Civic', 'cars'],
  ['Anna is allergic to peanuts and carries an EpiPen', 'health'],
  ['The Pi’s fan starts at 62 °C', 'technical'],
  ['Standing meeting with the platform team on Tuesdays at 10:00', 'work'],
  ['My sister lives in Ghent with her two children', 'people'],
  ['Prefers short answers without bullet points', 'preferences'],
  ['The roof of the garage leaks above the left window when the wind comes from the west', 'home'],
  ['Rent is 1,240 € and is paid on the third of each month', 'finances'],
  ['Nima’s memory engine uses an additive score', 'projects'],
  ['Flew to Lisbon in March and liked the ferry to Cacilhas', 'travel'],
  ['Born in Antwerp in 1986', 'identity'],
  ['The spare key hangs behind the boiler', 'home'],
  ['Civic needs an oil change every 15,000 km', 'cars'],
  ['Backups run at 03:30 on the NAS', 'technical'],
] as const;
const NOW = Date.UTC(2026, 0, 2, 12);
const many = (n: number) =>
  Array.from({ length: n }, (_, i) => {
    const [text, category] = T[i % T.length]!;
    return {
      text: i < T.length ? text : `${text} (${i})`,
      category,
      pinned: i % 17 === 1,
      createdAt: NOW - Math.round(i ** 1.7 * 3_600_000),
      ...(i === 2
        ? {
            provenance: { conversation: 'Garage talk', quote: 'the fan kicks in at sixty-two or so' },
            confidence: 0.8,
            source: 'conversation' as const,
            metadata: { room: 'office' },
          }
        : {}),
    };
  });
const shot = (name: string) => page.screenshot({ path: `/tmp/facts-shots/${name}.png` });

for (const size of ['laptop', 'phone'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    it(`${size} ${theme}`, async () => {
      document.documentElement.dataset['theme'] = theme;
      const drawn = await drawFacts({ facts: many(400), size });
      const n = (name: string) => `${name}-${size}-${theme}`;
      await expect.poll(() => document.querySelectorAll('a[data-index]').length).toBeGreaterThan(5);
      await shot(n('1-list'));
      await search.fill('civic');
      await expect.poll(() => document.querySelectorAll('mark').length).toBeGreaterThan(0);
      await shot(n('2-search'));
      const id = drawn.kept[2]!.id;
      await drawn.memory.change(id, { text: 'The Pi’s fan starts at 60 °C' });
      await drawn.memory.change(id, { text: 'The Pi’s fan starts at 62 °C', category: 'home' });
      await search.fill('fan starts');
      drawn.navigation.go(`/memory/${id}?q=fan+starts`);
      await expect.element(page.getByRole('heading', { name: 'History' })).toBeVisible();
      await shot(n('3-fact'));
      await button('Erase for good').click();
      await shot(n('3b-erase'));
      drawn.navigation.go('/memory/profile');
      await expect.element(page.getByLabelText('Time zone')).toBeVisible();
      await drawn.memory.changeProfile({ name: 'Ada', preferences: ['Short answers', 'Metric units'] });
      await shot(n('4-profile'));
      drawn.navigation.go('/memory?category=cars&pinned=1&past=show');
      await expect.poll(() => document.querySelectorAll('a[data-index]').length).toBeGreaterThan(0);
      await shot(n('5-filtered'));
      drawn.navigation.go('/memory');
      await expect.poll(() => document.querySelectorAll('a[data-index]').length).toBeGreaterThan(5);
      drawn.memory.state.show({ kind: 'ready', size: 400, pending: 120, byMeaning: false });
      if (size === 'phone') await button('Filters').click();
      await shot(n('6-filters'));
      if (size === 'phone') await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
      await button('Choose several').click();
      for (const i of [0, 1, 2])
        (
          document
            .querySelector(`a[data-index="${i}"]`)!
            .parentElement!.querySelector('input') as HTMLInputElement
        ).click();
      await shot(n('7-chosen'));
      await button('More to do with them').click();
      await shot(n('8-bulk'));
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
      await button('Merge').click();
      await shot(n('9-merge'));
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
      drawn.navigation.go('/memory/new');
      await page.getByRole('textbox', { name: 'New fact' }).fill('Backups run at noon');
      await button('Keep').click();
      await expect.element(button('Keep both')).toBeVisible();
      await shot(n('a-replace'));
    });
    it(`${size} ${theme} empty`, async () => {
      document.documentElement.dataset['theme'] = theme;
      await drawFacts({ size });
      await expect.element(row('Write the first fact')).toBeVisible();
      await shot(`0-empty-${size}-${theme}`);
    });
  }
}
