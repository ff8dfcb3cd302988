import { page } from 'vitest/browser';
import { createNotices } from '../../../app/notices.ts';
import { createDrafts } from '../../../engine/drafts.ts';
import { sampleOfFakes } from '../../../engine/welcome/testing/sample-of-fakes.ts';
import type { InstallState } from '../../../ports/installation.ts';
import { createFakeInstallation } from '../../../ports/testing/fake-installation.ts';
import { createFakeNavigation } from '../../../ports/testing/fake-navigation.ts';
import { FakeTabs } from '../../../ports/testing/fake-tabs.ts';
import { MemoryStorage } from '../../../ports/testing/memory-storage.ts';
import { draw } from '../../../ui/testing/draw.tsx';
import { Welcome } from '../welcome.tsx';

export interface WelcomeOptions {
  readonly install?: InstallState;
  readonly size?: 'laptop' | 'phone';
  /** What another start has left, such as drafts. */
  readonly storage?: MemoryStorage;
}

/** The first page, drawn, and everything behind it. */
export async function drawWelcome({ install, size, storage = new MemoryStorage() }: WelcomeOptions = {}) {
  const fakes = sampleOfFakes();
  const asked: string[] = [];
  let away = 0;
  const parts = {
    ...fakes,
    welcoming: { putAway: () => void (away += 1) },
    chat: {
      begin: async (text: string) => {
        asked.push(text);
        return 'first';
      },
    },
    drafts: createDrafts(storage, new FakeTabs().open()),
    notices: createNotices(),
    navigation: createFakeNavigation('/chat'),
    installation: createFakeInstallation(install),
  };
  const drawing = await draw(
    <main style={{ blockSize: '100dvh', display: 'grid' }}>
      <Welcome {...parts} />
    </main>,
    size,
  );
  return {
    ...parts,
    ...drawing,
    asked,
    timesPutAway: () => away,
    /** What was said, the newest first. */
    said: () => parts.notices.getState().map(({ text }) => text),
    press: (label: string) =>
      parts.notices
        .getState()
        .flatMap(({ actions }) => actions)
        .find((action) => action.label === label)
        ?.run(),
  };
}

export const field = (name: string | RegExp) => page.getByRole('textbox', { name });
export const button = (name: string | RegExp) => page.getByRole('button', { name });
