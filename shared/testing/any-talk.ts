import fc from 'fast-check';
import type { PersonaVersion, TalkState } from '../domain/memory/merge/talk-state.ts';
import { revisionAt } from '../lib/hlc.ts';
import type { Conversation, Fold, FromMemory, Message, Offer, ReplyEnd } from '../schemas/index.ts';
import { z } from '../schemas/zod.ts';
import { RULE_NAMES } from '../schemas/persona.ts';

const NOW = Date.UTC(2026, 0, 2);
const past = fc.integer({ min: -8.64e15, max: NOW });
const anyTime = fc.option(fc.integer({ min: -8.64e15, max: 8.64e15 }));
const name = fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' });
const text = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
const revision = fc.integer({ min: 0, max: NOW }).map((ms) => revisionAt(ms, 'laptop00'));
const safeJson = fc
  .jsonValue({ maxDepth: 2 })
  .map((value) => JSON.stringify(value))
  .filter((json) => !/"(?:__proto__|constructor|prototype)"|-0|\\ud/.test(json))
  .map((json) => z.json().parse(JSON.parse(json)));

/** Ids of one kind, told apart from those of the others. */
const idOf = (kind: number, at: number) => `0190000${kind}-0000-7000-8000-${String(at).padStart(12, '0')}`;
const FACT = idOf(9, 1);

const place = fc.record({ conversation: fc.nat(2), createdAt: past, revision });
const conversation = fc.record({
  title: fc.string({ maxLength: 8, unit: 'grapheme' }),
  titledByHand: fc.boolean(),
  pinned: fc.boolean(),
  createdAt: past,
  updatedAt: past,
  revision,
  deletedAt: fc.option(past),
});
const end = fc.record({
  end: fc.constantFrom<ReplyEnd>('stop', 'length', 'aborted', 'memory', 'command', 'cut', 'failed'),
  trouble: fc.option(name),
  memory: fc.option(
    fc.constantFrom<FromMemory>({ kind: 'nothing', facts: [] }, { kind: 'fact', facts: [FACT] }),
  ),
  model: fc.option(name),
  cites: fc.array(fc.constant({ number: 1, fact: FACT }), { maxLength: 1 }),
  command: fc.option(fc.record({ name, result: safeJson })),
  endedAt: fc.option(past),
});
const said = fc.record({
  place,
  parent: fc.option(fc.nat(7)),
  text: fc.string({ maxLength: 40, unit: 'grapheme' }),
  pinned: fc.boolean(),
  end: fc.option(end),
});
const offer = fc.record({
  place,
  text,
  quote: text,
  category: name,
  kind: name,
  confidence: fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0),
  subject: fc.option(name),
  validFrom: anyTime,
  validTo: anyTime,
  key: fc.string({ maxLength: 8, unit: 'grapheme' }),
  verdict: fc.constantFrom<Offer['verdict'][]>('open', 'accepted', 'rejected'),
});
const fold = fc.record({
  place,
  text,
  by: fc.constantFrom<Fold['by'][]>({ kind: 'rules' }, { kind: 'model', model: 'tiny' }),
  tokensBefore: fc.nat(),
  tokensAfter: fc.nat(),
  takenBackAt: fc.option(past),
});
const line = fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' });
const persona: fc.Arbitrary<PersonaVersion> = fc.record({
  own: fc.option(
    fc.record({
      name: line,
      version: fc.integer({ min: 1, max: 9 }),
      voice: text,
      tone: text,
      values: fc.array(line, { maxLength: 2 }),
      rules: fc.array(line, { maxLength: 2 }),
      examples: fc.array(fc.record({ question: text, answer: text }), { maxLength: 2 }),
      notes: fc.dictionary(fc.constantFrom('de', 'pt-BR'), text, { noNullPrototype: true }),
    }),
  ),
  brought: fc.boolean(),
  off: fc.subarray([...RULE_NAMES]),
  revision,
});

/** All that was said in some conversations, whole: branches, replies that have ended, what was learned and folded. */
export const anyTalk: fc.Arbitrary<TalkState> = fc
  .record({
    conversations: fc.array(conversation, { minLength: 3, maxLength: 3 }),
    messages: fc.array(said, { maxLength: 8 }),
    offers: fc.array(offer, { maxLength: 3 }),
    folds: fc.array(fold, { maxLength: 3 }),
    persona: fc.option(persona),
  })
  .map((drawn) => {
    const messages = messagesOf(drawn.messages);
    return {
      conversations: drawn.conversations.map((one, at): Conversation => {
        const within = messages.filter(({ conversation: id }) => id === idOf(1, at));
        return { id: idOf(1, at), leaf: within.at(-1)?.id ?? null, ...one };
      }),
      messages,
      offers: drawn.offers.map(({ place: { conversation: within, createdAt }, ...one }, at): Offer => {
        const fact = one.verdict === 'accepted' ? FACT : null;
        return {
          id: idOf(3, at),
          conversation: idOf(1, within),
          message: idOf(2, 0),
          createdAt,
          fact,
          ...one,
        };
      }),
      folds: drawn.folds.map(({ place: { conversation: within, createdAt }, ...one }, at): Fold => {
        const includes = at === 0 ? null : idOf(4, at - 1);
        const covers = [idOf(2, at)];
        return { id: idOf(4, at), conversation: idOf(1, within), createdAt, includes, covers, ...one };
      }),
      persona: drawn.persona,
    };
  });

type Said = typeof said extends fc.Arbitrary<infer Drawn> ? Drawn : never;

/** Each follows one that was said before it in the same conversation, or begins a branch. */
function messagesOf(drawn: readonly Said[]): Message[] {
  return drawn.map(
    ({ place: { conversation: within, ...at }, parent, end: ended, ...words }, index): Message => {
      const before = drawn.findIndex(
        (other, earlier) => earlier === parent && other.place.conversation === within,
      );
      const given = {
        id: idOf(2, index),
        conversation: idOf(1, within),
        parent: before >= 0 && before < index ? idOf(2, before) : null,
        ...at,
        ...words,
      };
      if (ended === null) return { ...given, role: 'user' };
      return { ...given, role: 'assistant', state: 'ended', underWay: null, ...ended };
    },
  );
}
