import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import type { EngineStatus } from '../../../shared/schemas/index.ts';
import { buildListedModel, buildProgress, OFFERED, PRESENT } from '../../ports/testing/model-builders.ts';
import { buildEngine } from './testing/build-engine.ts';
import { drawModels } from './testing/draw-companion.tsx';

const STEADY = 'Steady-1.7B-Q4_0.gguf';
const chosen = buildListedModel({
  place: { ...PRESENT, path: `/home/ada/.nima/models/${STEADY}` },
  isChosen: true,
});
const offered = buildListedModel();
const ADVICE = { id: offered.id, contextTokens: 4096, reason: 'It leaves room for all else.', better: null };
const llama = (state: EngineStatus['state']) => buildEngine({ engine: 'llama', state });
const ready = (model: string, parts: Partial<EngineStatus> = {}) =>
  buildEngine({ engine: 'llama', state: { kind: 'ready', model, contextTokens: 4096 }, ...parts });

const section = page.getByRole('region', { name: 'Model', exact: true });
const spoken = section.getByRole('status');
const button = (name: string | RegExp) => page.getByRole('button', { name });

describe('who answers', () => {
  it('is named as people call it, with where it runs and how much it reads', async () => {
    await drawModels(ready(STEADY), [chosen]);
    await expect.element(section.getByText('Steady 1.7B', { exact: true })).toBeVisible();
    await expect.element(section).toHaveTextContent('Runs on the companion’s machine, with llama.cpp.');
    await expect.element(section).toHaveTextContent('Reads up to 4,096 tokens at once.');
    await expect.element(section.getByRole('button')).not.toBeInTheDocument();
  });

  it.each([
    [false, 'Answered by Ollama at pi.local:11434, within your network.', 0],
    [true, 'Answered by Ollama at pi.local:11434, beyond your network.', 1],
  ])(
    'as a server (beyond the network: %s) is named with its host, and marked',
    async (isFar, words, marks) => {
      const server = { host: 'pi.local:11434', isFar };
      await drawModels(ready('qwen3 on Ollama at pi.local:11434', { engine: 'openai', server }), []);
      await expect.element(section).toHaveTextContent(words);
      const mark = section.getByText('What you ask, and what Nima recalls for it, goes there.');
      expect(mark.elements()).toHaveLength(marks);
    },
  );

  it('is named with its host also where the companion does not say how far that is', async () => {
    await drawModels(ready('qwen3 on Ollama at pi.local:11434', { engine: 'openai' }), []);
    await expect.element(section).toHaveTextContent('Answered by Ollama at pi.local:11434. Reads');
  });

  it('is loaded: drawn, as far as it is', async () => {
    const { tell } = await drawModels(llama({ kind: 'loading', model: STEADY, share: 0.4 }), [chosen]);
    const line = section.getByRole('progressbar', { name: 'Loading Steady 1.7B' });
    await expect.element(line).toHaveAttribute('aria-valuenow', '40');
    tell(llama({ kind: 'loading', model: STEADY, share: 0 }));
    await expect.element(line).not.toHaveAttribute('aria-valuenow');
  });

  it('is started again after a crash, and says what became of the answer', async () => {
    await drawModels(llama({ kind: 'restarting', model: STEADY, crashes: 2 }), [chosen]);
    await expect.element(section).toHaveTextContent('Steady 1.7B is being started again');
    await expect
      .element(section)
      .toHaveTextContent('It broke down 2 times. What it was answering has failed');
  });

  it('was given up, with the reason, and is loaded again by a press', async () => {
    const state = { kind: 'failed', model: STEADY, reason: 'It broke down 3 times.' } as const;
    const { library } = await drawModels(llama(state), [chosen]);
    await expect.element(section).toHaveTextContent('Steady 1.7B does not run');
    await expect.element(section.getByText('It broke down 3 times.')).toHaveAttribute('lang', 'en');
    await button('Load it again').click();
    expect(library.asked).toEqual([`choose ${chosen.id}`]);
    await expect.element(button('Load it again')).toBeDisabled();
  });

  it('is a server that is away: the reason, and that it is looked for', async () => {
    const reason = 'Ollama at localhost:11434 does not answer.';
    await drawModels(buildEngine({ engine: 'openai', state: { kind: 'none', reason } }), [offered], ADVICE);
    await expect.element(section).toHaveTextContent('The model server does not answer');
    await expect.element(page.getByText('Does not answer', { exact: true })).toBeVisible();
    await expect.element(section.getByText(reason)).toBeVisible();
    await expect.element(section.getByRole('button')).not.toBeInTheDocument();
  });

  it('is told to those who listen when it changes, and not with each number', async () => {
    const state = (share: number) => llama({ kind: 'loading', model: STEADY, share });
    const { tell } = await drawModels(state(0.1), [chosen]);
    await expect.element(spoken).toHaveTextContent(/^Loading Steady 1.7B$/);
    const before = spoken.element().firstChild;
    tell(state(0.9));
    await expect.element(section.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '90');
    expect(spoken.element().firstChild).toBe(before);
    tell(ready(STEADY));
    await expect.element(spoken).toHaveTextContent(/^Steady 1.7B is ready$/);
  });
});

describe('a companion without a model', () => {
  it('names the one for its machine, why, its size, licence and host, before one button', async () => {
    const other = buildListedModel({ id: 'other', name: 'Other' });
    await drawModels(buildEngine(), [offered, other], {
      ...ADVICE,
      better: { id: 'other', reason: 'Better.' },
    });
    const panel = page.getByRole('group', { name: 'Steady 1.7B' });
    await expect.element(panel).toHaveTextContent('Made for this machine');
    for (const words of [
      'It leaves room for all else.',
      /1\sGB/,
      'Apache-2.0',
      'huggingface.co',
      'Against a published hash',
    ])
      await expect.element(panel.getByText(words)).toBeVisible();
    await expect
      .element(panel.getByRole('link', { name: 'huggingface.co' }))
      .toHaveAttribute('href', offered.offer?.page ?? '');
    const buttons = () =>
      button(/Download/)
        .elements()
        .filter((found) => found.checkVisibility());
    expect(buttons()).toEqual([button('Download Steady 1.7B').element()]);
  });

  it('downloads it by a press, shows how far it is, and goes on where it was cancelled', async () => {
    const { library, shelf } = await drawModels(buildEngine(), [offered], ADVICE);
    await button('Download Steady 1.7B').click();
    const panel = page.getByRole('group', { name: 'Steady 1.7B' });
    await expect.element(panel).toHaveFocus();
    shelf.arrive(offered.id, 250_000_000);
    await expect.element(panel.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '25');
    await expect.element(panel).toHaveTextContent(/250\sMB of 1\sGB · 5\sMB\/s · 3 minutes left/);
    await button('Cancel the download of Steady 1.7B').click();
    await expect
      .element(panel)
      .toHaveTextContent(/250\sMB of 1\sGB are here; the download goes on from there/);
    await button('Resume the download of Steady 1.7B').click();
    await expect.element(panel.getByRole('progressbar')).toBeVisible();
    expect(library.asked).toEqual(['pull', 'cancelPull', 'pull'].map((deed) => `${deed} ${offered.id}`));
  });

  it('says that a download broke off, and begins to answer once it is here', async () => {
    const { shelf, said, tell } = await drawModels(buildEngine(), [offered], ADVICE);
    const pulling = { kind: 'pulling', progress: buildProgress({ phase: 'waiting', attempt: 2 }) } as const;
    shelf.change(offered.id, { place: pulling });
    const panel = page.getByRole('group', { name: 'Steady 1.7B' });
    await expect.element(panel).toHaveTextContent('another try comes by itself · Try 3');
    const failure = { code: 'disk_full', message: 'It takes 1 GB, and 300 MB are free.' };
    shelf.change(offered.id, { place: { ...OFFERED, keptBytes: 1, failure } });
    await expect.element(panel).toHaveTextContent('It takes 1 GB, and 300 MB are free.');
    await expect.poll(said).toEqual(['Steady 1.7B did not come: The companion’s disk has no room for this.']);

    shelf.change(offered.id, { place: pulling });
    await expect.element(panel.getByRole('progressbar')).toBeVisible();
    shelf.change(offered.id, chosen);
    tell(ready(STEADY));
    await expect.element(panel).not.toBeInTheDocument();
    await expect.poll(said).toContain('Steady 1.7B is here');
    await expect.element(spoken).toHaveTextContent('Steady 1.7B is ready');
  });

  it('offers the one for its machine anew where its file is broken', async () => {
    const place = {
      ...PRESENT,
      kind: 'broken',
      failure: { code: 'model_unusable', message: 'It is cut short.' },
    } as const;
    const { library } = await drawModels(buildEngine(), [{ ...offered, place }], ADVICE);
    await button('Download Steady 1.7B').click();
    expect(library.asked).toEqual([`pull ${offered.id}`]);
  });

  it('and without a choice on so small a machine says what else there is', async () => {
    await drawModels(buildEngine(), [offered]);
    await expect.element(section).toHaveTextContent('This machine is too small');
    await expect.element(section).toHaveTextContent('name it as openaiUrl in nima.yaml');
  });

  it('because it is turned off says so, and offers nothing to download', async () => {
    const state = { kind: 'none', reason: 'Turned off.', isOff: true } as const;
    await drawModels(buildEngine({ state }), [offered], ADVICE);
    await expect.element(section).toHaveTextContent('Answers are turned off');
    await expect.element(page.getByText('Turned off', { exact: true })).toBeVisible();
    await expect.element(section).toHaveTextContent('engine: none');
    await expect.element(section.getByRole('button')).not.toBeInTheDocument();
  });

  it('that has files asks to choose one', async () => {
    await drawModels(buildEngine(), [buildListedModel({ place: PRESENT })], ADVICE);
    await expect.element(section).toHaveTextContent('No model is chosen');
    await expect.element(button('Use Steady 1.7B')).toBeVisible();
  });

  it('says what the companion refuses', async () => {
    const { shelf, said } = await drawModels(buildEngine(), [offered], ADVICE);
    shelf.refusal = 'disk_full';
    await button('Download Steady 1.7B').click();
    await expect.poll(said).toEqual(['The companion’s disk has no room for this.']);
  });
});
