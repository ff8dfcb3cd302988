import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { revisionAt } from '../../../lib/hlc.ts';
import type { EarlierRecord, Fact } from '../../../schemas/index.ts';
import { buildProfile } from '../../../testing/builders.ts';
import { runs } from '../../../testing/runs.ts';
import { EMPTY_MEMORY, type MemoryState } from './memory-state.ts';
import { mergeMemory } from './merge-memory.ts';
import { anyMovedMemory, factOf as fact, idOf, passageOf as passage } from '../../../testing/any-memory.ts';

const state = (parts: Partial<MemoryState>): MemoryState => ({ ...EMPTY_MEMORY, ...parts });

describe('merging two memories', () => {
  const old = fact();
  const young = fact({ text: 'Lives in Bruges', revision: revisionAt(5, 'phone000') });

  it('takes the later revision and keeps the earlier one as a version', () => {
    const merged = mergeMemory(state({ facts: [old] }), state({ facts: [young] }));
    expect(merged.facts).toEqual([young]);
    expect(merged.history).toEqual([{ factId: old.id, replacedAt: 5, fact: old }]);
  });

  it('keeps a deletion that came after a change, and a change that came after a deletion', () => {
    const deleted = fact({ deletedAt: 9, revision: revisionAt(9) });
    const revived = fact({ revision: revisionAt(12) });
    const merged = mergeMemory(state({ facts: [young] }), state({ facts: [deleted] }));
    expect(merged.facts).toEqual([deleted]);
    expect(mergeMemory(merged, state({ facts: [revived] })).facts).toEqual([revived]);
  });

  it('leaves nothing of what was erased for good, whenever that was and however late it comes back', () => {
    const erasure = { id: old.id, revision: revisionAt(0) };
    const both = state({ facts: [young], history: [{ factId: old.id, replacedAt: 5, fact: old }] });
    const gone = mergeMemory(both, state({ erasures: [erasure] }));
    expect(gone).toEqual(state({ erasures: [erasure] }));
    expect(mergeMemory(gone, both)).toEqual(gone);
    const alsoPassages = mergeMemory(
      state({ passages: [passage({})] }),
      state({ erasures: [{ id: idOf(9), revision: revisionAt(0) }] }),
    );
    expect(alsoPassages.passages).toEqual([]);
  });

  it('loses neither of two contents under one revision, and takes the same one on both sides', () => {
    const other = fact({ text: 'Lives in Antwerp' });
    const [here, there] = [state({ facts: [old] }), state({ facts: [other] })];
    const merged = mergeMemory(here, there);
    expect(mergeMemory(there, here)).toEqual(merged);
    expect([...merged.facts, ...merged.history.map((version) => version.fact)]).toHaveLength(2);
  });

  it('takes the order of keys for no difference', () => {
    const turned = Object.fromEntries(Object.entries(old).toReversed()) as Fact;
    expect(mergeMemory(state({ facts: [old] }), state({ facts: [turned] })).history).toEqual([]);
  });

  it('takes the later profile and the later passage, and keeps the earlier ones as versions', () => {
    const late = {
      profile: buildProfile({ name: 'Bea', revision: revisionAt(2) }),
      passages: [passage({ text: 'Hi', revision: revisionAt(2) })],
    };
    const early = { profile: buildProfile({}), passages: [passage({})] };
    const earlier: EarlierRecord[] = [
      { kind: 'profile', profile: early.profile },
      { kind: 'passage', passage: passage({}) },
    ];
    expect(mergeMemory(state(early), state(late))).toEqual(state({ ...late, earlier }));
    expect(mergeMemory(state(late), state(early))).toEqual(state({ ...late, earlier }));
    expect(mergeMemory(EMPTY_MEMORY, state(early))).toEqual(state(early));
  });

  it('leaves no version of a passage that was erased for good', () => {
    const earlier: EarlierRecord[] = [{ kind: 'passage', passage: passage({}) }];
    const erasures = [{ id: idOf(9), revision: revisionAt(0) }];
    expect(mergeMemory(state({ earlier }), state({ erasures }))).toEqual(state({ erasures }));
  });

  it('hands records that did not change through as the very objects they were', () => {
    const merged = mergeMemory(
      state({ facts: [old] }),
      state({ facts: [{ ...old }, fact({ id: idOf(2) })] }),
    );
    expect(merged.facts[0]).toBe(old);
  });
});

describe('the laws of merging, also of what was moved by hand', () => {
  /** 5,000 cases of each of the five laws in the ordinary suite, 50,000 in soak. */
  const numRuns = runs(50_000);
  const patience = 300_000;
  /** Records are made with their keys in one order, so equal states are equal texts; comparing those is quicker. */
  const told = (merged: MemoryState) => JSON.stringify(merged);

  it(
    'does not mind which of two comes first',
    () => {
      fc.assert(
        fc.property(anyMovedMemory, anyMovedMemory, (a, b) => {
          expect(told(mergeMemory(a, b))).toBe(told(mergeMemory(b, a)));
        }),
        { numRuns, seed: 1 },
      );
    },
    patience,
  );

  it(
    'does not mind which of three are merged first',
    () => {
      fc.assert(
        fc.property(anyMovedMemory, anyMovedMemory, anyMovedMemory, (a, b, c) => {
          expect(told(mergeMemory(mergeMemory(a, b), c))).toBe(told(mergeMemory(a, mergeMemory(b, c))));
        }),
        { numRuns, seed: 2 },
      );
    },
    patience,
  );

  it(
    'adds nothing when the same comes again',
    () => {
      fc.assert(
        fc.property(anyMovedMemory, anyMovedMemory, (a, b) => {
          const merged = mergeMemory(a, b);
          expect(told(mergeMemory(merged, merged))).toBe(told(merged));
          expect(told(mergeMemory(merged, b))).toBe(told(merged));
          expect(told(mergeMemory(a, a))).toBe(told(mergeMemory(a, EMPTY_MEMORY)));
        }),
        { numRuns, seed: 3 },
      );
    },
    patience,
  );

  it(
    'comes to the same by parts as whole',
    () => {
      fc.assert(
        fc.property(anyMovedMemory, anyMovedMemory, (a, b) => {
          const parts: MemoryState[] = [
            ...b.facts.map((one) => state({ facts: [one] })),
            ...b.history.map((one) => state({ history: [one] })),
            state({ passages: b.passages }),
            ...b.earlier.map((one) => state({ earlier: [one] })),
            ...b.messages.map((one) => state({ messages: [one] })),
            state({ erasures: b.erasures, profile: b.profile }),
            state({ conversations: b.conversations, persona: b.persona }),
            ...b.offers.map((one) => state({ offers: [one] })),
            state({ folds: b.folds }),
          ];
          expect(told(parts.reduce(mergeMemory, mergeMemory(a, EMPTY_MEMORY)))).toBe(told(mergeMemory(a, b)));
        }),
        { numRuns, seed: 4 },
      );
    },
    patience,
  );

  it(
    'loses no version of what was not erased, and keeps none of what was',
    () => {
      fc.assert(
        fc.property(anyMovedMemory, anyMovedMemory, (a, b) => {
          const merged = mergeMemory(a, b);
          const seen = (one: MemoryState) =>
            new Set(
              [
                ...one.facts,
                ...one.history.map((version) => version.fact),
                ...one.passages,
                ...(one.profile ? [one.profile] : []),
                ...one.earlier.map((record) => (record.kind === 'profile' ? record.profile : record.passage)),
              ].map((kept) => JSON.stringify(kept)),
            );
          const erased = new Set(merged.erasures.map(({ id }) => id));
          const expected = new Set(
            [...seen(a), ...seen(b)].filter((text) => !erased.has((JSON.parse(text) as Fact).id)),
          );
          expect(seen(merged)).toEqual(expected);
          expect(merged.passages.some(({ id }) => erased.has(id))).toBe(false);
        }),
        { numRuns, seed: 5 },
      );
    },
    patience,
  );
});
