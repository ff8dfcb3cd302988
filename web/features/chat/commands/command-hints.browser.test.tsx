import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { drawCommandLine } from '../testing/draw-command-line.tsx';

const field = () => document.querySelector('textarea') as HTMLTextAreaElement;
const list = page.getByRole('listbox', { name: 'Commands' });
const options = () =>
  [...document.querySelectorAll('[role=option] code')].map(({ textContent }) => textContent);
const chosen = () => document.querySelector('[role=option][aria-selected=true] code')?.textContent ?? null;

async function type(keys: string): Promise<void> {
  field().focus();
  await userEvent.keyboard(keys);
}

describe('completion', () => {
  it('lists the commands behind a slash with what they do, and narrows as one types', async () => {
    await drawCommandLine();
    await type('/');
    expect(options()).toContain('/status');
    await expect.element(list).toHaveTextContent('Remember something');
    await type('re');
    expect(options()).toEqual(['/remember what to remember', '/recall what to look for']);
    await expect.element(page.getByText('2 to choose from')).toBeInTheDocument();
  });

  it('is chosen with the arrows and taken with Enter, which sends nothing', async () => {
    const { sent } = await drawCommandLine();
    await type('/re');
    expect(chosen()).toMatch(/^\/remember/);
    await type('{ArrowDown}');
    expect(chosen()).toMatch(/^\/recall/);
    await type('{ArrowDown}{ArrowUp}{Enter}');
    expect(field().value).toBe('/recall ');
    expect(field().selectionStart).toBe(8);
    expect(sent).toEqual([]);
  });

  it('takes the first with Tab, also a value that has a space, and Tab leaves where nothing is to take', async () => {
    await drawCommandLine();
    await type('/rem{Tab}--cat{Tab}my{Tab}I like tea');
    expect(field().value).toBe('/remember --category "my work" I like tea');
    expect(options()).toEqual([]);
    await userEvent.keyboard('{Tab}');
    expect(document.activeElement).not.toBe(field());
  });

  it('closes with Escape alone, and is there again with the next letter', async () => {
    const { pressed } = await drawCommandLine();
    await type('/re{Escape}');
    expect(options()).toEqual([]);
    expect(pressed).toEqual([]);
    await type('{Escape}');
    expect(pressed).toEqual(['Escape']);
    await type('c');
    expect(options()).toHaveLength(1);
  });

  it('sends a line that is whole, also while something could still be chosen', async () => {
    const { sent } = await drawCommandLine();
    await type('/status{Enter}');
    await userEvent.clear(field());
    await type('/model {Enter}');
    expect(sent).toEqual(['/status', '/model ']);
  });

  it('offers the models that are here, by what they are chosen by', async () => {
    const { models } = await drawCommandLine();
    await type('/model ');
    const state = models.getState();
    const here = state.kind === 'known' ? state.list.models : [];
    const able = here.filter(({ use, place }) => use === 'chat' && place.kind === 'present');
    expect(able.length).toBeGreaterThan(0);
    await expect.poll(options).toEqual(able.map(({ id }) => id));
  });

  it('is taken by touch, which keeps the field as it is under the thumb', async () => {
    await drawCommandLine({ size: 'phone' });
    await type('/');
    await page.getByRole('option', { name: /^\/forget/ }).click();
    expect(field().value).toBe('/forget ');
    expect(document.activeElement).toBe(field());
  });

  it('does not come where nobody is writing', async () => {
    await drawCommandLine({ text: '/re' });
    expect(options()).toEqual([]);
  });

  it('is a combobox to those who listen, and a field of text once more afterwards', async () => {
    await drawCommandLine();
    await type('/re');
    const box = page.getByRole('combobox', { name: 'Message' });
    await expect.element(box).toHaveAttribute('aria-expanded', 'true');
    const active = field().getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(active)?.textContent).toContain('/remember');
    expect(field().getAttribute('aria-controls')).toBe(list.element().id);
    await type('{Escape}');
    await expect.element(page.getByRole('textbox', { name: 'Message' })).toBeInTheDocument();
    expect(field().hasAttribute('aria-activedescendant')).toBe(false);
  });
});

describe('what belongs behind the caret', () => {
  const ghost = () => document.querySelector('[aria-hidden=true] > span')?.textContent ?? null;

  it('stands there in grey until it is written', async () => {
    await drawCommandLine();
    await type('/remember');
    expect(ghost()).toBe(' what to remember');
    await type(' ');
    expect(ghost()).toBe('what to remember');
    await type('t');
    expect(ghost()).toBeNull();
  });

  it('begins exactly where the text ends', async () => {
    await drawCommandLine();
    await type('/recall ');
    const span = document.querySelector('[aria-hidden=true] > span') as HTMLElement;
    const canvas = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
    canvas.font = getComputedStyle(field()).font;
    const width = canvas.measureText('/recall ').width;
    const [at, from] = [span.getBoundingClientRect(), field().getBoundingClientRect()];
    expect(Math.abs(at.left - from.left - width)).toBeLessThan(1.5);
    expect(Math.abs(at.top + at.height / 2 - (from.top + from.height / 2))).toBeLessThan(2);
  });
});

describe('a line that cannot be run', () => {
  const wrong = () => document.querySelector('mark')?.textContent ?? null;

  it('is marked where it is wrong, told in words, and mended with one press', async () => {
    const { sent } = await drawCommandLine();
    await type('/recal tea');
    expect(wrong()).toBe('/recal');
    expect(field().getAttribute('aria-invalid')).toBe('true');
    const id = field().getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(id)?.textContent).toContain('There is no command “/recal”.');
    await type('{Enter}');
    expect(sent).toEqual([]);
    await page.getByRole('button', { name: 'Did you mean /recall?' }).click();
    expect(field().value).toBe('/recall tea');
    expect(document.activeElement).toBe(field());
    await type('{Enter}');
    expect(sent).toEqual(['/recall tea']);
  });

  it('is left in peace while it is being written, and told when it is to be sent', async () => {
    const { sent } = await drawCommandLine();
    await type('/remember --category cars ');
    expect(field().hasAttribute('aria-invalid')).toBe(false);
    await type('{Escape}{Enter}');
    await expect.element(page.getByText('Something is missing here: what to remember.')).toBeInTheDocument();
    await type('t');
    expect(field().hasAttribute('aria-invalid')).toBe(false);
    expect(sent).toEqual([]);
  });

  it('is a message behind a second slash', async () => {
    const { sent } = await drawCommandLine();
    await type('//recal tea{Enter}');
    expect(sent).toEqual(['//recal tea']);
  });
});

describe('a command that is put into the line from elsewhere', () => {
  it('has the focus and the caret at its end', async () => {
    const { put } = await drawCommandLine();
    put('/remember ');
    await expect.poll(() => document.activeElement).toBe(field());
    expect(field().selectionStart).toBe(10);
  });
});
