import { describe, expect, it } from 'vitest';
import { buildFact } from '../../../shared/testing/builders.ts';
import { CountingIds, FakeClock } from '../../../shared/testing/fakes.ts';
import { createFakeMemory } from '../../ports/testing/fake-memory.ts';
import { FakeMemoryIndex } from '../../ports/testing/fake-memory-index.ts';
import { FakeOffers } from '../../ports/testing/fake-offers.ts';
import { createFakeEmbedder } from '../../ports/testing/fake-embedder.ts';
import { NO_FILTER, type Memory } from '../../ports/memory.ts';
import type { Candidate } from '../../../shared/domain/learning/candidate.ts';
import { memoryOfFakes } from '../memory/testing/memory-of-fakes.ts';
import type { LearningParts } from './learning.ts';
import { learningOfFakes } from './testing/learning-of-fakes.ts';

const never = () => new AbortController().signal;

type Given = Partial<Pick<LearningParts, 'inTurn' | 'embedder'>>;

function open(facts: readonly string[] = [], given: Given = {}) {
  const clock = new FakeClock();
  const ids = new CountingIds();
  const memory = createFakeMemory({
    clock,
    ids,
    facts: facts.map((text) => buildFact({ id: ids.next(), text })),
  });
  const offers = new FakeOffers();
  const parts = { offers, memory, clock, ids, ...given };
  const [learning, otherTab] = [learningOfFakes(parts), learningOfFakes(parts)];
  const [conversation, message] = [ids.next(), ids.next()];
  const hear = async (text: string) => learning.hear(never(), { id: message, conversation, text });
  return { learning, otherTab, memory, offers, hear, conversation, message };
}

const everything = async (memory: Memory): Promise<readonly string[]> => {
  const { rows } = await memory.page(never(), NO_FILTER, { offset: 0, count: 50 });
  return rows.map(({ fact }) => fact.text);
};

describe('what a person says of themselves', () => {
  it('is offered, and kept as a fact with the words it came from when they say so', async () => {
    const { learning, hear, conversation, message } = open();
    await hear('I drive a 2014 Civic. What oil does it take?');
    const [offer] = await learning.open();
    expect(offer).toMatchObject({ text: 'I drive a 2014 Civic', category: 'cars', verdict: 'open' });
    const kept = await learning.accept(offer?.id ?? '');
    expect(kept?.fact).toMatchObject({
      text: 'I drive a 2014 Civic',
      category: 'cars',
      source: 'conversation',
      provenance: { conversation, message, quote: 'I drive a 2014 Civic' },
    });
    expect(await learning.open()).toEqual([]);
    expect(await learning.accept(offer?.id ?? '')).toBeNull();
  });

  it('is kept in other words where they change them', async () => {
    const { learning, hear } = open();
    const [offer] = await hear('I drive a 2014 Civic');
    const kept = await learning.accept(offer?.id ?? '', {
      text: 'I drive a Civic from 2014',
      category: 'travel',
    });
    expect(kept?.fact).toMatchObject({ text: 'I drive a Civic from 2014', category: 'travel' });
  });

  it('is not offered where it is known, nor a second time', async () => {
    const { hear } = open(['I drive a 2014 Civic']);
    expect(await hear('I drive a 2014 Civic!')).toEqual([]);
    expect(await hear('I prefer dark roast coffee')).toHaveLength(1);
    expect(await hear('i prefer dark roast coffee.')).toEqual([]);
  });

  it('never comes back when it was rejected, unless the rejection is taken back', async () => {
    const { learning, hear } = open();
    const [offer] = await hear('I drive a 2014 Civic');
    await learning.reject(offer?.id ?? '');
    expect(await hear('I drive a 2014 Civic')).toEqual([]);
    await learning.reopen(offer?.id ?? '');
    expect(await learning.open()).toHaveLength(1);
  });

  it('is kept without a look where they said so of its kind', async () => {
    const { learning, memory, hear } = open();
    const [offer] = await hear('I drive a 2014 Civic');
    await learning.acceptKind(offer?.kind ?? '', true);
    await hear('I drive a 2019 Volvo');
    expect(await learning.open()).toHaveLength(1);
    expect((await memory.recall(never(), 'Volvo')).map(({ fact }) => fact.text)).toEqual([
      'I drive a 2019 Volvo',
    ]);
  });

  it('long ago and elsewhere counts from then on, and is never kept without a look', async () => {
    const { learning, memory, conversation, message } = open();
    const saidAt = Date.UTC(2019, 4, 2);
    await learning.acceptKind('car', true);
    const hear = async (text: string) => learning.hear(never(), { id: message, conversation, text, saidAt });
    const [offer] = await hear('I drive a 2014 Civic');
    expect(offer).toMatchObject({ verdict: 'open', createdAt: saidAt, validFrom: saidAt });
    expect(await hear('I drive a 2014 Civic')).toEqual([]);
    const kept = await learning.accept(offer?.id ?? '');
    expect(kept?.fact.validFrom).toBe(saidAt);
    expect(memory.peek(kept?.fact.id ?? '')).toBeDefined();
    expect(await hear('I moved to Ghent last month')).toMatchObject([
      { text: 'I moved to Ghent in April 2019' },
    ]);
  });

  it('is nothing where they ask, suppose, quote or paste', async () => {
    const { hear } = open();
    for (const text of [
      'Do I drive a Civic?',
      'If I drive a Civic, then what',
      '> I drive a Civic',
      '```\nI drive a Civic\n```',
    ])
      expect(await hear(text)).toEqual([]);
  });

  it('is told to whoever watches', async () => {
    const { learning, hear } = open();
    const before = learning.changes.getState();
    await hear('I drive a 2014 Civic');
    await Promise.resolve();
    expect(learning.changes.getState()).toBeGreaterThan(before);
  });
});

describe('what is offered', () => {
  it('says what it would take the place of, and is kept in its place in one go', async () => {
    const { learning, memory, hear } = open(['I drive a 2009 Golf', 'I like tea']);
    const [offer] = await hear('I drive a 2014 Civic');
    if (!offer) throw new Error('Nothing was offered.');
    const { mayReplace, versions } = await learning.wouldReplace(never(), offer.id);
    expect(mayReplace.map(({ text }) => text)).toEqual(['I drive a 2009 Golf']);
    expect(versions).toEqual([]);
    expect(await everything(memory)).toContain('I drive a 2009 Golf');
    const replaced = mayReplace.map(({ id }) => id);
    const kept = await learning.accept(offer.id, {}, replaced);
    expect(kept?.mayReplace).toEqual([]);
    expect(await everything(memory)).toEqual(['I drive a 2014 Civic', 'I like tea']);
    expect(memory.peek(replaced[0] ?? '')?.supersededBy).toBe(kept?.fact.id);
  });

  it('is held against what is known as a fact is when it is kept', async () => {
    const { memory, clock, ids } = memoryOfFakes({
      index: new FakeMemoryIndex(),
      embedder: createFakeEmbedder(),
    });
    const learning = learningOfFakes({ offers: new FakeOffers(), memory, clock, ids });
    for (const text of ['My landlord is called Jonas', 'I drive a 2009 Golf', 'I like tea']) {
      await memory.remember(text);
      clock.advance(60_000);
    }
    const wouldReplace = async (text: string) => {
      const [offer] = await learning.hear(never(), { id: ids.next(), conversation: ids.next(), text });
      const before = await learning.wouldReplace(never(), offer?.id ?? '');
      const kept = await learning.accept(offer?.id ?? '');
      expect(kept?.mayReplace).toEqual(before.mayReplace);
      return before.mayReplace.map((fact) => fact.text);
    };
    expect(await wouldReplace('I drive a 2014 Civic')).toEqual(['I drive a 2009 Golf']);
    expect(await wouldReplace('I prefer dark roast coffee')).toEqual([]);
  });

  it('replaces nothing that was replaced since, and would replace nothing where it is gone', async () => {
    const { learning, memory, hear } = open(['I drive a 2009 Golf', 'I drive a 2011 Golf']);
    const [golf, other] = (await memory.recall(never(), 'Golf')).map(({ fact }) => fact.id);
    await memory.supersede(other ?? '', [golf ?? '']);
    const [offer] = await hear('I drive a 2014 Civic');
    const kept = await learning.accept(offer?.id ?? '', {}, [golf ?? '', other ?? '', 'nobody']);
    expect(memory.peek(golf ?? '')?.supersededBy).toBe(other);
    expect(memory.peek(other ?? '')?.supersededBy).toBe(kept?.fact.id);
    expect(await learning.wouldReplace(never(), 'nobody')).toEqual({ mayReplace: [], versions: [] });
    await expect(learning.wouldReplace(AbortSignal.abort(), 'nobody')).rejects.toThrow(/abort/i);
  });

  it('is looked at first where it takes the place of something, whatever is kept without a look', async () => {
    const { learning, hear } = open(['I drive a 2009 Golf']);
    await learning.acceptKind('car', true);
    await hear('I drive a 2014 Civic');
    expect(await learning.open()).toHaveLength(1);
  });

  it('is kept once, however many tabs say so at once', async () => {
    const { learning, otherTab, memory, hear } = open([], { inTurn: oneAfterTheOther() });
    const [offer] = await hear('I drive a 2014 Civic');
    const id = offer?.id ?? '';
    const kept = await Promise.all([learning.accept(id), otherTab.accept(id), learning.accept(id)]);
    expect(kept.filter((one) => one !== null)).toHaveLength(1);
    expect(await everything(memory)).toEqual(['I drive a 2014 Civic']);
  });

  it('is kept or rejected, never both, where two tabs say otherwise at once', async () => {
    const { learning, otherTab, memory, offers, hear } = open([], { inTurn: oneAfterTheOther() });
    const recall = memory.recall.bind(memory);
    const [id] = (await hear('I drive a 2014 Civic')).map((offer) => offer.id);
    let keeping: (() => void) | undefined;
    const isKeeping = new Promise<void>((resolve) => (keeping = resolve));
    memory.recall = async (...asked) => {
      keeping?.();
      await new Promise((resolve) => setImmediate(resolve));
      return recall(...asked);
    };
    const accepting = learning.accept(id ?? '');
    await isKeeping;
    await Promise.all([accepting, otherTab.reject(id ?? '')]);
    const [{ fact, verdict } = {}] = await offers.offers([id ?? '']);
    expect(verdict).toBe('accepted');
    expect(memory.peek(fact ?? '')?.text).toBe('I drive a 2014 Civic');
  });

  it('is open again where that is wished for while it is being kept', async () => {
    const { learning, otherTab, offers, hear } = open([], { inTurn: oneAfterTheOther() });
    const [id] = (await hear('I drive a 2014 Civic')).map((offer) => offer.id);
    await Promise.all([learning.accept(id ?? ''), otherTab.reopen(id ?? '')]);
    expect(await offers.offers([id ?? ''])).toMatchObject([{ verdict: 'open', fact: null }]);
  });

  it('is kept once where the verdict was lost after the fact was kept', async () => {
    const { learning, memory, offers, hear } = open();
    const [offer] = await hear('I drive a 2014 Civic');
    offers.failure = new Error('The tab is closed.');
    await expect(learning.accept(offer?.id ?? '')).rejects.toThrow('closed');
    offers.failure = null;
    expect(await learning.accept(offer?.id ?? '')).toMatchObject({ fact: { text: 'I drive a 2014 Civic' } });
    expect(await everything(memory)).toEqual(['I drive a 2014 Civic']);
    expect(await learning.open()).toEqual([]);
  });
});

describe('what a model found in a message', () => {
  const found = (text: string, quote = text): Candidate => ({
    text,
    quote,
    category: 'other',
    kind: 'other',
    confidence: 0.6,
    subject: null,
    validFrom: null,
    validTo: null,
  });

  it('is not offered where rules have offered the same words, whatever became of it', async () => {
    const { learning, hear, conversation, message } = open();
    const text = 'I drive a 2014 Civic, and it rains';
    const [offer] = await hear(text);
    await learning.reject(offer?.id ?? '');
    const question = { id: message, conversation, text };
    const same = found('My car is a Civic of 2014.', 'I drive a 2014 Civic,');
    expect(await learning.offer(never(), question, [same])).toEqual([]);
    const other = [found('It rains', 'it rains'), found('it rains!', 'and it rains')];
    expect(await learning.offer(never(), question, other)).toMatchObject([{ text: 'It rains' }]);
  });

  it('is held against what is offered and known by meaning, where a model that tells it is awake', async () => {
    const [weekly, plain] = [
      'I play cello in an orchestra in Graz weekly',
      'I play cello in an orchestra in Graz',
    ];
    const embedder = createFakeEmbedder();
    const offeredAfter = async (known: readonly string[]) => {
      const { learning, conversation, message } = open(known, { embedder });
      const first = { id: message, conversation, text: weekly };
      if (known.length === 0) await learning.offer(never(), first, [found(weekly)]);
      const second = { ...first, id: conversation, text: plain };
      return learning.offer(never(), second, [found(plain)]);
    };
    expect(await offeredAfter([])).toHaveLength(1);
    expect(embedder.asked).toEqual([]);
    await embedder.model(never());
    expect(await offeredAfter([])).toEqual([]);
    expect(embedder.asked).toEqual([plain, weekly]);
    expect(await offeredAfter([weekly])).toEqual([]);
    embedder.isHere = false;
    expect(await offeredAfter([weekly])).toHaveLength(1);
  });
});

/** Work of all tabs, as a lock of the browser has it done. */
function oneAfterTheOther(): LearningParts['inTurn'] {
  let last = Promise.resolve();
  return async (_signal, _name, work) => {
    last = last.then(work);
    return last;
  };
}
