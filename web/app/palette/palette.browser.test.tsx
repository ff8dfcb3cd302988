import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { drawApp } from '../testing/draw-app.tsx';

const palette = page.getByRole('dialog', { name: 'Command palette' });
const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
const input = page.getByRole('combobox', { name: 'Type a command' });
const options = page.getByRole('option');
const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const labels = () => options.elements().map((option) => option.querySelector('span')?.textContent);
const chosen = () =>
  page
    .getByRole('option', { selected: true })
    .elements()
    .map((option) => option.querySelector('span')?.textContent);

async function openPalette() {
  const app = await drawApp({ texts: ['a note'] });
  await expect.element(heading('Memory')).toBeVisible();
  await userEvent.keyboard('{Control>}k{/Control}');
  await expect.element(palette).toBeVisible();
  // What comes as a chunk of its own is there.
  await expect.poll(labels).toContain('Remember something');
  return app;
}

describe('the palette', () => {
  it('opens by keys and by its button, and takes the focus', async () => {
    await openPalette();
    await expect.element(input).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(palette).not.toBeInTheDocument();
    await page.getByRole('button', { name: 'Commands: open the palette' }).click();
    await expect.element(input).toHaveFocus();
  });

  it('finds as one types, says how much, and runs what is chosen with Enter', async () => {
    const { frame } = await openPalette();
    await userEvent.keyboard('sett');
    await expect.poll(labels).toEqual(['Go to Settings']);
    await expect.element(page.getByText('1 command', { exact: true })).toBeInTheDocument();
    await userEvent.keyboard('{Enter}');
    await expect.element(heading('Settings')).toBeVisible();
    await expect.element(palette).not.toBeInTheDocument();
    expect(frame.router.went).toEqual(['go /settings']);
  });

  it('moves the choice with the arrow keys, around both ends, and tells those who listen', async () => {
    await openPalette();
    const all = labels();
    expect(chosen()).toEqual([all[0]]);
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(chosen()).toEqual([all[2]]);
    await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}');
    expect(chosen()).toEqual([all.at(-1)]);
    await userEvent.keyboard('{ArrowDown}');
    expect(chosen()).toEqual([all[0]]);
    const active = input.element().getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(active)).toBe(options.first().element());
  });

  it('begins at the first again with every letter', async () => {
    await openPalette();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await userEvent.keyboard('theme');
    await expect.poll(labels).toHaveLength(3);
    expect(chosen()).toEqual([labels()[0]]);
  });

  it('runs what is pressed with the pointer', async () => {
    const { frame } = await openPalette();
    await options.getByText('Use the dark theme').click();
    expect(frame.preferences.getState().theme).toBe('dark');
    await expect.element(palette).not.toBeInTheDocument();
    frame.preferences.chooseTheme('system');
  });

  it('offers what Nima can do, behind its own commands, and begins the line of it', async () => {
    const { frame } = await openPalette();
    expect(labels().indexOf('Remember something')).toBeGreaterThan(labels().indexOf('Go to Settings'));
    await userEvent.keyboard('remember{Enter}');
    expect(frame.router.went).toEqual(['go /chat/new']);
    expect(frame.drafts.getState()).toEqual({ 'chat.new': '/remember ' });
  });

  it('says that nothing goes by a name, and Enter does nothing then', async () => {
    const { frame } = await openPalette();
    await userEvent.keyboard('tomato');
    await expect.element(page.getByText('No command by this name')).toBeVisible();
    await userEvent.keyboard('{ArrowDown}{ArrowUp}{Enter}');
    await expect.element(palette).toBeVisible();
    await expect.element(input).not.toHaveAttribute('aria-activedescendant');
    expect(frame.router.went).toEqual([]);
  });

  it('gives the focus to what its command opens', async () => {
    await openPalette();
    await userEvent.keyboard('write{Enter}');
    await expect.element(page.getByRole('textbox', { name: 'New fact' })).toHaveFocus();
    await userEvent.keyboard('{Control>}k{/Control}search mem{Enter}');
    await expect.element(page.getByRole('searchbox')).toHaveFocus();
  });

  it('gives way to the sheet of shortcuts', async () => {
    await openPalette();
    await userEvent.keyboard('shortcuts{Enter}');
    await expect.element(sheet).toBeVisible();
    await expect.element(palette).not.toBeInTheDocument();
  });
});

describe('the sheet of shortcuts', () => {
  it('opens with ?, lists every shortcut as keys to press, and closes', async () => {
    await drawApp();
    await expect.element(heading('Memory')).toBeVisible();
    await userEvent.keyboard('?');
    await expect.element(sheet).toBeVisible();
    const keysOf = (label: string) =>
      [
        ...(sheet.getByText(label, { exact: true }).element().nextElementSibling?.querySelectorAll('kbd') ??
          []),
      ].map((key) => key.textContent);
    expect(keysOf('Open the palette')).toEqual(['Ctrl', 'K']);
    expect(keysOf('Go to Memory')).toEqual(['G', 'M']);
    expect(keysOf('Keep what is being written')).toEqual(['Ctrl', 'Enter']);
    await expect.element(sheet.getByText('turned off in Settings', { exact: false })).not.toBeInTheDocument();
    await sheet.getByRole('button', { name: 'Close' }).click();
    await expect.element(sheet).not.toBeInTheDocument();
  });

  it('says that bare keys are turned off', async () => {
    const { frame } = await drawApp();
    frame.preferences.useSingleKeys(false);
    frame.dialogs.showShortcuts();
    await expect.element(sheet.getByText('Single-key shortcuts are turned off in Settings.')).toBeVisible();
  });
});

describe('keys', () => {
  it.each([
    ['n', 'the blank page', () => page.getByRole('textbox', { name: 'New fact' })],
    ['/', 'the search', () => page.getByRole('searchbox')],
  ])('%s leads to %s, ready to type', async (key, _, place) => {
    await drawApp({ address: '/settings', texts: ['a note'] });
    await expect.element(heading('Settings')).toBeVisible();
    await userEvent.keyboard(key);
    await expect.element(place()).toHaveFocus();
    await expect.element(place()).toHaveValue('');
  });

  it.each([
    ['gs', 'Settings'],
    ['gc', 'Companion'],
    ['gm', 'Memory'],
  ])('%s goes to %s', async (keys, name) => {
    await drawApp({ address: '/nowhere' });
    await expect.element(heading('Nothing lives at this address')).toBeVisible();
    await userEvent.keyboard(keys);
    await expect.element(heading(name)).toBeVisible();
  });
});
