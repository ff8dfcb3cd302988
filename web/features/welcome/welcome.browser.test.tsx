import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { NO_FILTER } from '../../ports/memory.ts';
import { MemoryStorage } from '../../ports/testing/memory-storage.ts';
import { button, drawWelcome, field } from './testing/draw-welcome.tsx';

const NAME = 'What should Nima call you?';
const FIRST = 'How should it answer?';
const SECOND = 'What else should it keep to?';

describe('who one is', () => {
  it('is kept in the profile with Begin, which leads to the line one writes on', async () => {
    const { memory, navigation, timesPutAway, drafts } = await drawWelcome();
    await field(NAME).fill('  Ada ');
    await field(FIRST).fill('Short answers, code first');
    await field(SECOND).fill('Metric units');
    await button('Begin').click();
    await expect.poll(() => navigation.went).toEqual(['go /chat/new']);
    expect(await memory.profile()).toMatchObject({
      name: 'Ada',
      preferences: ['Short answers, code first', 'Metric units'],
    });
    expect([timesPutAway(), drafts.getState()]).toEqual([1, {}]);
  });

  it('can be passed over at once: nothing is written', async () => {
    const { memory, navigation, timesPutAway } = await drawWelcome();
    await button('Begin').click();
    await expect.poll(() => navigation.went).toEqual(['go /chat/new']);
    expect([await memory.profileHistory(), timesPutAway()]).toEqual([[], 1]);
    expect((await memory.profile()).updatedAt).toBe(0);
  });

  it('goes beside what the profile has, and says nothing twice', async () => {
    const { memory, navigation } = await drawWelcome();
    await memory.changeProfile({ name: 'Ada', preferences: ['Metric units'] });
    await field(SECOND).fill('Metric units');
    await field(FIRST).fill('Short answers');
    await button('Begin').click();
    await expect.poll(() => navigation.went).toHaveLength(1);
    expect(await memory.profile()).toMatchObject({
      name: 'Ada',
      preferences: ['Metric units', 'Short answers'],
    });
  });

  it('outlives a reload before it is kept', async () => {
    const storage = new MemoryStorage();
    const { remove } = await drawWelcome({ storage });
    await field(NAME).fill('Ada');
    remove();
    await drawWelcome({ storage });
    await expect.element(field(NAME)).toHaveValue('Ada');
  });

  it('stays on the page with the reason where it cannot be kept', async () => {
    const { repository, navigation, timesPutAway } = await drawWelcome();
    repository.changeProfile = async () => Promise.reject(new Error('full'));
    await field(NAME).fill('Ada');
    await button('Begin').click();
    await expect.element(page.getByRole('alert')).toBeVisible();
    expect([navigation.went, timesPutAway()]).toEqual([[], 0]);
    await expect.element(field(NAME)).toHaveValue('Ada');
  });

  it('is asked for by the keyboard alone, in the order of the page', async () => {
    const { navigation, memory } = await drawWelcome();
    await expect.element(button('Try with sample data')).toBeVisible();
    for (const word of ['Ada', 'Short answers', 'Metric units']) {
      await userEvent.keyboard('{Tab}');
      await userEvent.keyboard(word);
    }
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => navigation.went).toEqual(['go /chat/new']);
    expect((await memory.profile()).preferences).toEqual(['Short answers', 'Metric units']);
  });
});

describe('the sample', () => {
  it('comes with one press, says so, and asks its questions with one more', async () => {
    const { sample, asked, navigation, said, timesPutAway, memory } = await drawWelcome();
    await field(NAME).fill('Ada');
    await button('Try with sample data').click();
    await expect.element(page.getByText(`${sample.size} facts of a made-up person are here.`)).toBeVisible();
    expect(said()).toEqual([`${sample.size} sample facts are in your memory`]);
    const questions = page.getByRole('list', { name: 'Questions to begin with' });
    expect(questions.getByRole('button').elements()).toHaveLength(3);
    await button('What do I drive?').click();
    await expect.poll(() => navigation.went).toEqual(['go /chat/first']);
    expect([asked, timesPutAway()]).toEqual([['What do I drive?'], 1]);
    expect((await memory.profile()).name).toBe('Ada');
  });

  it('is heard as it comes, and the focus stays at it', async () => {
    await drawWelcome();
    await button('Try with sample data').click();
    const section = page.getByRole('region', { name: 'Look around first' });
    await expect.element(section).toHaveFocus();
    await expect.element(section.getByRole('status')).toHaveTextContent(/made-up person are here/);
    await userEvent.keyboard('{Tab}');
    await expect.element(button('What do I drive?')).toHaveFocus();
  });

  it.each(['the page', 'the notice'])('goes in one tap, from %s', async (from) => {
    const { sample, said, press, memory } = await drawWelcome();
    await button('Try with sample data').click();
    await expect.element(button('Remove the sample')).toBeVisible();
    if (from === 'the page') await button('Remove the sample').click();
    else press('Remove the sample');
    await expect.element(button('Try with sample data')).toBeVisible();
    expect(said()[0]).toBe(`${sample.size} sample facts erased for good`);
    const left = await memory.page(new AbortController().signal, NO_FILTER, { offset: 0, count: 1 });
    expect(left.total).toBe(0);
  });

  it('says what stays of it, and leads there', async () => {
    const { sample, said, press, memory, navigation } = await drawWelcome();
    await sample.put();
    const all = await memory.page(new AbortController().signal, NO_FILTER, { offset: 0, count: 100 });
    const [one, other] = all.rows.map(({ fact }) => fact.id) as [string, string];
    await memory.change(one, { text: 'Mine now.' });
    await button('Remove the sample').click();
    await expect.poll(said).toContain('1 sample fact that you changed stays');
    press('Show');
    expect(navigation.went).toEqual([`go /memory/${one}`]);
    expect(await memory.get(other)).toBeUndefined();
  });

  it('tells why it did not come', async () => {
    const { repository } = await drawWelcome();
    repository.write = async () => Promise.reject(new Error('full'));
    await button('Try with sample data').click();
    await expect.element(page.getByRole('alert')).toBeVisible();
    await expect.element(button('Try with sample data')).toBeVisible();
  });

  it('tells why it did not go', async () => {
    const { sample, memory, said } = await drawWelcome();
    await sample.put();
    memory.eraseForGood = async () => Promise.reject(new Error('full'));
    await button('Remove the sample').click();
    await expect.poll(said).toHaveLength(1);
    await expect.element(button('Remove the sample')).toBeVisible();
  });
});

describe('the way onto the device', () => {
  it('is the browser’s question where it offers one, and a word where not', async () => {
    const { installation } = await drawWelcome({ install: 'offered' });
    await button('Install Nima').click();
    expect(installation.asked).toBe(1);
    installation.show('by_hand');
    await expect.element(page.getByText('open the browser’s menu')).toBeVisible();
    installation.show('installed');
    await expect.element(page.getByRole('region', { name: 'Keep it at hand' })).not.toBeInTheDocument();
  });
});

describe('on a phone', () => {
  it('nothing is wider than the screen, and what is pressed is large enough for a thumb', async () => {
    const { sample } = await drawWelcome({ size: 'phone', install: 'offered' });
    await sample.put();
    await expect.element(button('What do I drive?')).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
    for (const element of [...page.getByRole('button').elements(), ...page.getByRole('textbox').elements()])
      expect(element.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
  });
});
