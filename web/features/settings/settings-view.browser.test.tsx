import { use, type ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { fault } from '../../../shared/protocol/errors.ts';
import { createNotices } from '../../app/notices.ts';
import { createPreferences } from '../../app/preferences.ts';
import type { UpdateState } from '../../ports/app-update.ts';
import type { LinkState } from '../../ports/companion-link.ts';
import type { InstallState } from '../../ports/installation.ts';
import type { StorageState } from '../../ports/storage-health.ts';
import { createFakeAppUpdate } from '../../ports/testing/fake-app-update.ts';
import { connected, createFakeCompanionLink, LINK_STATES } from '../../ports/testing/fake-companion-link.ts';
import { createFakeInstallation } from '../../ports/testing/fake-installation.ts';
import { createFakeModelChoice } from '../../ports/testing/fake-model-choice.ts';
import { createFakeStorageHealth } from '../../ports/testing/fake-storage-health.ts';
import { MemoryStorage } from '../../ports/testing/memory-storage.ts';
import { draw } from '../../ui/testing/draw.tsx';
import { SettingsView } from './settings-view.tsx';

const ORIGIN = 'http://localhost:8787';

interface Circumstances {
  storage: Partial<StorageState>;
  link: LinkState;
  install: InstallState;
  update: UpdateState['kind'];
  persona: ReactNode;
}

async function open({
  storage,
  link = LINK_STATES.off,
  install,
  update,
  persona = null,
}: Partial<Circumstances> = {}) {
  const parts = {
    preferences: createPreferences(new MemoryStorage()),
    installation: createFakeInstallation(install),
    update: createFakeAppUpdate(update),
    notices: createNotices(),
    storageHealth: createFakeStorageHealth(storage),
    link: createFakeCompanionLink(link, ORIGIN),
    modelChoice: createFakeModelChoice(),
    persona,
    showShortcuts: vi.fn(),
  };
  await draw(<SettingsView {...parts} origin={ORIGIN} version="0.1.0" />);
  return { ...parts, said: () => parts.notices.getState().map(({ text }) => text) };
}

const button = (name: string) => page.getByRole('button', { name });
const text = (words: string) => page.getByText(words, { exact: true });

it('draws what stands below the voice along with it: nothing that is read moves away', async () => {
  const known = Promise.withResolvers<string>();
  const Voice = () => <p>{use(known.promise)}</p>;
  await open({ persona: <Voice /> });
  await expect.element(page.getByRole('heading', { name: 'Search by meaning' })).toBeVisible();
  expect(page.getByRole('heading', { name: 'Storage' }).elements()).toEqual([]);
  known.resolve('Speaks calmly');
  await expect.element(text('Speaks calmly')).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'Storage' })).toBeVisible();
});

describe('appearance and keyboard', () => {
  it('show what is chosen, and change it at once', async () => {
    const { preferences } = await open();
    await expect.element(page.getByRole('radio', { name: 'System' })).toBeChecked();
    await text('Dark').click();
    await expect.element(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
    expect(preferences.getState().theme).toBe('dark');
    await page.getByRole('switch', { name: 'Single-key shortcuts' }).click();
    expect(preferences.getState().singleKeys).toBe(false);
  });

  it('lead to the sheet of all shortcuts', async () => {
    const { showShortcuts } = await open();
    await button('Show all shortcuts').click();
    expect(showShortcuts).toHaveBeenCalledTimes(1);
  });
});

describe('storage', () => {
  it.each([
    ['persistent', 'Kept for good'],
    ['best_effort', 'Kept as long as there is room'],
    ['unknown', 'The browser does not say how it keeps data'],
  ] as const)('%s: says how the memory is kept', async (persistence, words) => {
    await open({ storage: { persistence } });
    await expect.element(page.getByText(words)).toBeVisible();
  });

  it.each([
    [{ usedBytes: 2_000_000, quotaBytes: 8_000_000_000 }, '2 MB of 8 GB used', 1],
    [{ usedBytes: 2_000_000, quotaBytes: null }, '2 MB used', 0],
    [{ usedBytes: null, quotaBytes: null }, 'This browser does not tell how much it holds.', 0],
  ])('%j: says how much is used', async (storage, words, meters) => {
    await open({ storage });
    await expect.element(page.getByText(words, { exact: true })).toBeVisible();
    expect(page.getByRole('meter').elements()).toHaveLength(meters);
  });

  it('is asked to keep for good, and says that the browser agreed', async () => {
    const { storageHealth, said } = await open();
    await button('Ask to keep it for good').click();
    await expect.element(page.getByText('Kept for good')).toBeVisible();
    await expect.element(button('Ask to keep it for good')).not.toBeInTheDocument();
    expect(storageHealth.asked).toBe(1);
    expect(said()).toEqual(['The browser keeps this memory for good.']);
  });

  it('says that the browser refused, and what helps', async () => {
    const { storageHealth, said } = await open();
    storageHealth.browser.agrees = false;
    await button('Ask to keep it for good').click();
    await expect.poll(said).toEqual(['The browser did not agree. Install Nima and ask again.']);
    await expect.element(button('Ask to keep it for good')).toBeVisible();
  });
});

describe('the address', () => {
  const elsewhere = connected({ dataOrigin: 'http://localhost:9999' });
  const keepHere = button('Keep my memory at this address from now on');

  it('is named, and nothing more where all is well', async () => {
    await open({ link: connected() });
    await expect.element(text(ORIGIN)).toBeVisible();
    await expect.element(keepHere).not.toBeInTheDocument();
  });

  it('that is not the home of the memory leads there, or becomes it', async () => {
    const { link, said } = await open({ link: elsewhere });
    await expect.element(page.getByRole('link', { name: 'Open http://localhost:9999' })).toBeVisible();
    await keepHere.click();
    await expect.element(keepHere).not.toBeInTheDocument();
    expect(link.asked).toEqual(['keepDataHere']);
    expect(said()).toEqual(['This address is the home of your memory now.']);
  });

  it('stays what it was when the companion refuses, and says why', async () => {
    const { link, said } = await open({ link: elsewhere });
    link.failure = fault('companion_unreachable', 'Gone.');
    await keepHere.click();
    await expect.poll(said).toEqual(['The companion does not answer. Start it with npm start.']);
    await expect.element(keepHere).toBeVisible();
  });

  it('cannot be made the home while nobody listens', async () => {
    await open({
      link: {
        kind: 'closing',
        health: { ...LINK_STATES.closing.health, dataOrigin: 'http://localhost:9999' },
      },
    });
    await expect.element(page.getByRole('link', { name: 'Open http://localhost:9999' })).toBeVisible();
    await expect.element(keepHere).not.toBeInTheDocument();
  });
});

describe('the app', () => {
  it.each([
    ['ready', 'Opens without a network'],
    ['preparing', 'Preparing the offline copy'],
    ['unsupported', 'No offline copy: this browser refused the service worker. Nima needs its server here.'],
    ['waiting', 'A newer version is ready'],
    ['stale', 'This tab runs an older version'],
  ] as const)('%s: says how it stands with the offline copy', async (update, words) => {
    await open({ update });
    await expect.element(text(words)).toBeVisible();
    await expect.element(text('Version 0.1.0')).toBeVisible();
  });

  it('is installed by a press where the browser offers it', async () => {
    const { installation } = await open({ install: 'offered' });
    await button('Install Nima').click();
    expect(installation.asked).toBe(1);
    installation.show('installed');
    await expect.element(text('Installed on this device')).toBeVisible();
    await expect.element(button('Install Nima')).not.toBeInTheDocument();
  });

  it('says where to look where the browser does not offer it', async () => {
    await open({ install: 'by_hand' });
    await expect.element(page.getByText('use the browser’s menu', { exact: false })).toBeVisible();
  });
});
