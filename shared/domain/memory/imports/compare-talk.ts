import { rankOfFold, rankOfMessage, rankOfOffer } from '../merge/talk-rank.ts';
import { rootsOfFold, rootsOfMessage, rootsOfOffer, type Roots } from '../merge/talk-roots.ts';
import type { TalkState } from '../merge/talk-state.ts';

/** A record of a talk that is kept: what its versions are ordered by and where it lies is all that has to be known of it. */
export interface KnownTalk {
  readonly kind: 'talk';
  readonly id: string;
  readonly rank: string;
  /** Empty where it lies in none. */
  readonly conversation: string;
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
  /** Records that lie in another conversation here: none is moved. */
  readonly elsewhere: number;
  /** Not to be written at all. */
  readonly unchanged: ReadonlySet<string>;
}

/** The one persona has no id. */
const PERSONA = 'persona';

/** What an import has to know of a talk that is kept. */
export function knownTalk(state: TalkState): KnownTalk[] {
  return ranked(state).map(({ id, rank, conversation }) => ({ kind: 'talk', id, rank, conversation }));
}

/** Holds what was said according to a file against what is kept, some records at a time. */
export function compareTalk(state: TalkState) {
  const incoming = ranked(state);
  const known = new Map<string, KnownTalk>();
  const erased = new Set<string>();
  return {
    see: (record: KnownTalk) => void known.set(record.id, record),
    seeErased: (id: string) => void erased.add(id),
    end: (): TalkComparison => {
      const fateOf = createJudge(incoming, known, erased);
      const unchanged = new Set<string>();
      const counts = { conversations: 0, messages: 0, changed: 0, known: 0, gone: 0, beside: 0 };
      let elsewhere = 0;
      for (const record of incoming) {
        const fate = fateOf(record);
        if (fate !== 'new' && fate !== 'changed') unchanged.add(record.id);
        if (fate === 'elsewhere') elsewhere += 1;
        else if (fate === 'gone') counts.gone += Number(record.kind === 'conversations');
        else if (record.kind === 'beside') counts.beside += Number(fate !== 'known');
        else counts[fate === 'new' ? record.kind : fate] += 1;
      }
      return { counts, elsewhere, unchanged };
    },
  };
}

/** `gone` erased for good here, or with what it hangs on; `elsewhere` here in another conversation. */
type Fate = 'new' | 'changed' | 'known' | 'gone' | 'elsewhere';

function createJudge(
  incoming: readonly Ranked[],
  known: ReadonlyMap<string, KnownTalk>,
  erased: ReadonlySet<string>,
): (record: Ranked) => Fate {
  const fateOf = ({ id, rank, conversation, roots }: Ranked): Fate => {
    const here = known.get(id);
    if (roots.some((root) => erased.has(root))) return 'gone';
    if (here === undefined) return 'new';
    if (here.conversation !== conversation) return 'elsewhere';
    return rank <= here.rank ? 'known' : 'changed';
  };
  const hollow = hollowIn(incoming, fateOf);
  return (record) => {
    const fate = fateOf(record);
    return fate === 'new' && !known.has(record.conversation)
      ? (hollow.get(record.conversation) ?? fate)
      : fate;
  };
}

/** Conversations of which no message is taken, and why: what is left of them is a title, which is left out as well. */
function hollowIn(
  incoming: readonly Ranked[],
  fateOf: (record: Ranked) => Fate,
): ReadonlyMap<string, 'gone' | 'elsewhere'> {
  const hollow = new Map<string, 'gone' | 'elsewhere'>();
  const whole = new Set<string>();
  for (const record of incoming.filter(({ kind }) => kind === 'messages')) {
    const { conversation } = record;
    const fate = fateOf(record);
    if (fate === 'elsewhere') hollow.set(conversation, fate);
    else if (fate !== 'gone') whole.add(conversation);
    else if (!hollow.has(conversation)) hollow.set(conversation, fate);
  }
  for (const id of whole) hollow.delete(id);
  return hollow;
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
  /** Where one of these is erased, it is. */
  readonly roots: readonly string[];
}

function ranked({ conversations, messages, offers, folds, persona }: TalkState): Ranked[] {
  return [
    ...conversations.map(({ id, revision }) => hung([id, id], revision, 'conversations')),
    ...messages.map((said) => hung(rootsOfMessage(said), rankOfMessage(said), 'messages')),
    ...offers.map((offer) => hung(rootsOfOffer(offer), rankOfOffer(offer), 'beside')),
    ...folds.map((fold) => hung(rootsOfFold(fold), rankOfFold(fold), 'beside')),
    ...(persona ? [hung([PERSONA, ''], persona.revision, 'beside')] : []),
  ];
}

function hung(roots: Roots, rank: string, kind: Ranked['kind']): Ranked {
  const [id, conversation] = roots;
  return { id, conversation, roots, rank, kind };
}
