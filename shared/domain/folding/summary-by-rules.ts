import { isQuestion } from '../capabilities/message/questions.ts';
import { isSmallTalk } from '../capabilities/message/small-talk.ts';
import type { Exchange } from '../conversation/tree.ts';
import { withoutSecrets } from './secret-words.ts';
import { sentencesOf, shortened } from './sentences.ts';
import type { ToFold } from './write-fold.ts';

/**
 * What a summary by rules consists of, in its order: no section crowds out another, and what one leaves is for the next.
 * Shares of the whole, chosen by what one misses most when it is gone.
 */
const SECTIONS = [
  { kind: 'decided', heading: 'Decided:', share: 0.25 },
  { kind: 'open', heading: 'Open:', share: 0.15 },
  { kind: 'said', heading: 'Said:', share: 0.25 },
  { kind: 'asked', heading: 'Asked:', share: 0.15 },
  { kind: 'answered', heading: 'Answered:', share: 0.2 },
] as const;
type Kind = (typeof SECTIONS)[number]['kind'];

const EARLIER = 'Earlier:';
const NAMED = 'Named:';
const JOINT = ' · ';
/** What a model wrote before takes at most this share. */
const EARLIER_SHARE = 0.5;
/** Kept free for names and numbers of sentences that find no room. */
const NAMED_SHARE = 0.12;
/** Of a longer sentence its beginning is kept; names are looked for further. */
const LONGEST_SENTENCE = 180;
const LONGEST_READ = 600;

const DECIDED =
  /\b(?:decid(?:e|ed|ing)|we(?:'|’)?ll|i(?:'|’)?ll|let(?:'|’)?s|going (?:to|with)|go(?:ing|es)? for|settled?|agreed?|choose|chose|chosen|picked|instead|rather|from now on|the plan is)\b/i;
const OPEN =
  /(?:\bnot|n['’]t)\b[^.!?]{0,40}\byet\b|\b(?:still (?:open|have to|need|missing|to do)|to-?do|undecided|later|remains|no idea|not sure|unsure|have to|need to|must)\b/i;
/** A reply with the number of a memory says what is recalled anew. */
const CITES = /\[\d{1,3}\]/;
/** With a digit, within marks of code, a path, or a name within a sentence. */
const TELLING =
  /`[^`\n]{1,60}`|[^\s(),;]*(?:\d|\/\w)[^\s(),;]*|(?<=[\p{L}\p{N},;:] )\p{Lu}[\p{L}\p{N}'’-]+/gu;

interface Sentence {
  readonly kind: Kind;
  /** Empty where it has no beginning that could stand for it. */
  readonly text: string;
  readonly names: readonly string[];
  readonly weight: number;
}

/**
 * A summary without a model: decisions, open ends, what was asked and answered, names and numbers, in the words in
 * which they were said, chosen by what they tell, and no longer than that. Empty where nothing was said that is worth it.
 */
export function summaryByRules({ older, turns }: ToFold, longest: number): string {
  const sentences = sentencesIn(turns);
  const earlier = older === null ? '' : shortened(`${EARLIER} ${older}`, longest * EARLIER_SHARE);
  const room = longest * (1 - NAMED_SHARE) - earlier.length;
  const chosen = choose(sentences, room);
  const lines = SECTIONS.flatMap(({ kind, heading }) => {
    const texts = sentences.flatMap((one) => (one.kind === kind && chosen.has(one) ? [one.text] : []));
    return texts.length === 0 ? [] : [`${heading} ${texts.join(JOINT)}`];
  });
  const body = [...(earlier === '' ? [] : [earlier]), ...lines].join('\n');
  return body + namedBeside(body, sentences, longest);
}

/** Each sentence once, where it was said last, in the order of the conversation. */
function sentencesIn(turns: readonly Exchange[]): readonly Sentence[] {
  const messages = turns.flatMap(({ question, reply }) => [question.text, reply?.text ?? '']);
  const { texts, isSecret } = withoutSecrets(messages);
  const byWords = new Map<string, Sentence>();
  turns.forEach((turn, at) => {
    const [asked = '', replied = ''] = texts.slice(2 * at);
    const isLast = at === turns.length - 1;
    const add = (kindOf: (text: string) => Kind | null) => (text: string) => {
      const kind = isSecret(text) ? null : kindOf(text);
      if (kind === null) return;
      const key = text.toLowerCase();
      byWords.delete(key);
      byWords.set(key, sentenceOf(kind, text));
    };
    if (!/^\s*\//.test(asked)) sentencesOf(asked).forEach(add(kindOfPersons(turn)));
    sentencesOf(replied).forEach(add(kindOfReplies(isLast)));
  });
  return [...byWords.values()];
}

function kindOfPersons({ reply }: Exchange) {
  const isUnanswered = reply === null || (reply.text === '' && reply.end !== 'memory');
  return (text: string): Kind | null => {
    if (isSmallTalk(text)) return null;
    const endsAsking = /[?？]\s*$/.test(text);
    if (!endsAsking && DECIDED.test(text)) return 'decided';
    if (endsAsking || isQuestion(text)) return isUnanswered ? 'open' : 'asked';
    return OPEN.test(text) ? 'open' : 'said';
  };
}

function kindOfReplies(isLast: boolean) {
  return (text: string): Kind | null => {
    if (CITES.test(text) || isSmallTalk(text)) return null;
    // What Nima asked earlier was answered by what followed, or was not worth it.
    if (/[?？]\s*$/.test(text)) return isLast ? 'open' : null;
    return 'answered';
  };
}

/** What holds names and numbers tells more than what does not, and in few words more than in many. */
function sentenceOf(kind: Kind, said: string): Sentence {
  const text = shortened(said, LONGEST_SENTENCE);
  const names = (shortened(said, LONGEST_READ).match(TELLING) ?? [])
    .map(trimmed)
    .filter((name) => name !== '');
  return {
    kind,
    text,
    names,
    weight: Math.min(4, new Set(names).size) - Math.round(text.length / LONGEST_SENTENCE),
  };
}

/** Within its share each section takes the best, of equals the younger; then what is left is given out again. */
function choose(sentences: readonly Sentence[], room: number): ReadonlySet<Sentence> {
  const chosen = new Set<Sentence>();
  // Sorting keeps the order of equals.
  const best = sentences
    .filter(({ text }) => text !== '')
    .toReversed()
    .toSorted((a, b) => b.weight - a.weight);
  let rest = room;
  const take = (kind: Kind, heading: string, most: number) => {
    let spent = 0;
    let isBegun = [...chosen].some((one) => one.kind === kind);
    for (const one of best) {
      if (one.kind !== kind || chosen.has(one)) continue;
      const cost = one.text.length + (isBegun ? JOINT.length : heading.length + 2);
      if (spent + cost > most || cost > rest) continue;
      chosen.add(one);
      isBegun = true;
      spent += cost;
      rest -= cost;
    }
  };
  for (const { kind, heading, share } of SECTIONS) take(kind, heading, room * share);
  for (const { kind, heading } of SECTIONS) take(kind, heading, rest);
  return chosen;
}

/** The names and numbers that found no sentence, the last ones first, as many as fit. */
function namedBeside(body: string, sentences: readonly Sentence[], longest: number): string {
  const known = body.toLowerCase();
  let named = '';
  for (const name of new Set(sentences.toReversed().flatMap(({ names }) => names))) {
    if (known.includes(name.toLowerCase())) continue;
    const longer = named === '' ? `${body === '' ? '' : '\n'}${NAMED} ${name}` : `${named}${JOINT}${name}`;
    if (body.length + longer.length <= longest) named = longer;
  }
  return named;
}

const trimmed = (name: string): string => name.replace(/^[^\p{L}\p{N}`/]+|[^\p{L}\p{N}`/%]+$/gu, '');
