import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { buildFold } from '../../../../shared/domain/folding/testing/build-fold.ts';
import { buildPath, CONVERSATION } from '../../../../shared/domain/folding/testing/talk.ts';
import { createNotices } from '../../../app/notices.ts';
import { createDrafts } from '../../../engine/drafts.ts';
import { learningOfFakes } from '../../../engine/learning/testing/learning-of-fakes.ts';
import { chatOfFakes } from '../../../engine/conversation/testing/chat-of-fakes.ts';
import { createFakeCompanionLink } from '../../../ports/testing/fake-companion-link.ts';
import { createFakeModelLibrary } from '../../../ports/testing/fake-model-library.ts';
import { FakeOffers } from '../../../ports/testing/fake-offers.ts';
import { createFakeNavigation } from '../../../ports/testing/fake-navigation.ts';
import { FakeFolds } from '../../../ports/testing/fake-folds.ts';
import { FakeTabs } from '../../../ports/testing/fake-tabs.ts';
import { MemoryStorage } from '../../../ports/testing/memory-storage.ts';
import { draw } from '../../../ui/testing/draw.tsx';
import { FoldedRows } from './fold-rows.tsx';

const said = () => [...document.querySelectorAll('[data-said]')].map(({ textContent }) => textContent);

it('one line stands in a conversation for what is folded; opened, it shows those messages as they are', async () => {
  const path = buildPath(['The pump is a GX-12.', 'Noted.'], ['And now?', 'Leave it on.']);
  const repository = new FakeFolds();
  const fold = buildFold({ covers: path.slice(0, 2).map(({ id }) => id) });
  await repository.change(CONVERSATION, () => ({ keep: [fold] }));
  const { chat, folding, traces, memory, clock, ids } = chatOfFakes({ folds: repository });
  const parts = {
    chat,
    traces,
    memory,
    clock,
    learning: learningOfFakes({ offers: new FakeOffers(), memory, clock, ids }),
    models: createFakeModelLibrary(),
    saveFile: async () => 'saved' as const,
    drafts: createDrafts(new MemoryStorage(), new FakeTabs().open()),
    notices: createNotices(),
    navigation: createFakeNavigation(`/chat/${CONVERSATION}`),
    link: createFakeCompanionLink({ kind: 'off' }),
  };
  const conversation = {
    id: CONVERSATION,
    title: 'Pumps',
    titledByHand: false,
    pinned: false,
    leaf: path.at(-1)?.id ?? null,
    createdAt: 1,
    updatedAt: 1,
    deletedAt: null,
    revision: path[0]?.revision ?? '',
  };
  const shown = { conversation, path: path.map((message) => ({ message, branches: [message.id] })) };
  await draw(<FoldedRows {...parts} shown={shown} folds={folding} sought={null} />);
  await expect.poll(said).toEqual(['And now?', 'Leave it on.']);
  await page.getByRole('button', { name: '2 earlier messages are folded' }).click();
  await expect.poll(said).toEqual(['The pump is a GX-12.', 'Noted.', 'And now?', 'Leave it on.']);
});
