import { expect, it, onTestFinished } from 'vitest';
import { createTabs } from './tabs.ts';

/** A window of its own, as another tab has one: its locks go with it. */
function openTab(): { window: Window; close: () => void } {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  onTestFinished(() => frame.remove());
  if (!frame.contentWindow) throw new Error('A frame in the page has a window.');
  return { window: frame.contentWindow, close: () => frame.remove() };
}

/** Asks after a tab, and whether it was called gone once a later question was answered. */
async function isGone(asking: ReturnType<typeof createTabs>, tab: string): Promise<boolean> {
  let gone = false;
  asking.ifGone(tab, () => void (gone = true));
  await new Promise<void>((resolve) => asking.ifGone(`free-${crypto.randomUUID()}`, resolve));
  return gone;
}

it('knows an open tab from one that is gone', async () => {
  const [here, other] = [createTabs(window), openTab()];
  const { own } = createTabs(other.window);
  expect(own).not.toBe(here.own);
  await expect.poll(() => isGone(here, own)).toBe(false);
  other.close();
  await expect.poll(() => isGone(here, own)).toBe(true);
});

it('keeps its name over a reload, and gives it to no copy of the tab', () => {
  const { own } = createTabs(window);
  expect(sessionStorage.getItem('nima.tab')).toBeNull();
  window.dispatchEvent(new Event('pagehide'));
  expect(sessionStorage.getItem('nima.tab')).toBeTypeOf('string');
  sessionStorage.setItem('nima.tab', own);
  expect(createTabs(window).own).toBe(own);
});

it('calls back when a person comes to the tab', () => {
  let shown = 0;
  createTabs(window).onShown(() => void (shown += 1));
  document.dispatchEvent(new Event('visibilitychange'));
  expect(shown).toBe(1);
});

it('takes every other tab for gone where there are no locks, and forgets its name where nothing is kept', () => {
  const bare = {
    navigator: {},
    crypto,
    document,
    addEventListener: () => undefined,
    get sessionStorage(): Storage {
      throw new DOMException('Blocked by a test.', 'SecurityError');
    },
  } as unknown as Window;
  const tabs = createTabs(bare);
  expect(tabs.own).toMatch(/^[\d-]+$/);
  let gone = false;
  tabs.ifGone('another', () => void (gone = true));
  expect(gone).toBe(true);
});
