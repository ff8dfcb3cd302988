import { it, expect } from 'vitest';
import { page } from 'vitest/browser';
import { NO_COUNTS } from '../../ports/testing/fake-memory-transfer.ts';
import { drawData, section, choose, aFile, button, carrying } from './testing/draw-data.tsx';
const NOW = Date.UTC(2026, 0, 2, 12);
const H = 3600_000;
const snaps = [1, 3, 26, 80, 400].map((h, i) => ({ at: NOW - h * H, bytes: 3_200_000 - i * 420_000 }));
const preview = {
  verdict: 'partial' as const,
  message: { code: 'partial' as const, values: { records: 1240, refused: 4 } },
  refused: 4,
  notes: [
    { code: 'without_text' as const, count: 3 },
    { code: 'repeated' as const, count: 1 },
    { code: 'date_replaced' as const, count: 12 },
  ],
  counts: {
    ...NO_COUNTS,
    added: 1100,
    alike: 14,
    changed: 40,
    older: 12,
    unchanged: 88,
    erases: 2,
    versions: 310,
    profile: 1,
    erasedHere: 1,
  },
  conflicts: [
    {
      id: '1',
      kept: 'The Pi’s fan starts at 60 °C',
      incoming: 'The Pi’s fan starts at 62 °C',
      winner: 'incoming' as const,
    },
    {
      id: '2',
      kept: 'Anna moved to Ghent in May with her two children and a very long sentence that goes on and on about the house they found near the canal, which has a garden',
      incoming: 'Anna lives in Antwerp',
      winner: 'kept' as const,
    },
    { id: '3', kept: 'c', incoming: 'd', winner: 'kept' as const },
    { id: '4', kept: 'e', incoming: 'f', winner: 'kept' as const },
  ],
  conflictCount: 52,
};
const shot = (name: string) => page.screenshot({ path: `/tmp/data-shots/${name}.png` });
for (const size of ['laptop', 'phone'] as const)
  for (const theme of ['light', 'dark'] as const)
    it(`${size} ${theme}`, async () => {
      document.documentElement.dataset['theme'] = theme;
      const n = (name: string) => `${name}-${size}-${theme}`;
      const d = await drawData({ safety: { snapshots: snaps }, size });
      await expect.element(button('Take one now')).toBeVisible();
      await shot(n('1-idle'));
      d.transfer.found = () => preview;
      choose(section('Take in a file').element(), [
        aFile('nima-memory-2025-12-31.json', 4_100_000),
        aFile('b.csv'),
      ]);
      await expect.element(button('Take in 1,449 entries')).toBeInTheDocument();
      await shot(n('2-preview'));
      button('Take in 1,449 entries').element().scrollIntoView({ block: 'end' });
      await shot(n('2b-preview'));
      d.transfer.pause = new Promise(() => undefined);
      d.transfer.progress.taken = [1];
      await button('Take in 1,449 entries').click();
      await shot(n('3-taking'));
      await button('Stop').click();
      await expect.element(button('Try again')).toBeVisible();
      await shot(n('4-stopped'));
      d.transfer.pause = null;
      d.transfer.found = () => ({
        verdict: 'reject',
        format: null,
        message: { code: 'needs_passphrase', values: {} },
      });
      await button('Try again').click();
      await expect.element(button('Unlock')).toBeVisible();
      await shot(n('5-locked'));
      d.transfer.found = () => ({
        verdict: 'reject',
        format: null,
        message: { code: 'is_chat', values: { program: 'ChatGPT' } },
        notes: [],
      });
      await button('Next file').click();
      await expect.element(button('Leave it')).toBeVisible();
      await shot(n('6-refused'));
      d.remove();
      const e = await drawData({
        safety: {
          snapshots: snaps,
          failure: 'This device has no room left for Nima.',
          lost: { facts: 1204, at: NOW - 30 * H },
        },
        storage: { usedBytes: 9.4e9, quotaBytes: 1e10 },
        size,
        ids: ['1', '2'],
      });
      await shot(n('7-lost'));
      await page.getByRole('switch').click();
      await button('Save the file').click();
      await button(/^Remove the snapshot/)
        .first()
        .click();
      await shot(n('8-export'));
      document.querySelector('ul')?.scrollIntoView();
      await shot(n('8b-export'));
      await page.getByRole('switch').click();
      await button('Save the file').click();
      await expect.element(button('Done')).toBeVisible();
      await shot(n('9-ready'));
      const desk = document.querySelector('h1')!;
      desk.dispatchEvent(new DragEvent('dragenter', { bubbles: true, dataTransfer: carrying([aFile()]) }));
      await shot(n('10-drop'));
      e.remove();
    });
