import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { draw } from '../../ui/testing/draw.tsx';
import { createNotices } from '../notices.ts';
import { NoticeList } from './notice-list.tsx';

const region = page.getByRole('region', { name: 'Notices' }).getByRole('status');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

async function open() {
  const notices = createNotices();
  const drawing = await draw(<NoticeList notices={notices} />);
  return { notices, ...drawing };
}

describe('the notices', () => {
  it('are said in a region that was there before them: else they are often not read out', async () => {
    const { notices } = await open();
    const before = region.element();
    await expect.element(region).toBeEmptyDOMElement();
    await expect.element(region).toHaveAttribute('aria-live', 'polite');
    notices.say('Kept');
    await expect.element(region).toHaveTextContent('Kept');
    expect(region.element()).toBe(before);
  });

  it('that only tell go by themselves', async () => {
    const { notices } = await open();
    notices.say('Kept');
    await expect.element(region).toHaveTextContent('Kept');
    vi.advanceTimersByTime(3_999);
    expect(notices.getState()).toHaveLength(1);
    vi.advanceTimersByTime(1);
    await expect.element(region).toBeEmptyDOMElement();
  });

  it('that offer something stay until they can be reached by keyboard', async () => {
    const { notices } = await open();
    notices.say('Note deleted', { label: 'Undo', run: () => undefined });
    await expect.element(page.getByRole('button', { name: 'Undo' })).toBeVisible();
    vi.advanceTimersByTime(11_999);
    expect(notices.getState()).toHaveLength(1);
    vi.advanceTimersByTime(1);
    await expect.element(region).toBeEmptyDOMElement();
  });

  it('stay while they are pointed at or focused', async () => {
    const { notices } = await open();
    notices.say('Note deleted', { label: 'Undo', run: () => undefined });
    const undo = page.getByRole('button', { name: 'Undo' });
    await expect.element(undo).toBeVisible();
    (undo.element() as HTMLElement).focus();
    await expect.element(undo).toHaveFocus();
    vi.advanceTimersByTime(60_000);
    expect(notices.getState()).toHaveLength(1);
    (undo.element() as HTMLElement).blur();
    await expect
      .poll(() => {
        vi.advanceTimersByTime(12_000);
        return notices.getState();
      })
      .toHaveLength(0);
  });

  it('get no new life from what is said after them, nor from being drawn again', async () => {
    const { notices, redraw } = await open();
    notices.say('first');
    await expect.element(region).toHaveTextContent('first');
    vi.advanceTimersByTime(3_000);
    notices.say('second');
    await expect.element(region).toHaveTextContent('second');
    redraw(<NoticeList notices={notices} />);
    vi.advanceTimersByTime(1_000);
    expect(notices.getState().map(({ text }) => text)).toEqual(['second']);
  });

  it('are at one place, the newest on top, each said once however many follow', async () => {
    const { notices } = await open();
    const said: string[] = [];
    const watch = new MutationObserver((records) => {
      for (const { addedNodes, type } of records) {
        expect(type).toBe('childList');
        for (const node of addedNodes) said.push(node.textContent ?? '');
      }
    });
    watch.observe(region.element(), { childList: true, subtree: true, characterData: true });
    const TEXTS = ['one', 'two', 'three', 'four', 'five'];
    for (const text of TEXTS) {
      notices.say(text);
      await expect.element(region).toHaveTextContent(new RegExp(`^${text}`));
    }
    watch.disconnect();
    expect(said).toEqual(TEXTS);
    expect(region.element().children).toHaveLength(2);
    await expect.element(region).toHaveTextContent(/^fivefour$/);
    notices.dismiss(notices.getState()[0]?.id ?? 0);
    await expect.element(region).toHaveTextContent(/^four$/);
  });

  it('do what they offer once, and are done', async () => {
    const { notices } = await open();
    const run = vi.fn();
    notices.say('Note deleted', { label: 'Undo', run });
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.element(region).toBeEmptyDOMElement();
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('are dismissed one by one', async () => {
    const { notices } = await open();
    notices.say('first');
    notices.say('second');
    await page.getByRole('button', { name: 'Dismiss' }).last().click();
    await expect.element(region).toHaveTextContent('second');
    await expect.element(region).not.toHaveTextContent('first');
  });

  it('leave no clock running when the app is gone', async () => {
    const { notices, remove } = await open();
    notices.say('Kept');
    await expect.element(region).toHaveTextContent('Kept');
    remove();
    vi.advanceTimersByTime(60_000);
    expect(notices.getState()).toHaveLength(1);
  });
});
