import { describe, expect, it } from 'vitest';
import { drawKeys, isSingleKey, matchKeys, sayPress, SEQUENCE_WITHIN_MS, type KeyPress } from './keys.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('a press', () => {
  it.each([
    ['a letter', press('n'), 'n'],
    ['a letter while the capitals are locked', press('N'), 'n'],
    ['a sign that needs Shift here', press('?', { shiftKey: true }), '?'],
    ['the same sign on a layout where it does not', press('?'), '?'],
    ['a slash typed with Shift, as on a German keyboard', press('/', { shiftKey: true }), '/'],
    ['space', press(' '), 'space'],
    ['Enter', press('Enter'), 'enter'],
    ['Enter with Shift', press('Enter', { shiftKey: true }), 'shift+enter'],
    ['Ctrl and a letter', press('k', { ctrlKey: true }), 'mod+k'],
    ['Ctrl, Shift and a letter', press('K', { ctrlKey: true, shiftKey: true }), 'mod+shift+k'],
    ['Ctrl and Enter', press('Enter', { ctrlKey: true }), 'mod+enter'],
  ])('is said as people say it: %s', (_, pressed, said) => {
    expect(sayPress(pressed, false)).toBe(said);
  });

  it.each([
    ['a Cyrillic letter', press('т', { code: 'KeyN' }), 'n'],
    ['a Greek letter with Ctrl', press('κ', { code: 'KeyK', ctrlKey: true }), 'mod+k'],
    ['a Cyrillic letter with Ctrl', press('л', { code: 'KeyK', ctrlKey: true }), 'mod+k'],
    ['a Hebrew letter', press('צ', { code: 'KeyM' }), 'm'],
  ])('is named by its place where the layout has no Latin letters: %s', (_, pressed, said) => {
    expect(sayPress(pressed, false)).toBe(said);
  });

  it.each([
    ['a Dvorak n, which sits elsewhere', press('n', { code: 'KeyL' }), 'n'],
    ['a French a, which sits at Q', press('a', { code: 'KeyQ' }), 'a'],
    ['a letter of a Latin layout that English lacks', press('ö', { code: 'Semicolon' }), 'ö'],
    ['a sign on a key that is a letter elsewhere', press(';', { code: 'KeyZ' }), ';'],
  ])('is named by what it types on every other layout: %s', (_, pressed, said) => {
    expect(sayPress(pressed, false)).toBe(said);
  });

  it('takes Cmd for the modifier on a Mac, and Ctrl everywhere else', () => {
    const [ctrl, cmd] = [press('k', { ctrlKey: true }), press('k', { metaKey: true })];
    expect([sayPress(cmd, true), sayPress(ctrl, false)]).toEqual(['mod+k', 'mod+k']);
    expect([sayPress(ctrl, true), sayPress(cmd, false)]).toEqual([null, null]);
  });

  it.each([
    ['a sign typed with Alt', press('@', { altKey: true })],
    [
      'a sign typed with AltGr, which Windows tells as Ctrl and Alt',
      press('@', { altKey: true, ctrlKey: true }),
    ],
  ])('is no part of a shortcut: %s', (_, pressed) => {
    expect(sayPress(pressed, false)).toBeNull();
  });

  it.each(['Control', 'Meta', 'Alt', 'Shift', 'AltGraph', 'Dead', 'Process', 'Unidentified'])(
    'is no part of a shortcut yet: %s alone',
    (key) => {
      expect(sayPress(press(key), false)).toBeNull();
    },
  );
});

describe('a shortcut', () => {
  it.each([
    ['mod+k', false, [['Ctrl', 'K']]],
    ['mod+k', true, [['⌘', 'K']]],
    ['mod+shift+enter', true, [['⌘', '⇧', '↩']]],
    ['mod+enter', false, [['Ctrl', 'Enter']]],
    ['g m', false, [['G'], ['M']]],
    ['?', false, [['?']]],
    ['escape', false, [['Esc']]],
    ['mod++', false, [['Ctrl', '+']]],
    ['+', false, [['+']]],
  ])('%s is drawn as the keys to press (Mac: %s)', (keys, mac, drawn) => {
    expect(drawKeys(keys, mac)).toEqual(drawn);
  });

  it.each([
    ['n', true],
    ['?', true],
    ['g m', true],
    ['mod+k', false],
  ])('%s acts on bare characters: %s', (keys, single) => {
    expect(isSingleKey(keys)).toBe(single);
  });
});

describe('a sequence', () => {
  const entries = [{ keys: 'm' }, { keys: 'g m' }, { keys: 'mod+k' }, {}];

  it.each([
    ['m', null, 0, 'm'],
    ['m', { press: 'g', at: 0 }, SEQUENCE_WITHIN_MS, 'g m'],
    ['m', { press: 'g', at: 0 }, SEQUENCE_WITHIN_MS + 1, 'm'],
    ['m', { press: 'x', at: 0 }, 1, 'm'],
    ['mod+k', { press: 'g', at: 0 }, 1, 'mod+k'],
    ['g', null, 0, undefined],
    ['x', { press: 'g', at: 0 }, 1, undefined],
  ])('%s after %j, at %i: %s', (pressed, previous, now, keys) => {
    expect(matchKeys(entries, pressed, previous, now)?.keys).toBe(keys);
  });

  it('is never completed by what has no keys', () => {
    expect(matchKeys([{}], 'm', null, 0)).toBeUndefined();
  });
});
