import { page } from 'vitest/browser';
import type { Fact } from '../../../../shared/schemas/index.ts';
import { buildFact } from '../../../../shared/testing/builders.ts';
import { CountingIds, FakeClock } from '../../../../shared/testing/fakes.ts';
import { createNotices } from '../../../app/notices.ts';
import { createPreferences } from '../../../app/preferences.ts';
import { createDrafts } from '../../../engine/drafts.ts';
import type { LinkState } from '../../../ports/companion-link.ts';
import { createFakeCompanionLink } from '../../../ports/testing/fake-companion-link.ts';
import { createFakeMemory } from '../../../ports/testing/fake-memory.ts';
import { createFakeNavigation } from '../../../ports/testing/fake-navigation.ts';
import { FakeTabs } from '../../../ports/testing/fake-tabs.ts';
import { MemoryStorage } from '../../../ports/testing/memory-storage.ts';
import { draw } from '../../../ui/testing/draw.tsx';
import { InZone } from '../../../ui/text/text.tsx';
import { useReadable } from '../../../ui/use-readable.ts';
import { FactsView } from '../facts-view.tsx';

const ORIGIN = 'http://localhost:8787';

export interface FactsOptions {
  address?: string;
  /** What was kept before, the newest first: texts a minute apart, or facts as they are. */
  facts?: readonly (string | Partial<Fact>)[];
  link?: LinkState;
  size?: 'laptop' | 'phone';
}

/** The view of memory, drawn, and everything behind it. */
export async function drawFacts({
  address = '/memory',
  facts = [],
  link = { kind: 'off' },
  size,
}: FactsOptions = {}) {
  const [clock, ids, storage] = [new FakeClock(), new CountingIds(), new MemoryStorage()];
  const kept = facts.map((given, index) =>
    buildFact({
      id: ids.next(),
      category: 'other',
      createdAt: clock.now() - index * 60_000,
      ...(typeof given === 'string' ? { text: given } : given),
    }),
  );
  const parts = {
    memory: createFakeMemory({ clock, ids, facts: kept }),
    drafts: createDrafts(storage, new FakeTabs().open()),
    preferences: createPreferences(storage),
    notices: createNotices(),
    navigation: createFakeNavigation(address),
    clock,
    link: createFakeCompanionLink(link, ORIGIN),
    origin: ORIGIN,
  };
  function View() {
    const { pathname, search } = useReadable(parts.navigation);
    const zone = useReadable(parts.memory.timeZone);
    return (
      <InZone name={zone}>
        <div style={{ blockSize: '100dvh' }}>
          <FactsView {...parts} rest={pathname.split('/')[2] ?? ''} search={search} />
        </div>
      </InZone>
    );
  }
  const drawing = await draw(<View />, size);
  const offered = () => parts.notices.getState()[0]?.actions.map(({ label }) => label) ?? [];
  return {
    ...parts,
    ...drawing,
    kept,
    /** What was said, in that order. */
    said: () =>
      parts.notices
        .getState()
        .map(({ text }) => text)
        .toReversed(),
    /** What the last notice offers, by its labels. */
    offered,
    press: (label: string) =>
      parts.notices
        .getState()[0]
        ?.actions.find((action) => action.label === label)
        ?.run(),
    /** Presses the way back in the last notice. */
    undo: () => parts.notices.getState()[0]?.actions.at(-1)?.run(),
  };
}

/** What a row says of its fact, without the word for its pin. */
export function textOf(link: Element | null): string {
  const text = link?.querySelector('[dir=auto]')?.cloneNode(true) as Element | undefined;
  for (const unseen of text?.querySelectorAll('.visually-hidden') ?? []) unseen.remove();
  return text?.textContent ?? '';
}

/** The rows in sight, top to bottom. */
export const rowTexts = (): string[] =>
  [...document.querySelectorAll<HTMLElement>('a[data-index]')]
    .toSorted((a, b) => Number(a.dataset['index']) - Number(b.dataset['index']))
    .map(textOf);

export const search = page.getByRole('searchbox', { name: 'Search memory' });
export const newFact = page.getByRole('textbox', { name: 'New fact' });
export const row = (name: string | RegExp) => page.getByRole('link', { name });
export const button = (name: string | RegExp) => page.getByRole('button', { name });
