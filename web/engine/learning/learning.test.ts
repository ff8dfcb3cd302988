import { describe, expect, it } from 'vitest';
import { buildFact } from '../../../shared/testing/builders.ts';
import { CountingIds, FakeClock } from '../../../shared/testing/fakes.ts';
import { createFakeMemory } from '../../ports/testing/fake-memory.ts';
import { FakeOffers } from '../../ports/testing/fake-offers.ts';
import { createLearning } from './learning.ts';

const never = () => new AbortController().signal;

function open(facts: readonly string[] = []) {
  const clock = new FakeClock();
  const ids = new CountingIds();
  const memory = createFakeMemory({
    clock,
    ids,
    facts: facts.map((text) => buildFact({ id: ids.next(), text })),
  });
  const offers = new FakeOffers();
  const learning = createLearning({ offers, memory, clock, ids });
  const [conversation, message] = [ids.next(), ids.next()];
  const hear = async (text: string) => learning.hear(never(), { id: message, conversation, text });
  return { learning, memory, hear, conversation, message };
}

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
