import { createDrafts } from '../engine/drafts.ts';
import { openDeviceStorage } from '../platform/device-storage.ts';
import { createErasing } from '../platform/erasing.ts';
import { createInstallation } from '../platform/installation.ts';
import { followKeyboard } from '../platform/keyboard-inset.ts';
import { createNetwork } from '../platform/network.ts';
import { createReceivedFiles } from '../platform/received-files.ts';
import { createStorageHealth } from '../platform/storage-health.ts';
import { createTabs } from '../platform/tabs.ts';
import { createAppUpdate } from '../sw/update-bridge.ts';
import { createDialogs } from './dialogs.ts';
import { createNotices } from './notices.ts';
import { createPreferences } from './preferences.ts';
import { createRouter } from './router.ts';

export type Frame = ReturnType<typeof createFrame>;

/**
 * What the shell itself needs, ready before anything is drawn. What needs the database or the companion comes with the
 * container, in a chunk of its own.
 */
export function createFrame(window: Window) {
  followKeyboard(window);
  const storage = openDeviceStorage(window);
  const storageHealth = createStorageHealth(window.navigator.storage);
  return {
    storage,
    router: createRouter(window),
    preferences: createPreferences(storage),
    drafts: createDrafts(storage, createTabs(window)),
    notices: createNotices(),
    dialogs: createDialogs(),
    storageHealth,
    erasing: createErasing(window, storage),
    // Installed, most browsers keep the data for good when asked: ask again.
    installation: createInstallation(window, () => void storageHealth.askToPersist()),
    network: createNetwork(window),
    received: createReceivedFiles(window),
    update: createAppUpdate(window),
    mac: /Mac|iPhone|iPad/.test(window.navigator.platform),
  };
}
