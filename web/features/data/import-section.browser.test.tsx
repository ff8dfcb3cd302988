import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { fault } from '../../../shared/protocol/errors.ts';
import { CHUNK_SIZE } from '../../../shared/domain/memory/imports/slices.ts';
import type { ImportPreview } from '../../ports/memory-files.ts';
import { buildPreview, NO_COUNTS, NONE_TAKEN } from '../../ports/testing/fake-memory-transfer.ts';
import {
  aFile,
  button,
  carrying,
  choose,
  drawData,
  section,
  type DataOptions,
} from './testing/draw-data.tsx';

const NEVER = new Promise<void>(() => undefined);
const part = section('Take in a file');
const sentence = part.getByRole('status');

/** The view with a file that was chosen in it. */
async function importing(found: Partial<ImportPreview> = {}, options: DataOptions = {}) {
  const drawn = await drawData({ ...options, transfer: { found: () => found, ...options.transfer } });
  choose(part.element(), [aFile()]);
  return drawn;
}

const conflict = (number: number, winner: 'kept' | 'incoming') => ({
  id: `${number}`,
  kept: `here ${number}`,
  incoming: `file ${number}`,
  winner,
});

const locked = (code: 'needs_passphrase' | 'wrong_passphrase') =>
  buildPreview({ verdict: 'reject', format: null, message: { code, values: {} } });

describe('a file that can be taken in', () => {
  it('is shown before anything is written, and taken in by a press', async () => {
    const { transfer } = await importing();
    await expect.element(sentence).toHaveTextContent('All 3 entries of this file can be taken in.');
    await expect.element(part.getByRole('heading', { name: 'memory.json' })).toBeVisible();
    await expect.element(part.getByRole('row', { name: 'New 3' })).toBeVisible();
    expect(transfer.consents).toEqual([]);
    await button('Take in 3 entries').click();
    await expect.element(sentence).toHaveTextContent('Taken in: 3 new, 0 changed, 0 left as they were.');
    await expect.element(page.getByRole('link', { name: 'Open Memory' })).toHaveAttribute('href', '/memory');
    await button('Done').click();
    await expect.element(part.getByRole('button', { name: 'Choose a file' })).toHaveFocus();
  });

  it('shows what it would do: counts that matter, what was noticed, other words', async () => {
    await importing({
      verdict: 'partial',
      refused: 4,
      notes: [{ code: 'without_text', count: 4 }],
      counts: { ...NO_COUNTS, added: 5, older: 1 },
      conflicts: [1, 2, 3, 4].map((number) => conflict(number, number === 1 ? 'incoming' : 'kept')),
      conflictCount: 4,
    });
    await expect.element(part.getByRole('row', { name: 'Left out 4' })).toBeVisible();
    expect(part.getByRole('row').elements()).toHaveLength(4);
    await expect.element(part.getByText('4 have no text: left out')).toBeVisible();
    await expect.element(part.getByText('here 1')).toBeVisible();
    await expect.element(part.getByText('file 1')).toBeVisible();
    expect(part.getByText('Becomes current', { exact: true }).elements()).toHaveLength(1);
    await expect.element(part.getByText('here 4')).not.toBeInTheDocument();
    await button('Show all 4').click();
    await expect.element(part.getByText('here 4')).toBeVisible();
  });

  it('says how many facts with other words are not shown', async () => {
    await importing({ conflicts: [conflict(1, 'kept')], conflictCount: 3 });
    await expect.element(part.getByText('2 more are not shown')).toBeVisible();
  });

  it('is taken as the person decides: alike ones left out, nothing erased, unless said otherwise', async () => {
    const { transfer } = await importing({ counts: { ...NO_COUNTS, added: 10, alike: 2, erases: 1 } });
    await expect.element(button('Take in 8 entries')).toBeVisible();
    await page.getByRole('switch', { name: 'Leave out what is worded alike' }).click();
    await page.getByRole('switch', { name: 'Erase here what was erased there' }).click();
    await button('Take in 11 entries').click();
    expect(transfer.consents).toEqual([{ leaveOutAlike: false, eraseHere: true }]);
  });

  it('of which all is here already offers nothing to do but to leave it', async () => {
    await importing({ counts: { ...NO_COUNTS, unchanged: 3 } });
    await expect.element(part.getByText('All of it is here already.', { exact: false })).toBeVisible();
    await expect.element(button(/^Take in/)).not.toBeInTheDocument();
    await button('Leave it').click();
    await expect.element(part.getByRole('button', { name: 'Choose a file' })).toBeVisible();
  });
});

describe('a memory with conversations', () => {
  const talk = { conversations: 2, messages: 40, changed: 1, known: 5, gone: 1, beside: 3 };

  it('says what it would bring of them, and where they are afterwards', async () => {
    const { transfer } = await importing({ counts: { ...NO_COUNTS, added: 3, talk } });
    transfer.merged = { ...NONE_TAKEN, added: 3, conversations: 2, messages: 40 };
    for (const row of [
      'New conversations 2',
      'New messages 40',
      'Of what was said, later than what is here 1',
      'Of what was said, here already 5',
      'Conversations erased here: stay erased 1',
      'Learned from conversations, in short, persona 3',
    ])
      await expect.element(part.getByRole('row', { name: row })).toBeVisible();
    await button('Take in 49 entries').click();
    await expect
      .element(sentence)
      .toHaveTextContent(
        'Taken in: 3 new, 0 changed, 0 left as they were. New conversations: 2, new messages: 40.',
      );
    await expect.element(page.getByRole('link', { name: 'Open Memory' })).toHaveAttribute('href', '/memory');
    await expect.element(page.getByRole('link', { name: 'Open Chat' })).toHaveAttribute('href', '/chat');
  });
});

describe('a file of conversations', () => {
  const chats = { chats: 2, grown: 1, messages: 250, known: 30, gone: 1 };
  const found = {
    format: 'chatgpt',
    message: { code: 'chats', values: { count: 4, messages: 290, refused: 0 } },
    counts: NO_COUNTS,
    chats,
  } as const;

  it('says what it would do with them, and where they are afterwards', async () => {
    const { transfer } = await importing(found);
    transfer.merged = { ...NONE_TAKEN, chats: { chats: 2, grown: 1, messages: 250 } };
    await expect.element(sentence).toHaveTextContent('All 4 conversations of this file can be taken in');
    for (const row of ['New conversations 2', 'Here already, and longer now 1', 'New messages 250'])
      await expect.element(part.getByRole('row', { name: row })).toBeVisible();
    await expect.element(part.getByRole('row', { name: 'Conversations deleted here' })).toBeVisible();
    await expect.element(part.getByText('nothing is learned from answers', { exact: false })).toBeVisible();
    await button('Take in 250 messages').click();
    await expect
      .element(sentence)
      .toHaveTextContent(/^Taken in\. New messages: 250; new conversations: 2, grown: 1\./);
    await expect.element(page.getByRole('link', { name: 'Open Chat' })).toHaveAttribute('href', '/chat');
  });

  it('tells how many messages are done, whatever the size of its pieces', async () => {
    const { transfer } = await importing(found);
    await expect.element(button('Take in 250 messages')).toBeVisible();
    transfer.pause = NEVER;
    transfer.progress.taken = [{ stage: 'staging', entries: 125, isLast: false }];
    await button('Take in 250 messages').click();
    await expect.element(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '25');
    await button('Stop').click();
    await expect.element(sentence).toHaveTextContent('Stopped. Nothing was written.');
  });

  it('of which all is here already has nothing to take in', async () => {
    await importing({ ...found, chats: { chats: 0, grown: 0, messages: 0, known: 290, gone: 0 } });
    await expect.element(part.getByText('All of it is here already.', { exact: false })).toBeVisible();
    await expect.element(button(/^Take in/)).not.toBeInTheDocument();
  });
});

describe('a locked file', () => {
  it('is opened with its passphrase by the keyboard alone', async () => {
    const { transfer } = await drawData();
    transfer.found = (_, given) => {
      if (given === 'right') return {};
      return locked(given === undefined ? 'needs_passphrase' : 'wrong_passphrase');
    };
    choose(part.element(), [aFile()]);
    const field = part.getByLabelText('Passphrase of the file');
    await expect.element(field).toHaveFocus();
    await userEvent.keyboard('wrong{Enter}');
    await expect.element(sentence).toHaveTextContent('This passphrase does not open the file.');
    await expect.element(field).toHaveFocus();
    await expect.element(field).toHaveAttribute('aria-invalid', 'true');
    await userEvent.fill(field, 'right');
    await userEvent.keyboard('{Enter}');
    await expect.element(button('Take in 3 entries')).toBeVisible();
  });
});

describe('a file that is refused', () => {
  it('says why, what helps, and takes another', async () => {
    const { transfer } = await importing({
      verdict: 'reject',
      message: { code: 'cut_off', values: {} },
    });
    await expect.element(sentence).toHaveTextContent('The end of this file is missing.');
    await expect.element(part.getByText('Save or download it once more', { exact: false })).toBeVisible();
    await expect.element(button(/^Take in/)).not.toBeInTheDocument();
    await expect.element(button('Choose another file')).toBeVisible();
    transfer.found = () => ({});
    choose(part.element(), [aFile('other.json')]);
    await expect.element(part.getByRole('heading', { name: 'other.json' })).toBeVisible();
    await expect.element(button('Take in 3 entries')).toBeVisible();
  });
});

describe('what takes long', () => {
  it('shows how far the reading is, and is stopped by a press', async () => {
    const { transfer } = await importing(
      {},
      {
        transfer: {
          pause: NEVER,
          progress: {
            reading: [{ stage: 'checking', done: 1_000, total: 4_000 }],
            taken: [],
            writtenCharacters: [],
          },
        },
      },
    );
    await expect.element(sentence).toHaveTextContent('Checking 4,000 entries');
    await expect.element(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '25');
    await expect.element(part.getByText('1,000 of 4,000')).toBeVisible();
    await button('Stop').click();
    await expect.element(sentence).toHaveTextContent('Stopped. Nothing was written.');
    transfer.pause = null;
    await button('Try again').click();
    await expect.element(button('Take in 3 entries')).toBeVisible();
  });

  it('is stopped while it is laid ready and while it is written, and not in its last step', async () => {
    const figure = (value: number) => new Intl.NumberFormat('en').format(value);
    const takeAll = button(`Take in ${figure(3 * CHUNK_SIZE)} entries`);
    const { transfer } = await importing({ counts: { ...NO_COUNTS, added: 3 * CHUNK_SIZE } });
    transfer.pause = NEVER;
    const soFar = `${figure(CHUNK_SIZE)} of ${figure(3 * CHUNK_SIZE)} entries`;
    for (const [stage, words, share] of [
      ['staging', 'laid ready.', '17'],
      ['merging', 'written.', '67'],
    ] as const) {
      transfer.pause = NEVER;
      transfer.progress.taken = [{ stage, entries: CHUNK_SIZE, isLast: false }];
      await takeAll.click();
      await expect.element(part.getByText(`${soFar} ${words}`, { exact: false })).toBeVisible();
      await expect.element(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', share);
      await button('Stop').click();
      await button('Try again').click();
      transfer.pause = null;
      await button('Stop').click();
      await button('Try again').click();
      await expect.element(takeAll).toBeVisible();
    }
    transfer.pause = NEVER;
    transfer.progress.taken = [{ stage: 'merging', entries: 3 * CHUNK_SIZE, isLast: true }];
    await takeAll.click();
    await expect.element(sentence).toHaveTextContent('This last step cannot be stopped.');
    await expect.element(button('Stop')).not.toBeInTheDocument();
  });

  it('says why it failed, and that nothing was written', async () => {
    const { transfer } = await importing();
    await expect.element(button('Take in 3 entries')).toBeVisible();
    transfer.failure = fault('storage_full', 'Full.');
    await button('Take in 3 entries').click();
    await expect.element(sentence).toHaveTextContent(/^This device has no room left.*Nothing was written\.$/);
  });
});

describe('files from elsewhere', () => {
  it('are read when they were received, once', async () => {
    const { receivedFiles, transfer } = await drawData({ received: [aFile('shared.json')] });
    await expect.element(part.getByRole('heading', { name: 'shared.json' })).toBeVisible();
    await expect.element(button('Leave it')).toBeVisible();
    expect(receivedFiles.getState()).toEqual([]);
    await button('Leave it').click();
    receivedFiles.show([aFile('later.json'), aFile('last.json')]);
    await expect.element(part.getByText('1 more file after this one')).toBeVisible();
    await button('Leave it').click();
    await expect.element(part.getByRole('heading', { name: 'last.json' })).toBeVisible();
    expect(transfer.consents).toEqual([]);
  });

  it('are dropped anywhere on the page, which says so while they are above it', async () => {
    await drawData();
    const title = page.getByRole('heading', { level: 1 }).element();
    const drag = (kind: string, files: readonly File[]) =>
      title.dispatchEvent(
        new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: carrying(files) }),
      );
    drag('dragenter', []);
    await expect.element(page.getByText('Drop a file to see what is in it')).not.toBeInTheDocument();
    drag('dragenter', [aFile()]);
    await expect.element(page.getByText('Drop a file to see what is in it')).toBeVisible();
    expect(drag('dragover', [aFile()])).toBe(false);
    drag('drop', [aFile('dropped.csv')]);
    await expect.element(part.getByRole('heading', { name: 'dropped.csv' })).toBeVisible();
    await expect.element(page.getByText('Drop a file to see what is in it')).not.toBeInTheDocument();
  });
});
