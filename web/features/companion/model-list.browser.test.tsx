import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ListedModel } from '../../../shared/schemas/index.ts';
import {
  buildListedModel,
  buildProgress,
  MODEL_FACTS,
  OFFERED,
  PRESENT,
  SERVER,
} from '../../ports/testing/model-builders.ts';
import { buildEngine } from './testing/build-engine.ts';
import { drawCompanion, drawModels } from './testing/draw-companion.tsx';
import { connected } from '../../ports/testing/fake-companion-link.ts';

const FIRST = 'First-Q4_0.gguf';
const engine = buildEngine({
  engine: 'llama',
  state: { kind: 'ready', model: FIRST, contextTokens: 4096 },
});
const first = buildListedModel({
  id: 'first',
  name: 'First',
  place: { ...PRESENT, path: `/home/ada/.nima/models/${FIRST}` },
  isChosen: true,
  facts: MODEL_FACTS,
});
const second = buildListedModel({ id: 'second', name: 'Second', place: PRESENT });
const broken = (parts: Partial<ListedModel> = {}, canDelete = true) =>
  buildListedModel({
    id: 'broken',
    name: 'Broken',
    place: {
      kind: 'broken',
      path: '/mnt/broken.gguf',
      canDelete,
      failure: { code: 'model_unusable', message: 'It is cut short.' },
    },
    offer: null,
    hash: { kind: 'unknown' },
    ...parts,
  });
const open = async (...models: readonly ListedModel[]) => drawModels(engine, models);

const row = (name: string) => page.getByRole('listitem', { name });
const button = (name: string | RegExp) => page.getByRole('button', { name });
const models = page.getByRole('group', { name: 'Models' });

describe('the models', () => {
  it('are listed with their size and form, and which one answers', async () => {
    await open(first, second);
    await expect.element(row('First')).toHaveTextContent(/1\sGBQ4_0hash publishedGood for/);
    await expect.element(row('First')).toHaveTextContent('Answers');
    await expect.element(row('First')).toHaveAttribute('aria-current', 'true');
    await expect.element(row('First').getByRole('button')).not.toBeInTheDocument();
    await expect.element(button('Use Second')).toBeVisible();
  });

  it('that can be had are one step away, with licence and host named before the press', async () => {
    const { library } = await open(first, buildListedModel({ id: 'third', name: 'Third' }));
    await expect.element(button('Download Third')).not.toBeInTheDocument();
    await page.getByText('1 more to download').click();
    await expect.element(row('Third')).toHaveTextContent(/1\sGBApache-2.0from huggingface.co/);
    await button('Download Third').click();
    await expect.element(models).toHaveFocus();
    await expect.element(row('Third').getByRole('progressbar')).toBeVisible();
    expect(library.asked).toEqual(['pull third']);
  });

  it('that fit this machine, or answer better, say so', async () => {
    const better = buildListedModel({ id: 'better', name: 'Better' });
    await drawModels(engine, [first, better], {
      id: 'first',
      contextTokens: 4096,
      reason: 'It fits.',
      better: { id: 'better', reason: 'It fits as well.' },
    });
    await expect.element(row('First')).toHaveTextContent('Made for this machine');
    await expect.element(row('Better')).toHaveTextContent('Better answers, slower');
    await expect.element(button('Download Better')).toBeVisible();
  });

  it.each([
    [{ kind: 'known', sha256: 'a'.repeat(64) }, 'hash published', 'Against a published hash'],
    [{ kind: 'on_first_use' }, 'hash set by the first download', 'Nobody published a hash.'],
    [
      { kind: 'pinned', sha256: 'b'.repeat(64), pinnedAt: Date.UTC(2026, 0, 2) },
      'hash pinned on Jan 2, 2026',
      'Against the hash of the first download, on Jan 2, 2026.',
    ],
    [{ kind: 'unknown' }, 'hash not vouched for', 'Not at all: the file was put there by hand.'],
  ] as const)('say how their bytes are known: %j', async (hash, short, long) => {
    await open({ ...first, hash });
    await expect.element(row('First').getByText(short)).toBeVisible();
    await row('First').getByText('First', { exact: true }).click();
    await expect.element(row('First').getByText(long, { exact: false })).toBeVisible();
    expect(
      row('First')
        .getByText(/^[a-f0-9]{64}$/)
        .elements(),
    ).toHaveLength('sha256' in hash ? 1 : 0);
  });

  it('tell more to those who open them', async () => {
    await open(first);
    await row('First').getByText('First', { exact: true }).click();
    for (const words of [
      'The balance of speed and sense.',
      'qwen3 · Q4_0',
      '40,960 tokens',
      `/home/ada/.nima/models/${FIRST}`,
    ])
      await expect.element(row('First').getByText(words)).toBeVisible();
    await expect.element(row('First').getByRole('link', { name: 'Apache-2.0' })).toBeVisible();
  });

  it('that do not answer say what they are for, and cannot be used for it', async () => {
    await open(
      first,
      { ...second, id: 's', name: 'Searcher', use: 'search' },
      { ...second, id: 'v', name: 'Maker', use: 'vectors' },
    );
    await expect.element(row('Searcher')).toHaveTextContent('Searches by meaning; choose it in Settings');
    await expect.element(row('Maker')).toHaveTextContent('Makes vectors; it does not answer');
    await expect.element(button(/^Use /)).not.toBeInTheDocument();
  });

  it('are asked for, and said to be missing where they could not be had', async () => {
    const { library } = await drawCompanion(connected({}, { engine }));
    library.show({ kind: 'asking' });
    await expect.element(page.getByText('Asking which models there are')).toBeVisible();
    // What stands around them would jump when they come.
    await expect.element(page.getByRole('heading', { name: 'Machine' })).not.toBeInTheDocument();
    library.show({ kind: 'failed', error: new Error('no') });
    await expect.element(page.getByText('The models could not be listed.', { exact: false })).toBeVisible();
    library.show({ kind: 'none' });
    await expect.element(page.getByRole('heading', { name: 'Models' })).not.toBeInTheDocument();
  });
});

describe('switching', () => {
  it('goes on with the one before until the other is loaded, and then looks again', async () => {
    const { library, shelf, said, link } = await open(first, second, {
      ...second,
      id: 'third',
      name: 'Third',
    });
    await button('Use Second').click();
    await expect.element(models).toHaveFocus();
    await expect.element(row('Second').getByRole('progressbar', { name: 'Loading Second' })).toBeVisible();
    await expect.element(row('Second')).toHaveTextContent('First goes on answering until it is ready.');
    await expect.element(row('First')).toHaveTextContent('Answers');
    await expect.element(button('Use Third')).toBeDisabled();
    shelf.endLoading('loaded');
    await expect.element(row('Second')).toHaveTextContent('Answers');
    await expect.poll(said).toEqual(['Second answers now']);
    expect(library.asked).toEqual(['choose second']);
    expect(link.asked).toEqual(['retry']);
  });

  it('says why another was not loaded, and stays with the one before', async () => {
    const { shelf, said } = await open(first, second);
    await button('Use Second').click();
    await expect.element(row('Second').getByRole('progressbar')).toBeVisible();
    shelf.endLoading('failed');
    await expect.element(button('Use Second')).toBeVisible();
    await expect.element(row('First')).toHaveTextContent('Answers');
    expect(said()).toEqual(['Second was not loaded. The model’s engine answered with an error.']);
  });
});

describe('switching where memory holds only one model', () => {
  it('says that it is loaded, and that nobody answers meanwhile', async () => {
    const { tell } = await open(first, second);
    await button('Use Second').click();
    tell(buildEngine({ state: { kind: 'none', reason: 'Another model is being loaded.' } }));
    const section = page.getByRole('region', { name: 'Model', exact: true });
    await expect.element(section.getByRole('progressbar', { name: 'Loading Second' })).toBeVisible();
    await expect.element(row('Second').getByText('Loading.', { exact: true })).toBeVisible();
  });
});

describe('servers on this machine', () => {
  const server = buildEngine({
    engine: 'openai',
    state: { kind: 'ready', model: 'large on Ollama at 127.0.0.1:11434', contextTokens: 4096 },
  });

  it('are offered with their models, and asked instead once one is chosen', async () => {
    const { library, said, link } = await drawModels(engine, [first], null, [SERVER]);
    await page.getByText('Ollama runs on this machine, with 2 models').click();
    await expect.element(page.getByText('Chosen, Ollama is asked instead of a model here.')).toBeVisible();
    await button('Use large of Ollama').click();
    await expect.poll(said).toEqual(['large answers now']);
    expect(library.asked).toEqual(['chooseServer http://127.0.0.1:11434 large']);
    expect(link.asked).toEqual(['retry']);
  });

  it('say which of their models answers, and leave the way back to one of ours', async () => {
    const { library } = await drawModels(server, [first], null, [{ ...SERVER, used: 'large' }]);
    await page.getByText('Ollama runs on this machine, with 2 models').click();
    await expect.element(row('large')).toHaveTextContent('Answers');
    await expect.element(row('First')).not.toHaveTextContent('Answers');
    await button('Use First').click();
    expect(library.asked).toEqual(['choose first']);
  });

  it('that refuse are said, and can be tried again', async () => {
    const { shelf, said } = await drawModels(engine, [first], null, [SERVER]);
    shelf.refusal = 'model_unavailable';
    await page.getByText('Ollama runs on this machine, with 2 models').click();
    await button('Use large of Ollama').click();
    await expect
      .poll(said)
      .toEqual(['large was not loaded. There is no model to answer with. Memory answers without one.']);
    await expect.element(button('Use large of Ollama')).toBeEnabled();
  });

  it('are not spoken of where there are none', async () => {
    await open(first);
    await expect.element(row('First')).toBeVisible();
    await expect.element(page.getByText(/runs on this machine/)).not.toBeInTheDocument();
  });
});

describe('deleting', () => {
  it('asks first, says how much room it frees, and begins at the safe answer; with keys alone', async () => {
    const { library, said } = await open(first, { ...second, offer: null });
    button('Delete Second').element().focus();
    await userEvent.keyboard('{Enter}');
    const question = page.getByRole('group', { name: 'Delete Second?' });
    await expect.element(question).toHaveTextContent(/Frees 1\sGB. Nima cannot bring this file back./);
    await expect.element(question.getByRole('button', { name: 'Keep it' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(button('Delete Second')).toHaveFocus();
    expect(library.asked).toEqual([]);
    await userEvent.keyboard('{Enter}{Tab}{Enter}');
    await expect.poll(said).toEqual(['Second was deleted']);
    await expect.element(row('Second')).not.toBeInTheDocument();
    await expect.element(models).toHaveFocus();
    expect(library.asked).toEqual(['remove second']);
  });

  it('says that what the catalogue knows can be downloaded again', async () => {
    await open(first, second);
    await button('Delete Second').click();
    await expect.element(row('Second')).toHaveTextContent('It can be downloaded again.');
  });

  it('is not offered for files of other folders: they are somebody else’s', async () => {
    await open(first, broken({}, false));
    await expect.element(row('Broken')).toHaveTextContent('Outside Nima’s folder; delete it where it is.');
    await expect.element(row('Broken').getByRole('button')).not.toBeInTheDocument();
  });

  it('that is refused is said, and the model stays', async () => {
    const { shelf, said } = await open(first, second);
    shelf.refusal = 'model_busy';
    await button('Delete Second').click();
    await button('Delete').last().click();
    await expect.poll(said).toEqual(['The model is in use. Wait, or switch to another first.']);
    await expect.element(row('Second')).toBeVisible();
  });
});

describe('downloads', () => {
  it('come one at a time, and are cancelled and gone on with', async () => {
    const pulling = buildListedModel({
      id: 'coming',
      name: 'Coming',
      place: { kind: 'pulling', progress: buildProgress() },
    });
    const { shelf } = await open(first, pulling, broken({ offer: first.offer }));
    await expect.element(row('Coming').getByRole('progressbar')).toHaveAttribute('aria-valuenow', '30');
    await expect.element(button('Download Broken anew')).toBeDisabled();
    await expect.element(page.getByText('One download at a time.')).toBeVisible();
    await button('Cancel the download of Coming').click();
    await expect.element(row('Coming')).toHaveTextContent(/300\sMB of 1\sGB/);
    await button('Resume the download of Coming').click();
    await expect.element(row('Coming').getByRole('progressbar')).toBeVisible();
    expect(shelf.find('coming').place.kind).toBe('pulling');
  });

  it('that ended badly say how, and what came of them can be deleted', async () => {
    const failure = { code: 'download_failed', message: 'The host closed the line.' };
    const { library } = await open(
      first,
      buildListedModel({
        id: 'begun',
        name: 'Begun',
        place: { ...OFFERED, keptBytes: 250_000_000, failure },
      }),
    );
    await expect
      .element(row('Begun'))
      .toHaveTextContent('The last download ended. The host closed the line.');
    await button('Delete Begun').click();
    await expect
      .element(row('Begun'))
      .toHaveTextContent(/Frees 250\sMB. A later download begins from the start./);
    await row('Begun').getByRole('button', { name: 'Delete', exact: true }).click();
    await expect.element(row('Begun')).not.toBeInTheDocument();
    expect(library.asked).toEqual(['remove begun']);
  });

  it('of a broken file say why it is none, and fetch it anew', async () => {
    const { library } = await open(first, broken({ offer: first.offer }));
    await expect.element(row('Broken')).toHaveTextContent('Cannot be used. It is cut short.');
    await button('Download Broken anew').click();
    expect(library.asked).toEqual(['pull broken']);
  });
});
