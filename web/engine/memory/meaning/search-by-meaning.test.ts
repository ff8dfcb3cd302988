import { describe, expect, it } from 'vitest';
import type { EmbeddingModelChoice, FoundModel } from '../../../../shared/schemas/index.ts';
import type { IndexHit } from '../../../ports/memory-index.ts';
import { until } from '../../../ports/testing/until.ts';
import { FakeBrowser } from './testing/fake-browser.ts';

const NEVER = new AbortController().signal;
const BUILT_IN: EmbeddingModelChoice = { from: 'built_in' };

function found(id: string): FoundModel {
  return { id, revision: '0123456789abcdef', files: [{ path: 'config.json', sizeBytes: 700 }] };
}
const SMALL: EmbeddingModelChoice = { from: 'companion', ...found('ada/small') };
const LARGE: EmbeddingModelChoice = { from: 'companion', ...found('ada/large') };
const SMALL_ID = 'ada/small@0123456789abcdef';

type Tab = ReturnType<FakeBrowser['tab']>;

/** What is nearest in meaning: no word of the query stands in it. */
async function nearest({ embedder, index }: Tab, words: string): Promise<IndexHit | undefined> {
  const vector = await embedder.embed(NEVER, [words]);
  const [hit] = await index.search(NEVER, { text: 'zzz', vector, k: 1, now: 0 });
  return hit;
}

/** What the fake takes for a model; another text makes another revision. */
function pickedFolder(text: string) {
  const paths = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model.onnx'];
  return paths.map((path) => ({ path, content: new File([text], path) }));
}

const inUse = async ({ choice }: Tab, id: string) => until(choice, ({ used }) => used?.model.id === id);
const changed = async (tab: Tab, id: string) => {
  await inUse(tab, id);
  await until(tab.choice, ({ next }) => next === null);
};
const stageOf = ({ choice }: Tab) => choice.getState().next?.stage;
const manyTexts = (count: number) => Array.from({ length: count }, (_, at) => `Pebble number ${at}.`);

describe('the model in use', () => {
  it('is the built-in one where nobody chose, and answers by meaning', async () => {
    const browser = new FakeBrowser();
    await browser.write('The bicycle is blue.');
    const tab = browser.tab();
    await tab.indexer.caughtUp(NEVER);
    expect((await nearest(tab, 'bicycle'))?.parts.vector).toBeGreaterThan(0);
    expect(tab.choice.getState()).toMatchObject({
      used: { model: { choice: BUILT_IN }, dimension: 32, embedder: 'ready' },
      next: null,
    });
  });

  it('answers with what is there where its files are gone, and by meaning once they are back', async () => {
    const browser = new FakeBrowser();
    browser.chosen.kept = { used: SMALL, place: 'nima-index-2', next: null };
    const open = browser.models.open;
    browser.models.open = (choice) => Object.assign(open(choice), { isHere: false });
    await browser.write('The bicycle is blue.');
    const tab = browser.tab();
    await tab.indexer.caughtUp(NEVER);
    expect(tab.choice.getState().used).toMatchObject({ model: { id: SMALL_ID }, embedder: 'absent' });
    expect(await tab.index.search(NEVER, { text: 'bicycle', vector: null, k: 1, now: 0 })).toHaveLength(1);
    Object.assign(tab.embedders.get(SMALL_ID) ?? {}, { isHere: true });
    tab.choice.retry();
    await until(tab.index, (state) => state.kind === 'ready' && state.model?.id === SMALL_ID);
    await tab.indexer.caughtUp(NEVER);
    expect((await nearest(tab, 'bicycle'))?.parts.vector).toBeGreaterThan(0);
  });

  it('is listed also where nobody offers it now', async () => {
    const browser = new FakeBrowser();
    browser.chosen.kept = { used: SMALL, place: 'nima-index', next: LARGE };
    const tab = browser.tab();
    await until(tab.choice, ({ next }) => next !== null);
    const names = (await tab.choice.list(NEVER)).map(({ name }) => name);
    expect(names).toEqual(['built-in', 'ada/small', 'ada/large']);
  });

  it('is told to be unknown where the choice cannot be read', async () => {
    const browser = new FakeBrowser();
    browser.chosen.failure = new Error('The storage is blocked.');
    const tab = browser.tab();
    expect(await until(tab.indexer, ({ kind }) => kind === 'failed')).toMatchObject({
      message: 'The storage is blocked.',
    });
    await expect(tab.index.browse(NEVER, {}, { offset: 0, count: 1 })).rejects.toThrow('blocked');
  });
});

describe('another model', () => {
  it('takes over in one step when everything is embedded, and the old index goes', async () => {
    const browser = new FakeBrowser();
    await browser.write('The bicycle is blue.');
    const tab = browser.tab();
    await tab.indexer.caughtUp(NEVER);
    await tab.choice.choose(SMALL);
    await changed(tab, SMALL_ID);
    await tab.indexer.caughtUp(NEVER);
    expect(tab.index.getState()).toMatchObject({ size: 1, model: { id: SMALL_ID } });
    expect((await nearest(tab, 'bicycle'))?.parts.vector).toBeGreaterThan(0);
    expect(browser.chosen.kept).toEqual({ used: SMALL, place: 'nima-index-2', next: null });
    await expect.poll(() => browser.forgotten.at(-1)).toBe('nima-index');
  });

  it('leaves the search to the old one until then, and tells how far it is', async () => {
    const browser = new FakeBrowser();
    await browser.write(...manyTexts(200));
    const tab = browser.tab();
    await tab.indexer.caughtUp(NEVER);
    browser.gate.shut();
    await tab.choice.choose(SMALL);
    await until(tab.choice, ({ next }) => next?.stage.kind === 'embedding' && next.stage.done > 0);
    expect(stageOf(tab)).toEqual({ kind: 'embedding', done: 64, total: 200 });
    expect(tab.index.getState()).toMatchObject({ size: 200, model: { id: 'built-in' } });
    expect((await nearest(tab, 'pebble'))?.parts.vector).toBeGreaterThan(0);
    browser.gate.open();
    await changed(tab, SMALL_ID);
    expect(tab.index.getState()).toMatchObject({ size: 200 });
  });

  it('knows what was written, forgotten and erased meanwhile', async () => {
    const browser = new FakeBrowser();
    await browser.write(...manyTexts(100));
    const tab = browser.tab();
    await tab.indexer.caughtUp(NEVER);
    browser.gate.shut();
    await tab.choice.choose(SMALL);
    await until(tab.choice, ({ next }) => next?.stage.kind === 'embedding' && next.stage.done > 0);
    const [gone] = browser.repository.state().facts;
    const ids = [gone?.id ?? ''];
    await browser.write('The bicycle is blue.');
    await browser.repository.erase(ids);
    await tab.index.remove(NEVER, ids);
    // Nothing of it is left, before the change is done.
    expect(browser.index('nima-index-2').getState()).toMatchObject({ size: 63 });
    browser.gate.open();
    await changed(tab, SMALL_ID);
    await tab.indexer.caughtUp(NEVER);
    expect(tab.index.getState()).toMatchObject({ size: 100 });
    const [hit] = await tab.index.search(NEVER, { text: 'bicycle', vector: null, k: 1, now: 0 });
    expect(hit).toBeDefined();
  });

  it('goes on where it was when the tab was closed in the middle', async () => {
    const browser = new FakeBrowser();
    await browser.write(...manyTexts(200));
    const first = browser.tab();
    await first.indexer.caughtUp(NEVER);
    browser.gate.shut();
    await first.choice.choose(SMALL);
    await until(first.choice, ({ next }) => next?.stage.kind === 'embedding' && next.stage.done > 0);
    first.indexer.close();
    browser.gate.open();

    const second = browser.tab();
    await changed(second, SMALL_ID);
    await second.indexer.caughtUp(NEVER);
    expect(second.embedders.get(SMALL_ID)?.asked).toHaveLength(200 - 64);
    expect(second.index.getState()).toMatchObject({ size: 200, model: { id: SMALL_ID } });
  });

  it('begins anew what its index lost in the middle', async () => {
    const browser = new FakeBrowser();
    await browser.write(...manyTexts(100));
    const tab = browser.tab();
    await tab.indexer.caughtUp(NEVER);
    browser.gate.shut();
    await tab.choice.choose(SMALL);
    await until(tab.choice, ({ next }) => next?.stage.kind === 'embedding' && next.stage.done > 0);
    const filled = browser.index('nima-index-2');
    await filled.clear(NEVER);
    filled.show({ kind: 'opening' });
    browser.gate.open();
    await changed(tab, SMALL_ID);
    expect(tab.index.getState()).toMatchObject({ size: 100 });
  });

  it('is given up by cancelling, with nothing lost', async () => {
    const browser = new FakeBrowser();
    await browser.write(...manyTexts(100));
    const tab = browser.tab();
    await tab.indexer.caughtUp(NEVER);
    browser.gate.shut();
    await tab.choice.choose(SMALL);
    await until(tab.choice, ({ next }) => next?.stage.kind === 'embedding');
    await tab.choice.cancel();
    await until(tab.choice, ({ next }) => next === null);
    browser.gate.open();
    await expect.poll(() => browser.forgotten.at(-1)).toBe('nima-index-2');
    expect(browser.chosen.kept).toEqual({ used: BUILT_IN, place: 'nima-index', next: null });
    expect(tab.index.getState()).toMatchObject({ size: 100, model: { id: 'built-in' } });
  });

  it('gives way to a third one that is chosen meanwhile, and choosing the one in use ends it', async () => {
    const browser = new FakeBrowser();
    await browser.write(...manyTexts(100));
    const tab = browser.tab();
    browser.gate.shut();
    await tab.choice.choose(SMALL);
    await until(tab.choice, ({ next }) => next?.stage.kind === 'embedding');
    await tab.choice.choose(LARGE);
    await until(tab.choice, ({ next }) => next?.model.name === 'ada/large');
    await tab.choice.choose(BUILT_IN);
    await until(tab.choice, ({ next }) => next === null);
    browser.gate.open();
    await tab.choice.choose(LARGE);
    await changed(tab, 'ada/large@0123456789abcdef');
    expect(tab.index.getState()).toMatchObject({ size: 100 });
  });

  it('waits where its files cannot be had, and goes on when they can', async () => {
    const browser = new FakeBrowser();
    await browser.write('The bicycle is blue.');
    const tab = browser.tab();
    await tab.indexer.caughtUp(NEVER);
    const open = browser.models.open;
    browser.models.open = (choice) => Object.assign(open(choice), { isHere: false });
    const away = browser.tab();
    await away.choice.choose(SMALL);
    await until(away.choice, ({ next }) => next?.stage.kind === 'absent');
    expect(away.choice.getState().used?.model.choice).toEqual(BUILT_IN);
    Object.assign(away.embedders.get(SMALL_ID) ?? {}, { isHere: true });
    away.choice.retry();
    await changed(away, SMALL_ID);
  });

  it('says what went wrong, and is tried again', async () => {
    const browser = new FakeBrowser();
    await browser.write('The bicycle is blue.');
    const tab = browser.tab();
    await tab.indexer.caughtUp(NEVER);
    const filled = browser.index('nima-index-2');
    const put = filled.put.bind(filled);
    filled.put = async () => Promise.reject(new Error('No memory left.'));
    await tab.choice.choose(SMALL);
    await until(tab.choice, ({ next }) => next?.stage.kind === 'failed');
    expect(stageOf(tab)).toEqual({ kind: 'failed', message: 'No memory left.' });
    filled.put = put;
    await tab.choice.choose(SMALL);
    await changed(tab, SMALL_ID);
  });
});

describe('another revision of the model in use', () => {
  const NEWER: EmbeddingModelChoice = { ...SMALL, revision: 'fedcba9876543210' };
  const NEWER_ID = 'ada/small@fedcba9876543210';

  /** A browser that uses the old one, and what its cache was told to let go. */
  function usingOld() {
    const browser = new FakeBrowser();
    browser.chosen.kept = { used: SMALL, place: 'nima-index', next: null };
    const kept: unknown[] = [];
    browser.models.dropOthers = async (choice) => void kept.push(choice);
    return { browser, kept };
  }

  it('of the companion leaves the old files until it has taken over', async () => {
    const { browser, kept } = usingOld();
    await browser.write(...manyTexts(100));
    const tab = browser.tab();
    await tab.indexer.caughtUp(NEVER);
    browser.gate.shut();
    await tab.choice.choose(NEWER);
    await until(tab.choice, ({ next }) => next?.stage.kind === 'embedding');
    expect(kept).not.toContainEqual(NEWER);
    browser.gate.open();
    await changed(tab, NEWER_ID);
    await expect.poll(() => kept.at(-1)).toEqual(NEWER);
  });

  it('of the companion leaves the old files when it is given up, and takes its own along', async () => {
    const { browser, kept } = usingOld();
    const tab = browser.tab();
    await tab.indexer.caughtUp(NEVER);
    await expect.poll(() => kept).toEqual([SMALL]);
    browser.gate.shut();
    await browser.write(...manyTexts(100));
    await tab.choice.choose(NEWER);
    await until(tab.choice, ({ next }) => next !== null);
    await tab.choice.cancel();
    browser.gate.open();
    await expect.poll(() => kept).toEqual([SMALL, SMALL]);
  });

  it('that is picked leaves the one in use until it has taken over; those nobody needs go', async () => {
    const browser = new FakeBrowser();
    const tab = browser.tab();
    const pick = async (text: string) => tab.choice.keep(NEVER, 'tiny', pickedFolder(text));
    const used = await pick('1');
    await tab.choice.choose(used.choice);
    await changed(tab, used.id);
    const unwanted = await pick('12');
    const newest = await pick('123');
    const ids = async () => (await browser.models.list(NEVER)).slice(1).map(({ id }) => id);
    expect(unwanted.id).not.toBe(newest.id);
    expect(await ids()).toEqual([used.id, newest.id]);
    await tab.choice.choose(newest.choice);
    await changed(tab, newest.id);
    await expect.poll(ids).toEqual([newest.id]);
  });
});

describe('two tabs', () => {
  it('let one of them embed, see how far it is, and use the new model from the same moment', async () => {
    const browser = new FakeBrowser();
    await browser.write(...manyTexts(150));
    const [one, two] = [browser.tab(), browser.tab()];
    await one.indexer.caughtUp(NEVER);
    await two.indexer.caughtUp(NEVER);
    browser.gate.shut();
    await two.choice.choose(SMALL);
    for (const tab of [one, two])
      await until(tab.choice, ({ next }) => next?.stage.kind === 'embedding' && next.stage.done > 0);
    browser.gate.open();
    for (const tab of [one, two]) {
      await changed(tab, SMALL_ID);
      await tab.indexer.caughtUp(NEVER);
      expect((await nearest(tab, 'pebble'))?.parts.vector).toBeGreaterThan(0);
    }
    const asked = [one, two].flatMap((tab) => tab.embedders.get(SMALL_ID)?.asked ?? []);
    expect(asked.filter((text) => text !== 'pebble')).toHaveLength(150);
  });
});

describe('a search at the moment of the change', () => {
  it('goes by words where its vector is of the old model', async () => {
    const browser = new FakeBrowser();
    await browser.write('The bicycle is blue.');
    const tab = browser.tab();
    await tab.indexer.caughtUp(NEVER);
    const vector = await tab.embedder.embed(NEVER, ['bicycle']);
    await tab.choice.choose(SMALL);
    await changed(tab, SMALL_ID);
    const [hit] = await tab.index.search(NEVER, { text: 'bicycle', vector, k: 1, now: 0 });
    expect(hit?.parts).toMatchObject({ vector: 0 });
    expect(hit?.parts.keyword).toBeGreaterThan(0);
  });
});
