import { describe, expect, it } from 'vitest';
import { revisionAt } from '../../../lib/hlc.ts';
import { buildFact, buildPassage, buildProfile } from '../../../testing/builders.ts';
import { EMPTY_MEMORY, type MemoryState } from '../merge/memory-state.ts';
import { compareImport, knownRecords } from './compare-import.ts';
import { importChunks } from './import-chunks.ts';
import { CHUNK_SIZE } from './slices.ts';

const idOf = (number: number) => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const fact = (number: number, text: string, at = 5) =>
  buildFact({ id: idOf(number), text, revision: revisionAt(at) });
const passage = buildPassage({ id: idOf(9999) });
const state = (parts: Partial<MemoryState>): MemoryState => ({ ...EMPTY_MEMORY, ...parts });

function compare(incoming: Partial<MemoryState>, kept: Partial<MemoryState>) {
  const comparing = compareImport(state(incoming));
  for (const known of knownRecords(state(kept))) comparing.see([known]);
  return comparing.end();
}
const ALL = { leaveOutAlike: false, eraseHere: true };
const NOTHING_KNOWN = compare({}, {});

describe('a file held against what is kept', () => {
  it('counts what is new', () => {
    const { counts } = compare({ facts: [fact(1, 'a')], passages: [passage] }, { facts: [fact(2, 'b')] });
    expect(counts).toMatchObject({ added: 2, changed: 0, unchanged: 0, older: 0, alike: 0 });
  });

  it('leaves alone what is here word for word and no older, half characters aside', () => {
    const incoming = { facts: [fact(1, 'a'), fact(2, 'b', 4), fact(3, 'x\ufffd')], passages: [passage] };
    const kept = { facts: [fact(1, 'a'), fact(2, 'b', 9), fact(3, 'x\ud800')], passages: [passage] };
    const { counts, unchanged, conflictCount } = compare(incoming, kept);
    expect(counts).toMatchObject({ added: 0, unchanged: 4, alike: 0 });
    expect(unchanged.size).toBe(4);
    expect(conflictCount).toBe(0);
  });

  it('takes what is later in the file, and says where the words differ', () => {
    const incoming = { facts: [fact(1, 'new', 9), fact(2, 'old', 1), fact(3, 'same', 9)] };
    const kept = { facts: [fact(1, 'was'), fact(2, 'is'), fact(3, 'same')] };
    const { counts, conflicts, conflictCount } = compare(incoming, kept);
    expect(counts).toMatchObject({ added: 0, changed: 2, older: 1, unchanged: 0 });
    expect(conflicts).toEqual([
      { id: idOf(1), kept: 'was', incoming: 'new', winner: 'incoming' },
      { id: idOf(2), kept: 'is', incoming: 'old', winner: 'kept' },
    ]);
    expect(conflictCount).toBe(2);
  });

  it('shows a hundred conflicts and counts them all', () => {
    const numbers = Array.from({ length: 130 }, (_, at) => at);
    const { conflicts, conflictCount } = compare(
      { facts: numbers.map((at) => fact(at, 'a')) },
      { facts: numbers.map((at) => fact(at, 'b')) },
    );
    expect([conflicts.length, conflictCount]).toEqual([100, 130]);
  });

  it('does not bring back what was erased for good', () => {
    const incoming = { facts: [fact(1, 'a')] };
    const { counts, unchanged } = compare(incoming, { erasures: [{ id: idOf(1), revision: revisionAt(1) }] });
    expect(counts).toMatchObject({ added: 0, erasedHere: 1, unchanged: 0 });
    expect([...unchanged]).toEqual([idOf(1)]);
  });

  it('finds what is worded alike under another id, deleted facts aside', () => {
    const incoming = {
      facts: [
        fact(1, 'Lives in Gént!'),
        fact(2, '🪨'),
        fact(3, 'new'),
        fact(4, 'lives in Ghent'),
        { ...fact(5, 'gone'), deletedAt: 1 },
      ],
    };
    const kept = {
      facts: [
        fact(11, 'lives  in gent'),
        fact(12, '🪨'),
        fact(14, 'Lives in Ghent.'),
        { ...fact(13, 'new'), deletedAt: 1 },
        fact(15, 'gone'),
      ],
    };
    expect([...compare(incoming, kept).alike].toSorted()).toEqual([idOf(1), idOf(2), idOf(4)]);
    expect(compare({ facts: [fact(1, 'a'), fact(2, 'A')] }, { facts: [fact(1, 'a')] }).alike).toEqual(
      new Set([idOf(2)]),
    );
  });

  it('says what it would erase here', () => {
    const erasures = [1, 9999, 3].map((number) => ({ id: idOf(number), revision: revisionAt(1) }));
    const kept = { facts: [fact(1, 'a')], passages: [passage], erasures: erasures.slice(2) };
    expect([...compare({ erasures }, kept).erases]).toEqual([idOf(1), idOf(9999)]);
  });

  it('counts versions and the profile', () => {
    const history = [{ factId: idOf(1), replacedAt: 1, fact: fact(1, 'a') }];
    const profile = {
      name: '',
      locale: '',
      timeZone: '',
      preferences: [],
      context: '',
      pinnedFacts: [],
      updatedAt: 1,
      revision: revisionAt(1),
    };
    expect(compare({ history, profile }, {}).counts).toMatchObject({ versions: 1, profile: 1 });
  });
});

describe('the records to write', () => {
  const vectors = [1, 2, 9999].map((number) => ({ id: idOf(number), vector: Float32Array.of(number) }));

  it('come in chunks that are not too large, each once, with their vectors', () => {
    const facts = Array.from({ length: 2 * CHUNK_SIZE + 1 }, (_, at) => fact(at, `${at}`));
    const history = [{ factId: idOf(1), replacedAt: 1, fact: fact(1, 'a') }];
    const whole = state({ facts, history, passages: [passage] });
    const chunks = [...importChunks(whole, vectors, NOTHING_KNOWN, ALL)];
    expect(chunks.map((chunk) => chunk.state.facts.length)).toEqual([CHUNK_SIZE, CHUNK_SIZE, 1, 0, 0]);
    expect(chunks.flatMap((chunk) => chunk.state.facts)).toEqual(facts);
    expect(chunks.flatMap((chunk) => chunk.state.passages)).toEqual([passage]);
    expect(chunks.flatMap((chunk) => chunk.state.history)).toEqual(history);
    expect(chunks.flatMap((chunk) => chunk.vectors)).toEqual(vectors);
  });

  it('leave out what is here already, and with consent what is worded alike', () => {
    const incoming = {
      facts: [fact(1, 'a'), fact(2, 'b'), fact(3, 'c')],
      history: [{ factId: idOf(2), replacedAt: 1, fact: fact(2, 'x', 1) }],
    };
    const comparison = compare(incoming, { facts: [fact(1, 'a'), fact(12, 'B')] });
    const idsOf = (consent: typeof ALL) =>
      [...importChunks(state(incoming), vectors, comparison, consent)].flatMap((chunk) => [
        ...chunk.state.facts.map(({ id }) => id),
        ...chunk.state.history.map(({ factId }) => `version of ${factId}`),
      ]);
    expect(idsOf(ALL)).toEqual([idOf(2), idOf(3), `version of ${idOf(2)}`]);
    expect(idsOf({ ...ALL, leaveOutAlike: true })).toEqual([idOf(3)]);
  });

  it('erase what is here with consent alone', () => {
    const erasures = [1, 2].map((number) => ({ id: idOf(number), revision: revisionAt(1) }));
    const comparison = compare({ erasures }, { facts: [fact(1, 'a')] });
    const erased = (eraseHere: boolean) =>
      [...importChunks(state({ erasures }), [], comparison, { ...ALL, eraseHere })].flatMap(
        (chunk) => chunk.state.erasures,
      );
    expect(erased(true)).toEqual(erasures);
    expect(erased(false)).toEqual(erasures.slice(1));
  });

  it('bring what the profile was', () => {
    const earlier = [{ kind: 'profile' as const, profile: buildProfile() }];
    expect([...importChunks(state({ earlier }), [], NOTHING_KNOWN, ALL)]).toEqual([
      { state: state({ earlier }), vectors: [] },
    ]);
  });

  it('bring a profile that comes alone', () => {
    const profile = buildProfile();
    expect([...importChunks(state({ profile }), [], NOTHING_KNOWN, ALL)]).toEqual([
      { state: state({ profile }), vectors: [] },
    ]);
    expect([...importChunks(EMPTY_MEMORY, [], NOTHING_KNOWN, ALL)]).toEqual([]);
  });
});
