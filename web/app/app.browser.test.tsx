import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { PSEUDO_MARKS } from '../ui/text/pseudo.ts';
import { NO_FILTER } from '../ports/memory.ts';
import type { Container } from './container.ts';
import { buildContainer, drawApp } from './testing/draw-app.tsx';

const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const view = (name: string) => page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name });

describe('the app', () => {
  it('opens Memory at the bare address, and says where one is', async () => {
    await drawApp();
    await expect.element(heading('Memory')).toBeVisible();
    await expect.element(view('Memory')).toHaveAttribute('aria-current', 'page');
    await expect.element(view('Settings')).not.toHaveAttribute('aria-current');
    expect(document.title).toBe('Memory · Nima');
  });

  it.each([
    ['/memory/new', 'Memory'],
    ['/companion', 'Companion'],
    ['/settings', 'Settings'],
  ])('opens %s by its address', async (address, name) => {
    await drawApp({ address });
    await expect.element(heading(name)).toBeVisible();
    expect(document.title).toBe(`${name} · Nima`);
  });

  it('goes from view to view without loading the page, and back', async () => {
    const { frame } = await drawApp();
    await view('Companion').click();
    await expect.element(heading('Companion')).toBeVisible();
    await view('Settings').click();
    await expect.element(heading('Settings')).toBeVisible();
    expect(document.title).toBe('Settings · Nima');
    frame.router.back();
    await expect.element(heading('Companion')).toBeVisible();
    expect(frame.router.went).toEqual(['go /companion', 'go /settings', 'back']);
  });

  it('says that nothing lives at an unknown address, and shows the way on', async () => {
    await drawApp({ address: '/nowhere' });
    await expect.element(heading('Nothing lives at this address')).toBeVisible();
    await expect.element(page.getByText('/nowhere', { exact: false })).toBeVisible();
    expect(document.title).toBe('Nothing lives at this address · Nima');
    await page.getByRole('main').getByRole('link').click();
    await expect.element(heading('Memory')).toBeVisible();
  });

  it('follows the theme that was chosen', async () => {
    const { frame } = await drawApp();
    const theme = () => document.documentElement.dataset['theme'];
    expect(theme()).toBeUndefined();
    frame.preferences.chooseTheme('dark');
    await expect.poll(theme).toBe('dark');
    frame.preferences.chooseTheme('system');
    await expect.poll(theme).toBeUndefined();
  });

  it('leads past the rail to the page for those who come by keyboard', async () => {
    await drawApp();
    await expect.element(heading('Memory')).toBeVisible();
    await userEvent.keyboard('{Tab}');
    await expect.element(page.getByRole('button', { name: 'Skip to the page' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('main')).toHaveFocus();
  });
});

describe('an app that is still opening', () => {
  it('says so to those who do not see, and lets them go elsewhere meanwhile', async () => {
    let open: (container: Container) => void = () => undefined;
    const opening = new Promise<Container>((resolve) => (open = resolve));
    await drawApp({ opening });
    await expect.element(page.getByText('Opening', { exact: true })).toBeInTheDocument();
    await view('Settings').click();
    open(buildContainer());
    await expect.element(heading('Settings')).toBeVisible();
    await expect.element(page.getByText('Opening', { exact: true })).not.toBeInTheDocument();
  });
});

describe('from the first thought to the last', () => {
  it('a fact is written, found, deleted and brought back', async () => {
    const { container } = await drawApp();
    await page.getByRole('textbox', { name: 'New fact' }).fill('The fan starts at 62 °C.');
    await page.getByRole('button', { name: 'Keep' }).click();
    await page.getByRole('searchbox').fill('FAN 62');
    const row = page.getByRole('link', { name: /fan starts/ });
    await row.click();
    await page.getByRole('button', { name: 'Wrong' }).click();
    await expect.element(page.getByText('1 fact forgotten')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await expect.element(page.getByText('Undone')).toBeVisible();
    const all = { ...NO_FILTER, words: 'fan' };
    const found = await container.memory.page(new AbortController().signal, all, { offset: 0, count: 9 });
    expect(found.total).toBe(1);
  });
});

describe('in another language', () => {
  it.each(['/memory', '/chat', '/companion', '/settings', '/nowhere'])(
    'every text of %s comes from the catalogue',
    async (address) => {
      await drawApp({ address, locale: 'pseudo' });
      await expect.element(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const strange: string[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.textContent?.trim() ?? '';
        // What has a direction of its own was written by somebody.
        const verbatim = 'code, pre, kbd, time, dd, script, style, textarea, [dir="auto"]';
        const isVerbatim = node.parentElement?.closest(verbatim);
        if (/\p{L}{2,}/u.test(text) && !isVerbatim && !text.startsWith(PSEUDO_MARKS[0])) strange.push(text);
      }
      expect(strange.filter((text) => !/^[\d.,]+\s?\p{L}+$/u.test(text))).toEqual([]);
    },
  );
});
