import { askedOfOneself, askedSeveral, type Belongs } from './asked-several.ts';
import { beginningOf } from '../memory/succession.ts';
import { denies } from '../memory/time/follows.ts';
import type { Hit } from './hit.ts';
import { type Asked, type AskedWhen, readAsked, sharedWords, strengthOf } from './recall-strength.ts';

/** Why a fact answers: what it shares with the question. */
export interface Why {
  /** Words of the question that it holds in some form. */
  readonly words: readonly string[];
  /** How near its meaning is, as a cosine; 0 where no model was there to say. */
  readonly meaning: number;
}

/** What memory answers. `cites` are the ids of facts, the best first. */
export type MemoryAnswer =
  | {
      readonly kind: 'fact';
      readonly cites: readonly [string];
      /** Since when it holds, and whether that is known or only when it was said. */
      readonly since: number;
      readonly isSinceKnown: boolean;
      readonly why: Why;
    }
  /** Several belong to the answer. */
  | { readonly kind: 'facts'; readonly cites: readonly string[] }
  /** They may have to do with it: shown, and said that it is not sure. */
  | { readonly kind: 'maybe'; readonly cites: readonly string[] }
  | { readonly kind: 'nothing'; readonly cites: readonly [] };

/** More is a list to be looked at in the memory itself. */
const MOST_FACTS = 12;
/** Who somebody is, in short. */
const HANDFUL = 5;
/** A guess of more than three is none. */
const MOST_MAYBE = 3;

/**
 * The answer of memory alone to a question, from what was recalled for it, in its order. For questions to which several
 * facts belong the recall has to be wide: some share no word with the question.
 */
export function answerFromMemory(question: string, hits: readonly Hit[], when: AskedWhen): MemoryAnswer {
  const asked = readAsked(question, when);
  const several = askedOfOneself(asked, hits)?.slice(0, HANDFUL) ?? found(askedSeveral(asked), hits);
  if (several.length > 1) return { kind: 'facts', cites: several.map(({ fact }) => fact.id) };
  const [only] = several;
  if (only) return factAnswer(asked, only);
  const strong = hits.find((hit) => strengthOf(asked, hit) === 'strong');
  if (strong) return factAnswer(asked, endOf(strong, hits) ?? strong);
  const maybe = hits.filter((hit) => strengthOf(asked, hit) === 'weak').slice(0, MOST_MAYBE);
  return maybe.length > 0
    ? { kind: 'maybe', cites: maybe.map(({ fact }) => fact.id) }
    : { kind: 'nothing', cites: [] };
}

function found(belongs: Belongs, hits: readonly Hit[]): readonly Hit[] {
  return belongs === null ? [] : hits.filter(({ fact }) => belongs(fact)).slice(0, MOST_FACTS);
}

/** What was said since to be over is no answer; that it is over is one. */
function endOf({ fact }: Hit, hits: readonly Hit[]): Hit | undefined {
  return hits.find(
    (hit) =>
      hit.fact.createdAt > fact.createdAt &&
      hit.fact.subject === fact.subject &&
      denies(hit.fact.text, fact.text),
  );
}

function factAnswer(asked: Asked, { fact, parts }: Hit): MemoryAnswer {
  return {
    kind: 'fact',
    cites: [fact.id],
    since: beginningOf(fact),
    isSinceKnown: fact.validFrom !== null,
    why: { words: sharedWords(asked, fact.text), meaning: parts.vector },
  };
}
