import { describe, expect, it } from 'vitest';
import { revisionAt } from '../../../lib/hlc.ts';
import { buildOffer } from '../../../testing/builders.ts';
import { buildConversation, buildFold, buildQuestion, buildReply } from '../../../testing/talk-builders.ts';
import { EMPTY_MEMORY, type MemoryState } from './memory-state.ts';
import { mergeMemory } from './merge-memory.ts';
import { withoutMoved } from './merge-talk.ts';
import { idOf } from '../../../testing/any-memory.ts';

const state = (parts: Partial<MemoryState>): MemoryState => ({ ...EMPTY_MEMORY, ...parts });
/** Both ways round, which must not matter. */
function merged(a: Partial<MemoryState>, b: Partial<MemoryState>): MemoryState {
  const both = mergeMemory(state(a), state(b));
  expect(mergeMemory(state(b), state(a))).toEqual(both);
  return both;
}

const CHAT = idOf(20);
const at = (ms: number) => ({ revision: revisionAt(ms, 'laptop00') });

describe('a conversation on two devices', () => {
  it('is what was changed last, with all that was said on either', () => {
    const here = buildConversation({ id: CHAT, title: 'Fans', leaf: idOf(31), ...at(2) });
    const there = { ...here, title: 'The fan of the Pi', leaf: idOf(32), ...at(3) };
    const [first, mine, theirs] = [31, 32, 33].map((number) =>
      buildQuestion({ id: idOf(number), conversation: CHAT }),
    );
    if (!first || !mine || !theirs) throw new Error('There are three.');
    const both = merged(
      { conversations: [here], messages: [first, mine] },
      { conversations: [there], messages: [first, theirs] },
    );
    expect(both.conversations).toEqual([there]);
    expect(both.messages).toEqual([first, mine, theirs]);
  });

  it('that was deleted on one stays so, unless it was changed later', () => {
    const here = buildConversation({ id: CHAT, ...at(2) });
    const deleted = { ...here, deletedAt: 3, ...at(3) };
    expect(merged({ conversations: [here] }, { conversations: [deleted] }).conversations).toEqual([deleted]);
    const back = { ...here, ...at(4) };
    expect(merged({ conversations: [back] }, { conversations: [deleted] }).conversations).toEqual([back]);
  });

  it('that was erased takes what was said, learned and folded in it, also on the other, and leaves names', () => {
    const place = { conversation: CHAT };
    const there = {
      conversations: [buildConversation({ id: CHAT })],
      messages: [buildQuestion({ id: idOf(31), ...place }), buildReply({ id: idOf(32), ...place })],
      offers: [buildOffer({ id: idOf(40), ...place })],
      folds: [buildFold({ id: idOf(50), ...place })],
    };
    const kept = buildQuestion({ id: idOf(33), conversation: idOf(21) });
    const erasure = { id: CHAT, ...at(9) };
    const gone = merged({ messages: [kept], erasures: [erasure] }, there);
    const names = [31, 32].map((number) => ({ id: idOf(number), revision: revisionAt(0) }));
    expect(gone).toEqual(state({ messages: [kept], erasures: [erasure, ...names] }));
    expect(mergeMemory(gone, state(there))).toEqual(gone);
  });
});

describe('a file that says it was said elsewhere', () => {
  const asked = buildQuestion({ id: idOf(31), conversation: CHAT, ...at(2) });
  const offer = buildOffer({ id: idOf(40), conversation: CHAT, message: asked.id });
  const fold = buildFold({ id: idOf(50), conversation: CHAT, covers: [asked.id] });
  const here = state({ messages: [asked], offers: [offer], folds: [fold] });
  const moved = { conversation: idOf(21), ...at(9) };
  const file = state({
    messages: [{ ...asked, ...moved }],
    offers: [{ ...offer, conversation: idOf(21) }],
    folds: [{ ...fold, conversation: idOf(21) }],
  });

  it('takes nothing out of the conversation it is in', () => {
    expect(merged(here, file)).toMatchObject({
      messages: [asked, { conversation: idOf(21) }],
      offers: [offer, { conversation: idOf(21) }],
      folds: [fold, { conversation: idOf(21) }],
    });
  });

  it('is left out where it is known, be it by what came before in the same file', () => {
    expect(withoutMoved(here, file)).toEqual(EMPTY_MEMORY);
    const later = { ...asked, text: 'Later', ...at(9) };
    const both = state({ messages: [later, ...file.messages] });
    expect(withoutMoved(here, both).messages).toEqual([later]);
    expect(withoutMoved(EMPTY_MEMORY, both).messages).toEqual([later]);
  });

  it('brings back nothing of what was erased, under whatever conversation', () => {
    const erasures = [{ id: asked.id, ...at(5) }];
    expect(merged({ erasures }, file)).toEqual(state({ erasures }));
  });
});

describe('a reply on two devices', () => {
  it('goes on where it is being made: a file has it as it stood then', () => {
    const made = buildReply({ id: idOf(31), state: 'answering', end: null, text: 'At', ...at(2) });
    const inFile = { ...made, state: 'ended' as const, end: 'cut' as const };
    expect(merged({ messages: [made] }, { messages: [inFile] }).messages).toEqual([made]);
    const ended = { ...made, state: 'ended' as const, end: 'stop' as const, text: 'At 62 °C.', ...at(3) };
    expect(merged({ messages: [inFile] }, { messages: [ended] }).messages).toEqual([ended]);
  });
});

describe('what was learned on two devices', () => {
  const open = buildOffer({ id: idOf(40) });
  const rejected = { ...open, verdict: 'rejected' as const };
  const accepted = { ...open, verdict: 'accepted' as const, fact: idOf(1) };

  it.each([
    ['rejected', open, rejected],
    ['accepted', open, accepted],
    ['accepted, since there is a fact of it', rejected, accepted],
  ])('is %s', (_, lesser, greater) => {
    expect(merged({ offers: [lesser] }, { offers: [greater] }).offers).toEqual([greater]);
  });
});

it('a fold that was taken back on one device stays so', () => {
  const fold = buildFold({ id: idOf(50) });
  const takenBack = { ...fold, takenBackAt: 5 };
  expect(merged({ folds: [fold] }, { folds: [takenBack] }).folds).toEqual([takenBack]);
});

it('the persona is the one that was written last', () => {
  const early = { own: null, brought: false, off: ['unsure' as const], ...at(1) };
  const late = { own: null, brought: false, off: [], ...at(2) };
  expect(merged({ persona: early }, { persona: late }).persona).toEqual(late);
  expect(merged({ persona: early }, {}).persona).toEqual(early);
});
