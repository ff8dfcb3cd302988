import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { drawFacts, row } from './testing/draw-facts.tsx';

const since = page.getByLabelText('Holds since');
const until = page.getByLabelText('Holds until');
const alert = page.getByRole('alert');
const MAY_2024 = new Date(2024, 4, 1).getTime();

async function openFirst(facts: NonNullable<Parameters<typeof drawFacts>[0]>['facts']) {
  const drawn = await drawFacts({ facts: facts ?? [] });
  const id = drawn.kept[0]?.id ?? '';
  drawn.navigation.go(`/memory/${id}`);
  await expect.element(since).toBeVisible();
  return { ...drawn, id, now: () => drawn.memory.peek(id) };
}

describe('a fact that would end before it begins', () => {
  it('is refused with a word about it, and the day stays where it was written', async () => {
    const { now } = await openFirst([{ text: 'She lives in Ghent', validFrom: MAY_2024 }]);
    await until.fill('2023-01-01');
    await expect.element(alert).toHaveTextContent('“Holds until” cannot be earlier than “Holds since”');
    await expect.element(until).toHaveValue('2023-01-01');
    await expect.element(until).toHaveAccessibleDescription(/cannot be earlier/);
    await expect.element(until).toHaveAttribute('aria-invalid', 'true');
    await expect.element(until).toHaveFocus();
    expect(now()?.validTo).toBeNull();
    await expect.element(row(/She lives in Ghent/)).toBeInTheDocument();
  });

  it('is kept whole once the other day fits', async () => {
    const { now } = await openFirst([{ text: 'a', validFrom: MAY_2024 }]);
    await until.fill('2023-01-01');
    await since.fill('2022-01-01');
    await expect.poll(() => now()?.validFrom).toBe(new Date(2022, 0, 1).getTime());
    expect(now()?.validTo).toBe(new Date(2023, 0, 1).getTime());
    await expect.element(alert).not.toBeInTheDocument();
  });

  it('is forgiven when the day is taken away again', async () => {
    const { memory } = await openFirst([{ text: 'a', validFrom: MAY_2024 }]);
    await until.fill('2023-01-01');
    await expect.element(alert).toBeVisible();
    await until.clear();
    await userEvent.keyboard('{Tab}{Tab}{Tab}{Tab}');
    await expect.element(alert).not.toBeInTheDocument();
    expect(memory.changes.getState()).toBe(0);
  });
});

describe('a fact that replaced another', () => {
  it('tells which one, with a way there, and says so in its history', async () => {
    const long = `I drive a Civic ${'and wash it '.repeat(20)}`.trim();
    const { memory, kept } = await openFirst(['I drive a Tesla', long]);
    const [fresh, old] = kept;
    if (!fresh || !old) throw new Error('There are two facts.');
    await memory.supersede(fresh.id, [old.id]);
    const link = page.getByRole('link', { name: /^I drive a Civic.*…$/ });
    await expect.element(link).toHaveAttribute('href', `/memory/${old.id}`);
    expect(link.element().textContent.length).toBeLessThan(90);
    const versions = page.getByRole('listitem').filter({ hasText: 'Restore' });
    await expect.element(versions).toHaveTextContent(/Replaces/);
    await memory.forget([old.id]);
    await expect.element(page.getByText('Earlier fact 1')).toBeVisible();
    await expect.element(link).not.toBeInTheDocument();
  });
});
