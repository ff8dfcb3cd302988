import { OPENING, ownWords, sentencesOf } from './opening.ts';

const BE = "(?:is|are|was|were|am|isn't|aren't|wasn't|weren't)";
const CAN = "(?:can|could|will|would|should|shall|may|might|must|can't|couldn't|won't|wouldn't|shouldn't)";
const DO = "(?:do|does|did|have|has|had|don't|doesn't|didn't|haven't|hasn't|hadn't)";
const AUXILIARY = `(?:${BE}|${CAN}|${DO})`;
const PERSON = '(?:i|you|he|she|it|we|they|my|your|our|his|her|their)';
const SUBJECT = `(?:${PERSON}|the|this|that|there|these|those|any|anyone|anything|someone|somebody|everyone|all)`;
const HOW =
  '(?:many|much|often|old|long|far|tall|big|heavy|high|deep|hot|cold|fast|soon|late|early|about|come|to|good|well|bad|large|likely|else)';

/** How sentences begin that want an answer. Words of time and place also begin statements: "When I was young, …" */
const STARTS = [
  `(?:what|when|where|why|how|who|which)(?:'s|'re|'d|'ll|s)\\s`,
  `(?:what|when|where|why|how|whom?|which)\\s+${AUXILIARY}\\b`,
  `how\\s+${HOW}\\b`,
  `(?:what|which|whose)\\s+(?!(?:${PERSON}|the|a|an|is)\\b)(?:[\\p{L}'-]+\\s+){1,4}${AUXILIARY}\\b`,
  `what\\s+(?:about|if|else|now|next|happen(?:s|ed)|time|day)\\b`,
  `(?:who|why|where|what|when|how|which one)[.!]*$`,
  `who\\s+\\p{L}+`,
  `why\\s+not\\b`,
  `(?:at|in|on|for|from|to|with|by|of|since)\\s+(?:what|which|whom|whose|when|where)\\b`,
  `(?:${BE}|${CAN})\\s+${SUBJECT}\\b`,
  `${DO}\\s+${PERSON}\\b`,
  `(?:does|did|has)\\s+${SUBJECT}\\b`,
  `(?:${CAN}|does|did)\\s+an?\\s+\\p{L}`,
  `let me know\\b`,
  `(?:any (?:idea|chance|tips|suggestions|recommendations|thoughts|news)|anyone)\\b`,
  `i(?:'m| am)? (?:wonder|wondering)\\b`,
  `i(?:'d| would)? (?:like|want|need) (?:to know|to understand|help|you to|some (?:help|advice|ideas))\\b`,
  `(?:i(?:'m| am) )?(?:not sure|unsure|curious|confused) (?:how|what|whether|if|why|which|where|when|about)\\b`,
  `i (?:have no idea|don't know|can't remember|don't remember|cannot remember|forget|forgot) (?:how|what|whether|if|why|which|where|when|who)\\b`,
  `remember (?:what|who|whom|whose|where|which|why)\\b`,
].map((start) => new RegExp(`${OPENING}(?:${start})`, 'iu'));
/** "Is Anna vegan", where a name shows by its letter. */
const OF_NAME =
  /^(?:\p{L}+,\s+)?(?:Is|Are|Was|Were|Does|Did|Has|Will|Can|Could|Should|Would|is|are|was|were|does|did|has|will|can|could|should|would)\s+\p{Lu}\p{Ll}+\s+\p{Ll}/u;

/** What people order that is to be answered or made. */
const ASKED = `tell show give explain describe list compare summarise summarize find recommend suggest help teach write
  translate debug refactor review generate create make convert calculate compute define outline rewrite rephrase shorten
  improve optimise optimize search recall brainstorm correct proofread analyse analyze imagine choose export import delete
  remove deploy restart merge schedule remind add get simplify solve read`;
/** The same, where the word is also the name of a thing: "check engine light" orders nothing, "check the log" does. */
const ASKED_OF_SOMETHING = `draft fix check count name guess pick rank sort open start stop switch use change clear run
  send set turn walk book play call look build design plan`;
const SOMETHING = `(?:the|a|an|my|our|your|his|her|this|that|these|those|it|me|us|all|some|in|on|off|up|at|for|to|over|through|out|into|back|between|\\d)`;
const oneOf = (words: string): string => `(?:${words.split(/\s+/).join('|')})`;
const ORDER = new RegExp(
  `${OPENING}(?:${oneOf(ASKED)}\\s+(?!(?:is|are|was|were|of|and|has|have|will|went|takes)\\b)[\\p{L}\\p{N}\`"(/]|${oneOf(ASKED_OF_SOMETHING)}\\s+${SOMETHING}\\b)`,
  'iu',
);
const REQUESTED = /^\s*(?:\p{L}+,?\s+){0,3}(?:can|could|would|will) you\s+\p{L}/iu;

/** Whether it wants an answer: it asks, or orders something to be said or made. */
export function isQuestion(text: string): boolean {
  const own = ownWords(text);
  if (/[?？]["')\]]*(?:\s|$)/.test(own)) return true;
  return sentencesOf(own).some(
    (sentence) =>
      OF_NAME.test(sentence) ||
      ORDER.test(sentence) ||
      REQUESTED.test(sentence) ||
      STARTS.some((start) => start.test(sentence)),
  );
}

/** Words for oneself that do not ask about oneself: "how do I …", "can you help me", "why does my code …" */
const NOT_OF_OWNER = [
  /\bhow (?:can|could|would|should|might|to|do) (?:i|we)\b(?! (?:usually|normally|always|take|like|prefer|feel|spell|pronounce|get to|commute|look)\b)/gi,
  /\b(?:can|could|may|should|shall|must|would|will) (?:i|we)\b/gi,
  /\b(?:tell|show|give|help|teach|explain(?: to)?|remind|let|walk|send|write|make|get|find|ask|excuse|convince|for|to|with) (?:me|us)\b/gi,
  /\b(?:do|if|when|whether|what|how) (?:i|we) (?:need|have|want|use|get|call|run|write|install|add)\b(?= (?:to|a|an|the|it)\b)/gi,
  /\bwhy (?:is|are|does|do|doesn't|don't|isn't|aren't|won't|can't|would|wouldn't) (?:my|our|i|we)\b/gi,
  /\b(?:i|we)(?:'m| am|'ve been| have been|'re| are)? (?:wonder|wondering|curious|not sure|unsure|confused|trying|looking|think|thought|guess|mean)\b/gi,
  /\bi(?:'d| would)? (?:like|want|need)(?: you)? (?:to|help|some)\b/gi,
  /\bif (?:i|we)\b/gi,
  /(?<!\b(?:did|do|have|would) )\bi (?:have no idea|don't know|don't understand|can't remember|don't remember|cannot remember|forget|forgot)\b(?! (?:my|where i|when i|what i|who i|how i))/gi,
  /\blike (?:i am|i'm) (?:five|5)\b/gi,
  /\b(?:my|our) (?:code|function|script|program|build|tests?|query|regex|loop|essay|text|email|draft|paragraph|sentence|cv|resume|cover letter)\b/gi,
];
const OWNER = /\b(?:i|me|my|mine|myself|we|us|our|ours|i'm|i've|i'd|i'll|we're|we've|we'd)\b/i;

/** Whether it asks about the person themselves: what the memory can answer. */
export function asksOfOwner(text: string): boolean {
  const sentences = sentencesOf(ownWords(text));
  const asked = sentences.filter((sentence) => isQuestion(sentence));
  const left = NOT_OF_OWNER.reduce((words, idiom) => words.replace(idiom, ' '), asked.join('\n'));
  return OWNER.test(left);
}
