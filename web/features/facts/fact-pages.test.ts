import { describe, expect, it } from 'vitest';
import { CountingIds, FakeClock } from '../../../shared/testing/fakes.ts';
import { timeZone } from '../../../shared/lib/time-zone.ts';
import { fault } from '../../../shared/protocol/errors.ts';
import { createFakeMemory } from '../../ports/testing/fake-memory.ts';
import { until } from '../../ports/testing/until.ts';
import { PAGE_ROWS, createFactPages, type Listed } from './fact-pages.ts';
import { NO_FILTER } from '../../ports/memory.ts';
import { buildFact } from '../../../shared/testing/builders.ts';

function openList(count: number) {
  const [clock, ids] = [new FakeClock(), new CountingIds()];
  const facts = Array.from({ length: count }, (_, index) =>
    buildFact({ id: ids.next(), text: `fact ${index}`, createdAt: clock.now() - index * 3_600_000 }),
  );
  const memory = createFakeMemory({ clock, ids, facts });
  const pages = createFactPages(memory);
  const question = {
    filter: NO_FILTER,
    version: 0,
    now: clock.now(),
    zone: timeZone(''),
    first: 0,
    last: 20,
  };
  const listed = (): Listed | null => pages.getState().listed;
  return { memory, pages, question, listed };
}

const words = (text: string) => ({ ...NO_FILTER, words: text });

describe('the rows of a long list', () => {
  it('are read for what is in sight, with their headings', async () => {
    const { memory, pages, question, listed } = openList(500);
    pages.show(question);
    await until(pages, ({ listed: now }) => (now?.sections.length ?? 0) > 0);
    expect(listed()?.total).toBe(500);
    expect([...(listed()?.pages.keys() ?? [])]).toEqual([0]);
    expect(listed()?.sections[0]).toMatchObject({ kind: 'today' });
    expect(listed()?.sections.reduce((sum, { count }) => sum + count, 0)).toBe(500);
    expect(memory.asked.filter(({ count }) => count > 1)).toHaveLength(1);
  });

  it('are read further as one scrolls, each page once', async () => {
    const { memory, pages, question, listed } = openList(500);
    pages.show(question);
    await until(pages, ({ listed: now }) => now !== null);
    const second = 2 * PAGE_ROWS - 10;
    pages.show({ ...question, first: second, last: second + 20 });
    pages.show({ ...question, first: second + 2, last: second + 22 });
    await until(pages, ({ listed: now }) => now?.pages.size === 3);
    expect(listed()?.pages.get(2)?.[0]?.fact.text).toBe(`fact ${2 * PAGE_ROWS}`);
    expect(memory.asked.filter(({ offset }) => offset > 0).map(({ offset }) => offset)).toEqual([
      PAGE_ROWS,
      2 * PAGE_ROWS,
    ]);
  });

  it('stand there before they are counted, and grow with what is seen of them', async () => {
    const { memory, pages, question, listed } = openList(500);
    const { page } = memory;
    memory.page = async (signal, filter, window) => {
      const { rows } = await page(signal, filter, window);
      return { rows, total: window.offset + rows.length + 1, uncounted: true };
    };
    pages.show(question);
    await until(pages, ({ listed: now }) => now !== null);
    expect(listed()).toMatchObject({ counted: false, total: PAGE_ROWS + 1 });
    pages.show({ ...question, first: PAGE_ROWS - 20, last: PAGE_ROWS });
    await until(pages, ({ listed: now }) => now?.pages.size === 2);
    expect(listed()).toMatchObject({ counted: false, total: 2 * PAGE_ROWS + 1 });
    memory.page = page;
    pages.show({ ...question, version: 1 });
    await until(pages, ({ listed: now }) => now?.counted ?? false);
    expect(listed()?.total).toBe(500);
  });

  it('are forgotten far from what is in sight', async () => {
    const { pages, question, listed } = openList(3000);
    pages.show(question);
    await until(pages, ({ listed: now }) => now !== null);
    pages.show({ ...question, first: 40 * PAGE_ROWS, last: 40 * PAGE_ROWS + 10 });
    await until(pages, ({ listed: now }) => now?.pages.has(40) ?? false);
    expect(listed()?.pages.has(0)).toBe(false);
  });

  it('stand until those of the next question are there, and begin at its beginning', async () => {
    const { pages, question, listed } = openList(500);
    pages.show({ ...question, first: 300, last: 320 });
    await until(pages, ({ listed: now }) => now !== null);
    const before = listed();
    pages.show({ ...question, filter: words('fact 499'), first: 300, last: 320 });
    expect(listed()).toBe(before);
    await until(pages, ({ listed: now }) => now?.filter.words === 'fact 499');
    expect(listed()).toMatchObject({ total: 1, sections: [] });
  });

  it('are told once where they come with their headings: each telling draws the list', async () => {
    const { pages, question, listed } = openList(500);
    pages.show(question);
    await until(pages, ({ listed: now }) => (now?.sections.length ?? 0) > 0);
    let told = 0;
    pages.subscribe(() => (told += 1));
    for (const typed of ['fact 4', 'fact 49', '']) {
      pages.show({ ...question, filter: words(typed) });
      await until(pages, ({ listed: now }) => now?.filter.words === typed);
      await new Promise((resolve) => setTimeout(resolve));
    }
    expect(told).toBe(3);
    expect(listed()?.sections.length).toBeGreaterThan(0);
  });

  it('of an older question are dropped, however late they come', async () => {
    const { memory, pages, question, listed } = openList(30);
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    memory.late = () => gate;
    pages.show({ ...question, filter: words('fact 1') });
    memory.late = null;
    pages.show({ ...question, filter: words('fact 2') });
    await until(pages, ({ listed: now }) => now !== null);
    open();
    await gate;
    await Promise.resolve();
    expect(listed()?.filter.words).toBe('fact 2');
    expect(pages.getState().error).toBeNull();
  });

  it('are read again in sight after a change', async () => {
    const { memory, pages, question, listed } = openList(500);
    pages.show(question);
    await until(pages, ({ listed: now }) => now !== null);
    const inSight = { first: PAGE_ROWS + 20, last: PAGE_ROWS + 30 };
    pages.show({ ...question, ...inSight });
    await until(pages, ({ listed: now }) => now?.pages.has(1) ?? false);
    const id = listed()?.pages.get(1)?.[0]?.fact.id ?? '';
    await memory.forget([id]);
    pages.show({ ...question, version: 1, ...inSight });
    await until(pages, ({ listed: now }) => now?.total === 499);
    expect([...(listed()?.pages.keys() ?? [])]).toEqual([1]);
    expect(listed()?.pages.get(1)?.[0]?.fact.id).not.toBe(id);
  });

  it('say what failed, and are read again with the next question', async () => {
    const { memory, pages, question, listed } = openList(3);
    const failure = fault('storage_failed', 'No.');
    memory.late = () => Promise.reject(failure);
    pages.show(question);
    await until(pages, ({ error }) => error === failure);
    memory.late = null;
    pages.show({ ...question, version: 1 });
    await until(pages, ({ listed: now }) => now !== null);
    expect(listed()?.total).toBe(3);
    expect(pages.getState().error).toBeNull();
  });

  it('of a closed list change nothing', async () => {
    const { pages, question, listed } = openList(3);
    pages.show(question);
    pages.close();
    await Promise.resolve();
    expect(listed()).toBeNull();
    pages.show(question);
    await until(pages, ({ listed: now }) => now !== null);
  });
});
