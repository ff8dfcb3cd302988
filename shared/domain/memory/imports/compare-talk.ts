import { rankOfFold, rankOfMessage, rankOfOffer } from '../merge/talk-rank.ts';
import type { TalkState } from '../merge/talk-state.ts';

/** A record of a talk that is kept: what its versions are ordered by is all that has to be known of it. */
export interface KnownTalk {
  readonly kind: 'talk';
  readonly id: string;
  readonly rank: string;
}

export interface TalkCounts {
  /** Conversations that are not here yet, and messages. */
  readonly conversations: number;
  readonly messages: number;
  /** Of both, those that are here and were changed later in the file. */
  readonly changed: number;
  /** Of both, those that are here already and no older: left alone. */
  readonly known: number;
  /** Conversations that were erased here for good: they do not come back. */
  readonly gone: number;
  /** What else comes with them: what was learned and folded, and the persona. */
  readonly beside: number;
}

interface TalkComparison {
  readonly counts: TalkCounts;
  /** Not to be written at all. */
  readonly unchanged: ReadonlySet<string>;
}

/** The one persona has no id. */
const PERSONA = 'persona';

/** What an import has to know of a talk that is kept. */
export function knownTalk(state: TalkState): KnownTalk[] {
  return ranked(state).map(({ id, rank }) => ({ kind: 'talk', id, rank }));
}

/** Holds what was said according to a file against what is kept, some records at a time. */
export function compareTalk(state: TalkState) {
  const incoming = ranked(state);
  const known = new Map<string, string>();
  const erased = new Set<string>();
  return {
    see: ({ id, rank }: KnownTalk) => void known.set(id, rank),
    seeErased: (id: string) => void erased.add(id),
    end: (): TalkComparison => {
      const unchanged = new Set<string>();
      const counts = { conversations: 0, messages: 0, changed: 0, known: 0, gone: 0, beside: 0 };
      for (const { id, rank, kind, conversation } of incoming) {
        const here = known.get(id);
        const isGone = erased.has(id) || erased.has(conversation);
        const isKnown = here !== undefined && rank <= here;
        if (isGone || isKnown) unchanged.add(id);
        if (isGone) counts.gone += Number(kind === 'conversations');
        else if (kind === 'beside') counts.beside += Number(!isKnown);
        else counts[here === undefined ? kind : isKnown ? 'known' : 'changed'] += 1;
      }
      return { counts, unchanged };
    },
  };
}

/** The talk without what is not to be written. */
export function withoutTalk(state: TalkState, unchanged: ReadonlySet<string>): TalkState {
  const isWanted = ({ id }: { id: string }) => !unchanged.has(id);
  return {
    conversations: state.conversations.filter(isWanted),
    messages: state.messages.filter(isWanted),
    offers: state.offers.filter(isWanted),
    folds: state.folds.filter(isWanted),
    persona: unchanged.has(PERSONA) ? null : state.persona,
  };
}

interface Ranked {
  readonly id: string;
  readonly rank: string;
  readonly kind: 'conversations' | 'messages' | 'beside';
  /** Empty where it lies in none. */
  readonly conversation: string;
}

function ranked({ conversations, messages, offers, folds, persona }: TalkState): Ranked[] {
  return [
    ...conversations.map(({ id, revision }): Ranked => ({
      id,
      rank: revision,
      kind: 'conversations',
      conversation: id,
    })),
    ...messages.map((said) => within(said, rankOfMessage(said), 'messages')),
    ...offers.map((offer) => within(offer, rankOfOffer(offer))),
    ...folds.map((fold) => within(fold, rankOfFold(fold))),
    ...(persona ? [within({ id: PERSONA, conversation: '' }, persona.revision)] : []),
  ];
}

function within(
  { id, conversation }: { id: string; conversation: string },
  rank: string,
  kind: Ranked['kind'] = 'beside',
): Ranked {
  return { id, rank, kind, conversation };
}
