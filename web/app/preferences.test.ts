import { describe, expect, it } from 'vitest';
import { MemoryStorage } from '../ports/testing/memory-storage.ts';
import { createPreferences } from './preferences.ts';

const DEFAULTS = { theme: 'system', singleKeys: true, paneWidths: {} };
const ENTRY = 'nima.preferences';

describe('the preferences', () => {
  it('are the system’s theme and all shortcuts until a person chooses', () => {
    expect(createPreferences(new MemoryStorage()).getState()).toEqual(DEFAULTS);
  });

  it('outlive the page', () => {
    const storage = new MemoryStorage();
    const preferences = createPreferences(storage);
    preferences.chooseTheme('dark');
    preferences.useSingleKeys(false);
    preferences.keepPaneWidth('memory', 320.4);
    preferences.keepPaneWidth('traces', 200);
    expect(createPreferences(storage).getState()).toEqual({
      theme: 'dark',
      singleKeys: false,
      paneWidths: { memory: 320, traces: 200 },
    });
  });

  it('are kept where the page looks for the theme before its first paint', () => {
    const storage = new MemoryStorage();
    createPreferences(storage).chooseTheme('light');
    expect(JSON.parse(storage.getItem(ENTRY) ?? '')).toMatchObject({ state: { theme: 'light' } });
  });

  it.each([
    ['no JSON', '{"state":{'],
    ['nothing', 'null'],
    ['no state', '{"version":0}'],
    ['a state that is none', '{"state":"dark","version":0}'],
    ['values of another kind', '{"state":{"theme":7,"singleKeys":"yes","paneWidths":null},"version":0}'],
    ['a theme of another version', '{"state":{"theme":"sepia"},"version":0}'],
    ['widths that are none', '{"state":{"paneWidths":{"memory":"wide","traces":null}},"version":0}'],
  ])('are the usual ones where the storage holds %s', (_, stored) => {
    const storage = new MemoryStorage();
    storage.setItem(ENTRY, stored);
    expect(createPreferences(storage).getState()).toEqual(DEFAULTS);
  });

  it('keep what can be read beside what cannot', () => {
    const storage = new MemoryStorage();
    const state = { theme: 'dark', singleKeys: 1, paneWidths: { memory: 300, traces: 'wide' } };
    storage.setItem(ENTRY, JSON.stringify({ state, version: 0 }));
    expect(createPreferences(storage).getState()).toEqual({
      theme: 'dark',
      singleKeys: true,
      paneWidths: { memory: 300 },
    });
  });
});
