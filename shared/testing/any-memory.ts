import fc from 'fast-check';
import { revisionAt } from '../lib/hlc.ts';
import type { EarlierRecord, Fact, Message, Metadata, Offer, Passage } from '../schemas/index.ts';
import type { RuleName } from '../schemas/persona.ts';
import { buildFact, buildOffer, buildPassage, buildProfile } from './builders.ts';
import { buildConversation, buildFold, buildQuestion, buildReply } from './talk-builders.ts';
import type { MemoryState } from '../domain/memory/merge/memory-state.ts';
import type { PersonaVersion, TalkState } from '../domain/memory/merge/talk-state.ts';

export const idOf = (number: number) => `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;

export const factOf = (parts: Partial<Fact> = {}): Fact =>
  buildFact({ id: idOf(1), createdAt: 1, revision: revisionAt(1, 'laptop00'), ...parts });

export const passageOf = (parts: Partial<Passage>): Passage => buildPassage({ id: idOf(9), ...parts });

const small = {
  id: fc.integer({ min: 1, max: 3 }).map(idOf),
  revision: fc
    .tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom('laptop00', 'phone000'))
    .map(([ms, device]) => revisionAt(ms, device)),
  text: fc.constantFrom('a', 'b', 'c'),
};
const few = { maxLength: 4 };
const anyFact = fc
  .record({
    ...small,
    deletedAt: fc.constantFrom(null, 4),
    metadata: fc.constantFrom<Metadata>({}, { x: [1, { y: null }] }),
  })
  .map(factOf);
const anyPassage = fc.record(small).map(passageOf);
const anyProfile = fc.record({ name: small.text, revision: small.revision }).map(buildProfile);
const anyEarlier: fc.Arbitrary<EarlierRecord> = fc.oneof(
  anyPassage.map((one) => ({ kind: 'passage' as const, passage: one })),
  anyProfile.map((one) => ({ kind: 'profile' as const, profile: one })),
);

const CHATS = [idOf(20), idOf(21)] as const;
interface Place {
  readonly id: string;
  readonly conversation: string;
  /** The message it was learned from, or covers. */
  readonly message: string;
}
type Placing = (from: number) => fc.Arbitrary<Place>;

/** Where a record lies and what it speaks of follows from its id: it never moves. */
const inPlace: Placing = (from) =>
  fc.nat(3).map((at) => ({
    id: idOf(from + at),
    conversation: CHATS[at % 2] ?? CHATS[0],
    message: idOf(30 + at),
  }));
/** As a file may have it that was made by hand. */
const anywhere: Placing = (from) =>
  fc.record({
    id: fc.nat(3).map((at) => idOf(from + at)),
    conversation: fc.constantFrom(...CHATS),
    message: fc.nat(3).map((at) => idOf(30 + at)),
  });
const anyConversation = fc
  .record({
    id: fc.constantFrom(...CHATS),
    title: small.text,
    revision: small.revision,
    deletedAt: fc.constantFrom(null, 4),
  })
  .map((parts) => buildConversation({ createdAt: 1, ...parts }));
const anyMessage = (placing: Placing) =>
  fc
    .tuple(placing(30), small.text, small.revision, fc.constantFrom('asked', 'answering', 'answered'))
    .map(([{ id, conversation }, text, revision, kind]): Message => {
      const said = { id, conversation, text, revision, createdAt: 1 };
      if (kind === 'asked') return buildQuestion(said);
      return buildReply(kind === 'answered' ? said : { ...said, state: 'answering', end: null });
    });
const anyOffer = (placing: Placing) =>
  fc
    .tuple(
      placing(40),
      fc.constantFrom<Offer['verdict'][]>('open', 'accepted', 'rejected'),
      fc.constantFrom(null, idOf(1)),
    )
    .map(([place, verdict, fact]) => buildOffer({ ...place, verdict, fact }));
const anyFold = (placing: Placing) =>
  fc
    .tuple(placing(50), fc.constantFrom(null, 3, 4))
    .map(([{ id, conversation, message }, takenBackAt]) =>
      buildFold({ id, conversation, covers: [message], takenBackAt }),
    );
const anyPersona = fc
  .tuple(fc.constantFrom<RuleName[]>([], ['unsure']), small.revision)
  .map(([off, revision]): PersonaVersion => ({ own: null, brought: false, off, revision }));

const byId = { ...few, selector: ({ id }: { id: string }) => id };
const anyTalk = (placing: Placing): fc.Arbitrary<TalkState> =>
  fc.record({
    conversations: fc.uniqueArray(anyConversation, byId),
    messages: fc.uniqueArray(anyMessage(placing), byId),
    offers: fc.uniqueArray(anyOffer(placing), byId),
    folds: fc.uniqueArray(anyFold(placing), byId),
    persona: fc.option(anyPersona),
  });

const memoryWith = (placing: Placing): fc.Arbitrary<MemoryState> =>
  fc
    .tuple(
      fc.record({
        facts: fc.uniqueArray(anyFact, byId),
        passages: fc.array(anyPassage, few),
        history: fc.array(
          fc
            .tuple(anyFact, fc.nat(5))
            .map(([one, replacedAt]) => ({ factId: one.id, replacedAt, fact: one })),
          few,
        ),
        earlier: fc.array(anyEarlier, few),
        erasures: fc.array(
          fc.record({
            id: fc.oneof(small.id, fc.constantFrom(...CHATS, idOf(30), idOf(40), idOf(50))),
            revision: small.revision,
          }),
          { maxLength: 1 },
        ),
        profile: fc.option(anyProfile),
      }),
      anyTalk(placing),
    )
    .map(([memory, talk]) => ({ ...memory, ...talk }));

export const anyMemory = memoryWith(inPlace);

/** In which a record may lie, and hang, where it does not. */
export const anyMovedMemory = memoryWith(anywhere);
