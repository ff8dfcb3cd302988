import { describe, expect, it } from 'vitest';
import { MemoryStorage } from '../../ports/testing/memory-storage.ts';
import { createFakeNavigation } from '../../ports/testing/fake-navigation.ts';
import { everyText } from '../../ui/text/testing/every-text.ts';
import { textIn } from '../../ui/text/text.tsx';
import { createNotices } from '../notices.ts';
import { createPreferences } from '../preferences.ts';
import { ROUTES } from '../routes/routes.tsx';
import { findCommands, listCommands } from './commands.ts';
import { isSingleKey } from './keys.ts';

function open() {
  const navigation = createFakeNavigation();
  const preferences = createPreferences(new MemoryStorage());
  const notices = createNotices();
  const shown: string[] = [];
  const commands = listCommands({
    routes: ROUTES,
    navigation,
    preferences,
    notices,
    text: textIn('en').knowing(everyText),
    showPalette: () => void shown.push('palette'),
    showShortcuts: () => void shown.push('shortcuts'),
  });
  const run = (id: string) => commands.find((command) => command.id === id)?.run();
  return { commands, notices, navigation, preferences, shown, run };
}

const labels = (query: string) => findCommands(open().commands, query).map(({ label }) => label);

describe('the commands', () => {
  it('have ids and keys of their own, and something to say', () => {
    const { commands } = open();
    const keys = commands.flatMap((command) => command.keys ?? []);
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { label } of commands) expect(label).toMatch(/\w/);
  });

  it('have keys of which none hides another: no shortcut begins as a longer one', () => {
    const keys = open().commands.flatMap((command) => command.keys ?? []);
    for (const first of keys.filter(isSingleKey)) {
      expect(keys.filter((other) => other.startsWith(`${first} `))).toEqual([]);
    }
  });

  it('take back what was done last, and say so where there is nothing', () => {
    const { notices, run } = open();
    const undone: string[] = [];
    notices.say('Forgotten', { label: 'Undo', back: true, run: () => void undone.push('forgotten') });
    run('undo');
    run('undo');
    expect(undone).toEqual(['forgotten']);
    expect(notices.getState().map(({ text }) => text)).toEqual(['There is nothing to undo.']);
  });

  it('lead where they say', () => {
    const { navigation, run } = open();
    for (const id of ['write', 'find', ...ROUTES.map((route) => `go_${route.id}`), 'profile', 'files'])
      run(id);
    expect(navigation.went).toEqual(
      [
        '/memory/new?write',
        '/memory?find',
        '/memory',
        '/chat',
        '/companion',
        '/data',
        '/settings',
        '/memory/profile',
        '/data',
      ].map((to) => `go ${to}`),
    );
  });

  it('do what they say', () => {
    const { preferences, shown, run } = open();
    for (const theme of ['light', 'dark', 'system'] as const) {
      run(`theme_${theme}`);
      expect(preferences.getState().theme).toBe(theme);
    }
    run('palette');
    run('shortcuts');
    expect(shown).toEqual(['palette', 'shortcuts']);
  });
});

describe('finding a command', () => {
  it('gives all in their order without a word, but not the palette inside itself', () => {
    expect(labels('')).toEqual(labels('  '));
    expect(labels('')[0]).toBe('Write a fact');
    expect(labels('')).not.toContain('Open the palette');
    expect(labels('palette')).toEqual([]);
  });

  it('asks for every word, in any order and case', () => {
    expect(labels('THEME dark')).toEqual(['Use the dark theme']);
    expect(labels('dark tomato')).toEqual([]);
  });

  it('puts words that begin with what was typed before words that hold it', () => {
    const commands = ['Unwrite it', 'Rewrite', 'Write'].map((label, id) => ({
      id: String(id),
      label,
      icon: 'edit' as const,
      run: () => undefined,
    }));
    expect(findCommands(commands, 'write').map(({ label }) => label)).toEqual([
      'Write',
      'Unwrite it',
      'Rewrite',
    ]);
  });

  it.each(['profile', 'export', 'import'])('knows what “%s” is', (word) => {
    expect(labels(word)).toHaveLength(1);
  });

  it('keeps the order among equals', () => {
    expect(labels('go to')).toEqual([
      'Go to Memory',
      'Go to Chat',
      'Go to Companion',
      'Go to Your data',
      'Go to Settings',
    ]);
  });
});
