/**
 * Where a message stops being about its writer: texts to be worked on, mails, stories, suppositions. What follows is not
 * told apart from them, so all of it goes.
 */
const START = String.raw`(?<=^|[\n.!?:;]\s{0,3}|,\s)`;
const ASKING =
  "(?:(?:please|now|ok(?:ay)?|so|hey|hi|nima|and|then),? )*(?:(?:can|could|would|will) (?:you|we) (?:please )?|i(?:'d like| want| need) you to |help me (?:to )?|let's |let us |try to )?(?:please )?";
const TEXTS =
  '(?:stor(?:y|ies)|poem|haiku|song|lyrics|limerick|letter|e-?mail|mail|bio(?:graphy)?|cv|résumé|resume|essay|speech|toast|dialogue?|scene|script for|screenplay|(?:blog |linkedin |instagram )?post|profile|message|reply|answer|response|tweet|caption|joke|novel|character|persona|introduction|intro|advert(?:isement)?|article|review|sentences?|paragraph|text|note to|diary|monologue|rap|obituary|complaint|apology)';
const KINDS_OF_PASTE =
  '(?:text|e-?mail|mail|letter|logs?|config(?:uration)?|article|message|bio|cv|résumé|resume|error|output|draft|essay|code|snippet|script|file|paragraph|sentences?|quote|transcript|chat|conversation|story|poem|lyrics|prompt|stack ?trace|json|yaml|csv|dump|post|note|notes|review|passage|excerpt|template|example|examples|document)';

const STARTS: readonly RegExp[] = [
  new RegExp(
    `${START}${ASKING}(?:translate|proof-?read|correct|rewrite|re-?phrase|paraphrase|summari[sz]e|polish|shorten|spell-?check|transcribe|fix (?:the |this |my )?(?:grammar|spelling|sentence|text|wording)|check (?:the |this |my )?(?:grammar|spelling|sentence|text|wording)|analy[sz]e|classify|label|tokeni[sz]e|parse|extract|repeat|say|echo|type|complete the|continue (?:the|this)|finish (?:the|this)|conjugate|grade)\\b`,
    'gi',
  ),
  new RegExp(
    `${START}${ASKING}(?:write|draft|compose|create|generate|make|give me|craft|invent|imagine)\\b[^\\n.!?]{0,40}\\b${TEXTS}\\b`,
    'gi',
  ),
  /\b(?:imagine|imagining|suppos(?:e|ing)|assum(?:e|ing)|pretend(?:ing)?|let'?s say|let us say|let'?s assume|say i|what if|what would|hypothetical(?:ly)?|picture this|in a world|if i (?:were|was|had)|role[- ]?play(?:ing)?|in character|for the sake of (?:the )?argument|thought experiment|in (?:this|a|the) (?:story|game|scenario|scene|dream|movie|film|book|novel|sketch|exercise)|my character|(?:in|for) my (?:novel|story|game|book|dream|campaign|screenplay|play)|the (?:main |lead )?(?:character|narrator|protagonist)|once upon a time|act(?:ing)? (?:as|like)|play the role|you(?:'re| are) (?:now )?(?:an?|the)\b|speak(?:ing)? as|answer as|reply as|respond as|from now on,? you|ignore (?:all |any |the )?(?:previous|prior|above|earlier)|alter ego|for (?:example|instance)|e\.g\.|example sentence|sample (?:text|sentence)|lorem ipsum|test(?:ing)? (?:message|sentence|data)|quote unquote|in the (?:words|voice) of|lyrics?|the (?:song|poem|quote|sign|label|ad|book|article|headline|error|log|page|form|t-?shirt) (?:goes|says|reads|said)|how (?:do|would|can|should) (?:you|i|we) (?:say|spell|pronounce|translate|write)|what does .{1,60} mean|in (?:french|german|spanish|italian|dutch|portuguese|english|japanese|latin)[:?])/gi,
  new RegExp(
    `\\b(?:here(?:'s| is| are| comes)|this is|these are|below(?: is| are)?|the following|following|i (?:got|received|found|read|saw|copied|pasted) (?:this|these|the following))\\b[^\\n.!?]{0,30}\\b${KINDS_OF_PASTE}\\b`,
    'gi',
  ),
  /(?:^|\n)[^\n]{0,80}\b(?:wrote|writes|said|says|asked|replied|answered|texted|tweeted|posted|told (?:me|us|him|her))\s*:/gi,
  /(?:^|\n)\s*(?:-{3,}|={3,}|_{3,}|\*{3,})/g,
];

/** Where it begins; null where it does not. */
export function startOfForeignTalk(text: string): number | null {
  const starts = STARTS.flatMap((pattern) => Array.from(text.matchAll(pattern), ({ index }) => index));
  return starts.length === 0 ? null : Math.min(...starts);
}

const SALUTATION =
  /^\s*(?:dear\b|to whom it may concern)|^\s*(?:hi|hello|hey|good (?:morning|afternoon|evening))\b[^\n.!?]{0,40},\s*\n/i;
const SIGN_OFF =
  /\n\s*(?:(?:best|kind|warm|many)(?: regards| wishes| thanks)?|regards|sincerely|yours(?: \p{L}+)?|cheers|thanks|thank you|love|xoxo|cordially|respectfully)[,.!]?\s*(?:\n|$)/iu;
const MAIL_HEAD = /^(?:from|to|subject|date|sent|cc|reply-to):/gim;

/** Whether the whole of it is a letter: to somebody, from somebody. */
export function isLetter(text: string): boolean {
  return (
    /^\s*(?:dear\b|to whom it may)/i.test(text) ||
    (SALUTATION.test(text) && SIGN_OFF.test(text)) ||
    (text.match(MAIL_HEAD) ?? []).length > 1
  );
}
