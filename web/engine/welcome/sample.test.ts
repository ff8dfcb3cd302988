import { beforeEach, describe, expect, it } from 'vitest';
import { CATEGORIES, type Fact } from '../../../shared/schemas/index.ts';
import { NO_FILTER } from '../../ports/memory.ts';
import type { SampleState } from '../../ports/welcome.ts';
import { SAMPLE_LIFE } from './sample-life.ts';
import { sampleOfFakes } from './testing/sample-of-fakes.ts';

const ALL = { ...NO_FILTER, superseded: 'show' } as const;
const NEVER = new AbortController().signal;

describe('the sample life', () => {
  let fakes: ReturnType<typeof sampleOfFakes>;
  beforeEach(() => {
    fakes = sampleOfFakes();
  });

  const rows = async (): Promise<readonly Fact[]> =>
    (await fakes.memory.page(NEVER, ALL, { offset: 0, count: 100 })).rows.map(({ fact }) => fact);
  const saying = async (words: string): Promise<Fact> => {
    const found = (await rows()).find(({ text }) => text.includes(words));
    if (!found) throw new Error(`Nothing says “${words}”.`);
    return found;
  };
  const texts = async () => (await rows()).map(({ text }) => text);

  it('is about forty facts of every category, each marked as what it is', async () => {
    expect(await fakes.sample.put()).toBe(SAMPLE_LIFE.length);
    const facts = await rows();
    expect(facts.length).toBeGreaterThanOrEqual(40);
    expect(new Set(facts.map(({ category }) => category))).toEqual(new Set(CATEGORIES));
    for (const { source, provenance } of facts)
      expect([source, provenance.import]).toEqual(['import', 'sample']);
    expect(facts.filter(({ pinned }) => pinned).length).toBeGreaterThanOrEqual(2);
  });

  it('has what took the place of what, linked both ways and ended when the next began', async () => {
    await fakes.sample.put();
    const [panda, yaris] = [await saying('2009 Fiat Panda'), await saying('Toyota Yaris hybrid')];
    expect([panda.supersededBy, yaris.supersedes]).toEqual([yaris.id, [panda.id]]);
    expect(panda.validTo).toBe(yaris.validFrom);
    expect((await rows()).filter(({ supersededBy }) => supersededBy !== null)).toHaveLength(
      SAMPLE_LIFE.filter(({ replaces }) => replaces !== undefined).length,
    );
  });

  it('names each fact once, and replaces only what its category has before it', () => {
    expect(new Set(SAMPLE_LIFE.map(({ key }) => key)).size).toBe(SAMPLE_LIFE.length);
    SAMPLE_LIFE.forEach(({ replaces, category, from }, at) => {
      if (replaces === undefined) return;
      const before = SAMPLE_LIFE.slice(0, at).find(({ key }) => key === replaces);
      expect([before?.category, from !== undefined]).toEqual([category, true]);
    });
  });

  it('is written a category at a time, and says how far it is', async () => {
    const seen: SampleState[] = [];
    const before = fakes.repository.state().facts.length;
    fakes.sample.subscribe((state) => seen.push(state));
    await fakes.sample.put();
    expect(before).toBe(0);
    expect(seen).toHaveLength(CATEGORIES.length + 2);
    expect(seen[0]).toEqual({ kind: 'putting', done: 0, of: SAMPLE_LIFE.length });
    expect(seen.at(-2)).toEqual({ kind: 'putting', done: SAMPLE_LIFE.length, of: SAMPLE_LIFE.length });
    expect(seen.at(-1)).toEqual({ kind: 'here', held: SAMPLE_LIFE.length });
    expect(fakes.kept).toEqual([true, ...CATEGORIES.slice(1).map(() => false)]);
  });

  it('is there once, asked for twice at the same moment', async () => {
    expect(await Promise.all([fakes.sample.put(), fakes.sample.put()])).toEqual([SAMPLE_LIFE.length, 0]);
    expect(await rows()).toHaveLength(SAMPLE_LIFE.length);
  });

  it('goes for good: no text, no version, none that was forgotten or replaced', async () => {
    await fakes.sample.put();
    await fakes.memory.changeAll([(await saying('rail pass')).id], { pinned: true });
    await fakes.memory.forget([(await saying('dentist')).id]);
    expect(await fakes.sample.remove()).toEqual({ erased: SAMPLE_LIFE.length, stayed: [] });
    const { facts, history, erasures } = fakes.repository.state();
    expect([facts, history, erasures.length]).toEqual([[], [], SAMPLE_LIFE.length]);
    expect(fakes.sample.getState()).toEqual({ kind: 'none' });
  });

  it('leaves what a person added, also what took the place of a fact of the sample', async () => {
    const { fact: own } = await fakes.memory.remember('I keep bees.');
    await fakes.sample.put();
    const { fact: bus } = await fakes.memory.remember('I take the bus now.');
    await fakes.memory.supersede(bus.id, [(await saying('Toyota Yaris hybrid')).id]);
    expect(await fakes.sample.remove()).toEqual({ erased: SAMPLE_LIFE.length, stayed: [] });
    expect(await texts()).toEqual([bus.text, own.text]);
    expect((await fakes.memory.get(bus.id))?.supersedes).toEqual([]);
  });

  it.each([
    ['its words', { text: 'My rent is 990 euros a month now.' }],
    ['its category', { category: 'home' }],
    ['its subject', { subject: 'Wout' }],
    ['the day it began', { validFrom: Date.UTC(2024, 0, 1) }],
    ['the day it ended', { validTo: Date.UTC(2025, 0, 1) }],
    ['a detail', { metadata: { landlord: 'De Wit' } }],
  ])('leaves a fact of which a person changed %s, and says which', async (_, change) => {
    await fakes.sample.put();
    const { id } = await fakes.memory.change((await saying('985 euros')).id, change);
    const { erased, stayed } = await fakes.sample.remove();
    expect([erased, stayed.map((fact) => fact.id)]).toEqual([SAMPLE_LIFE.length - 1, [id]]);
    expect((await rows()).map((fact) => fact.id)).toEqual([id]);
    expect(fakes.sample.getState()).toEqual({ kind: 'none' });
  });

  it('takes what was changed and changed back for its own', async () => {
    await fakes.sample.put();
    const { id, text } = await saying('985 euros');
    await fakes.memory.change(id, { text: 'My rent is nothing.' });
    await fakes.memory.change(id, { text });
    expect((await fakes.sample.remove()).stayed).toEqual([]);
  });

  it('comes again after it went, beside what stayed', async () => {
    await fakes.sample.put();
    const { id } = await fakes.memory.change((await saying('985 euros')).id, { text: 'Rent: 990.' });
    await fakes.sample.remove();
    expect(await fakes.sample.put()).toBe(SAMPLE_LIFE.length - 1);
    expect(await fakes.memory.get(id)).toMatchObject({ text: 'Rent: 990.' });
  });

  it('stands by its own name: a file called the same is none of it', async () => {
    const origin = { source: 'import', confidence: 1, provenance: { import: 'sample' } } as const;
    const { fact } = await fakes.memory.remember('I keep bees.', {}, origin);
    await fakes.sample.put();
    await fakes.sample.remove();
    expect(await texts()).toEqual([fact.text]);
  });

  it('shows what is here after a failure, and goes on from there', async () => {
    await fakes.sample.put();
    await fakes.memory.eraseForGood([(await saying('rail pass')).id]);
    const { write } = fakes.repository;
    fakes.repository.write = async () => Promise.reject(new Error('The disk is full.'));
    await expect(fakes.sample.put()).rejects.toThrow('The disk is full.');
    expect(fakes.sample.getState()).toEqual({ kind: 'here', held: SAMPLE_LIFE.length - 1 });
    fakes.repository.write = write;
    expect(await fakes.sample.put()).toBe(1);
  });
});
