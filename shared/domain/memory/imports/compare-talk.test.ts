import { describe, expect, it } from 'vitest';
import { revisionAt } from '../../../lib/hlc.ts';
import { buildOffer } from '../../../testing/builders.ts';
import { buildConversation, buildFold, buildQuestion } from '../../../testing/talk-builders.ts';
import { EMPTY_MEMORY, type MemoryState } from '../merge/memory-state.ts';
import { mergeMemory } from '../merge/merge-memory.ts';
import { compareImport, knownRecords } from './compare-import.ts';
import { importChunks } from './import-chunks.ts';
import { CHUNK_CHARACTERS, CHUNK_SIZE } from './slices.ts';

const idOf = (number: number) => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const CHAT = idOf(1);
const at = (ms: number) => ({ revision: revisionAt(ms) });
const state = (parts: Partial<MemoryState>): MemoryState => ({ ...EMPTY_MEMORY, ...parts });
const NONE = { conversations: 0, messages: 0, changed: 0, known: 0, gone: 0, beside: 0 };
const ALL = { leaveOutAlike: false, eraseHere: true };

const TALK = {
  conversations: [buildConversation({ id: CHAT, ...at(5) })],
  messages: [
    buildQuestion({ id: idOf(2), conversation: CHAT, ...at(5) }),
    buildQuestion({ id: idOf(3), conversation: CHAT, ...at(5) }),
  ],
  offers: [buildOffer({ id: idOf(4), conversation: CHAT })],
  folds: [buildFold({ id: idOf(5), conversation: CHAT })],
  persona: { own: null, brought: false, off: [], ...at(5) },
};

function compare(incoming: Partial<MemoryState>, kept: Partial<MemoryState>) {
  const comparing = compareImport(state(incoming));
  for (const known of knownRecords(state(kept))) comparing.see([known]);
  return comparing.end();
}

/** What is here once all that the comparison lets through was merged. */
function taken(incoming: Partial<MemoryState>, kept: Partial<MemoryState>): MemoryState {
  const chunks = [...importChunks(state(incoming), [], compare(incoming, kept), ALL)];
  return chunks.map((chunk) => chunk.state).reduce(mergeMemory, state(kept));
}

describe('what was said according to a file, held against what is here', () => {
  it('is counted as new where nothing of it is', () => {
    const { counts } = compare(TALK, {});
    expect(counts).toMatchObject({ added: 0, talk: { ...NONE, conversations: 1, messages: 2, beside: 3 } });
    expect(taken(TALK, {})).toEqual(state(TALK));
  });

  it('is left alone where all of it is here, or later here', () => {
    const late = { ...TALK, conversations: TALK.conversations.map((one) => ({ ...one, ...at(9) })) };
    for (const kept of [TALK, late]) {
      const comparison = compare(TALK, kept);
      expect(comparison.counts.talk).toEqual({ ...NONE, known: 3 });
      expect([...importChunks(state(TALK), [], comparison, ALL)]).toEqual([]);
    }
  });

  it('is taken where it is later in the file: titles, verdicts and what was taken back', () => {
    const later = {
      conversations: TALK.conversations.map((one) => ({ ...one, title: 'Fans', ...at(9) })),
      messages: TALK.messages.slice(1).map((one) => ({ ...one, pinned: true, ...at(9) })),
      offers: TALK.offers.map((one) => ({ ...one, verdict: 'rejected' as const })),
      folds: TALK.folds.map((one) => ({ ...one, takenBackAt: 9 })),
      persona: { ...TALK.persona, ...at(9) },
    };
    expect(compare(later, TALK).counts.talk).toEqual({ ...NONE, changed: 2, beside: 3 });
    expect(taken(later, TALK)).toEqual(mergeMemory(state(later), state(TALK)));
    expect(compare(TALK, later).counts.talk).toEqual({ ...NONE, messages: 1, known: 2 });
  });

  it('does not come back where the conversation was erased here', () => {
    const kept = { erasures: [{ id: CHAT, ...at(6) }] };
    const comparison = compare(TALK, kept);
    expect(comparison.counts.talk).toEqual({ ...NONE, gone: 1, beside: 1 });
    expect(comparison.counts).toMatchObject({ added: 0, erasedHere: 0 });
    expect(taken(TALK, kept)).toEqual(state({ ...kept, persona: TALK.persona }));
  });

  it('is refused where a record lies in another conversation here', () => {
    const elsewhere = { conversation: idOf(8), ...at(9) };
    const file = {
      conversations: [buildConversation({ id: idOf(8), leaf: idOf(2), ...at(9) })],
      messages: TALK.messages.map((one) => ({ ...one, ...elsewhere })),
      offers: TALK.offers.map((one) => ({ ...one, ...elsewhere, verdict: 'rejected' as const })),
      folds: TALK.folds.map((one) => ({ ...one, ...elsewhere, takenBackAt: 9 })),
    };
    const comparison = compare(file, TALK);
    expect(comparison).toMatchObject({ elsewhere: 5, counts: { talk: NONE } });
    expect([...importChunks(state(file), [], comparison, ALL)]).toEqual([]);
    const more = { ...file, messages: [...file.messages, buildQuestion({ id: idOf(9), ...elsewhere })] };
    expect(compare(more, TALK)).toMatchObject({
      elsewhere: 4,
      counts: { talk: { ...NONE, conversations: 1, messages: 1 } },
    });
  });

  it('does not come back in another conversation where it was erased here: no offer, no fold, no title', () => {
    const elsewhere = { conversation: idOf(8) };
    const file = {
      conversations: [buildConversation({ id: idOf(8), leaf: idOf(2) })],
      messages: TALK.messages.map((one) => ({ ...one, ...elsewhere })),
      offers: [
        buildOffer({ id: idOf(14), ...elsewhere, message: idOf(2) }),
        buildOffer({ id: idOf(15), ...elsewhere, message: idOf(99) }),
      ],
      folds: [buildFold({ id: idOf(16), ...elsewhere, covers: [idOf(99), idOf(3)] })],
    };
    const kept = { erasures: TALK.messages.map(({ id }) => ({ id, ...at(6) })) };
    const comparison = compare(file, kept);
    expect(comparison).toMatchObject({ elsewhere: 0, counts: { talk: { ...NONE, gone: 1 } } });
    expect([...importChunks(state(file), [], comparison, ALL)]).toEqual([]);
    const here = compare(file, { ...kept, conversations: file.conversations });
    expect(here.counts.talk).toEqual({ ...NONE, known: 1, beside: 1 });
  });

  it('is erased by a file only with consent', () => {
    const file = { erasures: [{ id: CHAT, ...at(6) }] };
    const comparison = compare(file, TALK);
    expect([...comparison.erases]).toEqual([CHAT]);
    const merged = (eraseHere: boolean) =>
      [...importChunks(state(file), [], comparison, { ...ALL, eraseHere })]
        .map((chunk) => chunk.state)
        .reduce(mergeMemory, state(TALK));
    expect(merged(false)).toEqual(state(TALK));
    expect(merged(true)).toMatchObject({ conversations: [], messages: [], offers: [], folds: [] });
  });
});

describe('the pieces it is written in', () => {
  it('have a hundred records at most, and no more characters than fit', () => {
    const messages = Array.from({ length: 250 }, (_, number) =>
      buildQuestion({
        id: idOf(100 + number),
        conversation: CHAT,
        text: number < 4 ? 'x'.repeat(CHUNK_CHARACTERS / 2) : 'a',
      }),
    );
    const huge = buildQuestion({ id: idOf(99), conversation: CHAT, text: 'x'.repeat(CHUNK_CHARACTERS + 1) });
    const file = { conversations: TALK.conversations, messages: [huge, ...messages] };
    const pieces = [...importChunks(state(file), [], compare(file, {}), ALL)].map((chunk) => chunk.state);
    expect(pieces.map((piece) => piece.messages.length)).toEqual([0, 1, 2, 2, CHUNK_SIZE, CHUNK_SIZE, 46]);
    expect(pieces.flatMap((piece) => piece.messages)).toEqual(file.messages);
  });
});
