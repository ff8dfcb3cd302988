import { expect, it } from 'vitest';
import { createDialogs } from './dialogs.ts';

it('shows one thing at a time', () => {
  const dialogs = createDialogs();
  const seen: string[] = [dialogs.getInitialState()];
  dialogs.subscribe((open) => void seen.push(open));
  dialogs.showPalette();
  dialogs.showShortcuts();
  dialogs.close();
  expect(seen).toEqual(['none', 'palette', 'shortcuts', 'none']);
});
