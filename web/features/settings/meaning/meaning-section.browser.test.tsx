import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { fault } from '../../../../shared/protocol/errors.ts';
import type { FoundModel } from '../../../../shared/schemas/index.ts';
import { createNotices } from '../../../app/notices.ts';
import type { ChangeStage } from '../../../ports/model-choice.ts';
import {
  connected,
  createFakeCompanionLink,
  LINK_STATES,
} from '../../../ports/testing/fake-companion-link.ts';
import { createFakeModelChoice } from '../../../ports/testing/fake-model-choice.ts';
import { draw } from '../../../ui/testing/draw.tsx';
import { MeaningSection } from './meaning-section.tsx';

const SMALL: FoundModel = {
  id: 'ada/small',
  revision: '0123456789abcdef',
  files: [{ path: 'config.json', sizeBytes: 23_000_000 }],
};
const FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model.onnx'];

/** Files as a picked folder gives them. */
function folder(...paths: readonly string[]): File[] {
  return paths.map((path) => {
    const file = new File(['{}'], path);
    Object.defineProperty(file, 'webkitRelativePath', { value: `tiny/${path}` });
    return file;
  });
}

async function open(stage?: ChangeStage) {
  const choice = createFakeModelChoice();
  choice.models.companion = [SMALL];
  const link = createFakeCompanionLink(connected(), 'http://localhost:8787');
  const notices = createNotices();
  if (stage) show(choice, stage);
  await draw(<MeaningSection choice={choice} link={link} notices={notices} />);
  return { choice, link, said: () => notices.getState().map(({ text }) => text) };
}

function show(choice: ReturnType<typeof createFakeModelChoice>, stage: ChangeStage): void {
  const model = choice.models.describe({ from: 'companion', ...SMALL });
  choice.show({ ...choice.getState(), next: { model, stage } });
}

const button = (name: string | RegExp) => page.getByRole('button', { name });
const rows = page.getByRole('listitem');
const row = (name: string) => page.getByRole('listitem', { name });
const spoken = page.getByRole('status');

/** Puts files where the browser's own dialog would. */
async function pick(files: readonly File[]): Promise<void> {
  const input = document.querySelector<HTMLInputElement>('input[type="file"]');
  if (!input) throw new Error('There is nothing to pick with.');
  Object.defineProperty(input, 'files', { value: files, configurable: true });
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

describe('the models', () => {
  it('are listed with what is known of them, and which is in use', async () => {
    await open();
    await expect.element(row('built-in')).toHaveTextContent('Comes with Nima · 7.7 MB · 256 numbers a fact');
    await expect.element(row('built-in')).toHaveTextContent('In use');
    await expect.element(row('ada/small')).toHaveTextContent('From the companion · 23 MB');
    await expect.element(row('built-in').getByRole('button')).not.toBeInTheDocument();
  });

  it('of the companion are listed once it is there', async () => {
    const { choice, link } = await open();
    await expect.element(row('ada/small')).toBeVisible();
    choice.models.companion = [];
    link.show(LINK_STATES.off);
    await expect.element(page.getByText('listed once it is connected')).toBeVisible();
    await expect.poll(() => rows.elements()).toHaveLength(1);
  });

  it('are chosen by a press, and what fails is said', async () => {
    const { choice, said } = await open();
    choice.failure = fault('storage_failed', 'No.');
    await button('Use ada/small').click();
    await expect.poll(said).toEqual(['The browser could not read or write. Try again.']);
    choice.failure = null;
    await button('Use ada/small').click();
    await expect.element(page.getByRole('group', { name: 'Changing to ada/small' })).toBeVisible();
    await expect.element(row('ada/small')).toHaveTextContent('On its way');
    await expect.element(page.getByRole('list')).toHaveFocus();
    expect(choice.asked).toEqual(['choose ada/small']);
  });
});

describe('a change', () => {
  it.each([
    [{ kind: 'waiting' }, 'Waiting to begin. Search still answers with built-in.'],
    [{ kind: 'fetching', progress: null }, 'Fetching its files. Search still answers with built-in.'],
    [{ kind: 'fetching', progress: 0.5 }, '50% of its files are here.'],
    [{ kind: 'embedding', done: 412, total: 10_240 }, '412 of 10,240 entries are ready.'],
    [{ kind: 'absent' }, 'Start the companion, or use another model'],
    [
      { kind: 'failed', message: 'No such operator.' },
      'This model cannot be used as it is. Stay with built-in',
    ],
  ] as const)('%j: says how far it is', async (stage, words) => {
    await open(stage);
    const panel = page.getByRole('group', { name: 'Changing to ada/small' });
    await expect.element(panel.getByText(words, { exact: false })).toBeVisible();
    await expect.element(button('Stay with built-in')).toBeVisible();
  });

  it('draws how far it is, and speaks of it at every tenth alone', async () => {
    const { choice } = await open({ kind: 'embedding', done: 412, total: 1_000 });
    await expect.element(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '41');
    await expect.element(spoken).toHaveTextContent('40% are ready');
    show(choice, { kind: 'embedding', done: 499, total: 1_000 });
    await expect.element(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '50');
    await expect.element(spoken).toHaveTextContent('40% are ready');
  });

  it('is given up by a press', async () => {
    const { choice } = await open({ kind: 'embedding', done: 1, total: 10 });
    await button('Stay with built-in').click();
    await expect.element(page.getByRole('progressbar')).not.toBeInTheDocument();
    await expect.element(page.getByRole('list')).toHaveFocus();
    expect(choice.asked).toEqual(['cancel']);
  });

  it('that is stuck says why and is tried again', async () => {
    const { choice } = await open({ kind: 'failed', message: 'No such operator.' });
    await expect.element(page.getByText('Reason: No such operator.')).toBeVisible();
    await expect.element(page.getByRole('progressbar')).not.toBeInTheDocument();
    await button('Try again').click();
    expect(choice.asked).toEqual(['retry']);
  });

  it('that is done is said', async () => {
    const { choice, said } = await open({ kind: 'embedding', done: 9, total: 10 });
    const model = choice.models.describe({ from: 'companion', ...SMALL });
    choice.show({ used: { model, dimension: 3, embedder: 'ready' }, next: null });
    await expect.poll(said).toEqual(['Search by meaning uses ada/small now']);
    await expect.element(row('ada/small')).toHaveTextContent('3 numbers a fact');
  });
});

it('says that search works by words alone where the model in use is gone, and looks again', async () => {
  const { choice } = await open();
  const model = choice.models.describe({ from: 'companion', ...SMALL });
  choice.show({ used: { model, dimension: null, embedder: 'absent' }, next: null });
  await expect
    .element(page.getByText('Search works by words alone. Its files cannot be had now.'))
    .toBeVisible();
  await button('Try again').click();
  expect(choice.asked).toEqual(['retry']);
});

describe('a folder', () => {
  it('is taken in, offered, and removed by a second press', async () => {
    const { choice, said } = await open();
    await pick(folder(...FILES));
    await expect.poll(said).toEqual(['picked/tiny is in this browser now']);
    await expect.element(row('picked/tiny')).toHaveTextContent('Picked, kept in this browser · 8 bytes');
    const remove = button('Remove picked/tiny');
    await remove.click();
    await expect.element(button('Keep it')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(remove).toHaveFocus();
    await userEvent.keyboard('{Enter}{Tab}{Enter}');
    await expect.poll(said).toContain('picked/tiny was removed');
    await expect.element(row('picked/tiny')).not.toBeInTheDocument();
    expect(choice.asked).toEqual(['keep tiny', 'drop picked/tiny']);
  });

  it('that holds no model is refused, in words', async () => {
    await open();
    await pick(folder('holiday.jpg'));
    await expect.element(page.getByRole('alert')).toBeVisible();
    await pick(folder(...FILES));
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  });

  it('is copied with progress, and stopped by a press', async () => {
    const { choice, said } = await open();
    choice.keep = async (signal, _name, _files, onProgress) =>
      new Promise((_resolve, reject) => {
        onProgress?.(0.25);
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      });
    await pick(folder(...FILES));
    await expect.element(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '25');
    await button('Stop').click();
    await expect.element(button('Pick a folder')).toBeVisible();
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
    expect(said()).toEqual([]);
  });
});
