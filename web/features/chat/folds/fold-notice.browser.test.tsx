import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { buildFold } from '../../../../shared/domain/folding/testing/build-fold.ts';
import { buildPath, CONVERSATION, idOf } from '../../../../shared/domain/folding/testing/talk.ts';
import type { Fold, Message } from '../../../../shared/schemas/index.ts';
import { FakeClock } from '../../../../shared/testing/fakes.ts';
import { createNotices } from '../../../app/notices.ts';
import { foldedTalk } from '../../../engine/conversation/testing/folded-talk.ts';
import type { ShownMessage } from '../../../ports/chat.ts';
import { FakeFolds } from '../../../ports/testing/fake-folds.ts';
import { draw } from '../../../ui/testing/draw.tsx';
import { FoldNotice } from './fold-notice.tsx';
import { foldPlaces } from './fold-places.ts';
import { useFolds } from './fold-state.ts';

const path = buildPath(
  ['The pump is a GX-12.', 'Noted.'],
  ["Let's call it Bluebird.", 'Good name.'],
  ['And now?', 'Leave it on.'],
);
const [first, second] = [
  buildFold({ covers: path.slice(0, 2).map(({ id }) => id), text: 'Said: The pump is a GX-12.' }),
  buildFold({
    id: idOf(0xf0_02),
    includes: idOf(0xf0_01),
    covers: path.slice(2, 4).map(({ id }) => id),
    text: "Decided: Let's call it Bluebird.\nSaid: The pump is a GX-12.",
    by: { kind: 'model', model: 'Qwen3 0.6B' },
    tokensBefore: 3120,
    tokensAfter: 41,
  }),
];

const notice = page.getByRole('button', { name: /earlier messages? (?:is|are) folded/ });

/** The notice within a conversation whose messages are drawn as plain words. */
async function drawNotice(known: readonly Fold[], said: readonly Message[] = path) {
  const repository = new FakeFolds();
  await repository.change(CONVERSATION, () => ({ keep: known }));
  const { folding } = await foldedTalk({ folds: repository });
  const notices = createNotices();
  const conversation = {
    id: CONVERSATION,
    title: 'Pumps',
    titledByHand: false,
    pinned: false,
    leaf: said.at(-1)?.id ?? null,
    createdAt: 1,
    updatedAt: new FakeClock().now(),
    deletedAt: null,
    revision: said[0]?.revision ?? '',
  };
  const shown = { conversation, path: said.map((message) => ({ message, branches: [message.id] })) };
  function View() {
    const on = useFolds(folding, shown);
    const { before, folded, after } = foldPlaces(shown.path, on);
    const rows = (some: readonly ShownMessage[]) =>
      some.map(({ message }) => <p key={message.id}>{message.text}</p>);
    return (
      <main>
        {rows(before)}
        <FoldNotice on={on} folded={folded} folds={folding} notices={notices} sought={null}>
          {(all) => rows(all)}
        </FoldNotice>
        {rows(after)}
      </main>
    );
  }
  await draw(<View />, 'phone');
  return { repository, notices };
}

const saidOnPage = () => [...document.querySelectorAll('main > p')].map(({ textContent }) => textContent);

describe('a part that is folded', () => {
  it('is one line that says how many messages it stands for', async () => {
    await drawNotice([first, second]);
    await expect.element(notice).toHaveTextContent('4 earlier messages are folded');
    await expect.element(notice).toHaveAttribute('aria-expanded', 'false');
    expect(saidOnPage()).toEqual(['And now?', 'Leave it on.']);
  });

  it('opens by keyboard to what a model is told, by whom, for how many tokens, and to the messages', async () => {
    await drawNotice([first, second]);
    await expect.element(notice).toBeVisible();
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await expect
      .element(page.getByRole('blockquote'))
      .toHaveTextContent(/Let's call it Bluebird.\s*Said: The pump/);
    await expect.element(page.getByText('Written by Qwen3 0.6B')).toBeVisible();
    await expect.element(page.getByText('3,120 tokens in 41')).toBeVisible();
    const messages = page.getByRole('region', { name: 'Folded messages' });
    await expect
      .element(messages)
      .toHaveTextContent("The pump is a GX-12.Noted.Let's call it Bluebird.Good name.");
    await userEvent.keyboard('{Enter}');
    await expect.element(messages).not.toBeInTheDocument();
  });

  it('shows what is pinned in its place, as it is told', async () => {
    const said = path.map((message) =>
      message.text === 'Good name.' ? { ...message, pinned: true } : message,
    );
    await drawNotice([first, second], said);
    await expect.element(notice).toHaveTextContent('2 earlier messages are folded');
    expect(saidOnPage()).toContain("Let's call it Bluebird.");
  });

  it('is not there where nothing is folded', async () => {
    await drawNotice([]);
    await expect.element(page.getByText('And now?')).toBeVisible();
    await expect.element(notice).not.toBeInTheDocument();
  });
});

describe('a fold that is undone', () => {
  it('leaves the one before it, says what that means, and is made again when asked', async () => {
    const { repository } = await drawNotice([first, second]);
    await notice.click();
    await page.getByRole('button', { name: 'Undo, for 2 messages' }).click();
    await expect.element(notice).toHaveTextContent('2 earlier messages are folded');
    await expect.element(page.getByText(/2 earlier messages are not folded/)).toBeVisible();
    expect((await repository.of(CONVERSATION)).map(({ takenBackAt }) => takenBackAt !== null)).toEqual([
      false,
      true,
    ]);
    await page.getByRole('button', { name: 'Fold again' }).click();
    await expect.element(notice).toHaveTextContent('4 earlier messages are folded');
  });

  it('that cannot be kept says so, and stays as it was', async () => {
    const { repository, notices } = await drawNotice([first]);
    repository.failure = new Error('The disk is full.');
    await notice.click();
    await page.getByRole('button', { name: 'Undo, for 2 messages' }).click();
    await expect.poll(() => notices.getState()).toHaveLength(1);
    await expect.element(notice).toHaveTextContent('2 earlier messages are folded');
  });
});
