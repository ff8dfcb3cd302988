/**
 * What a sentence says about its own truth. Not asserted means: somebody thought of it, offered it, tried it, refused it.
 */
export type Modality =
  | 'asserted'
  | 'past'
  | 'negated'
  | 'declined'
  | 'considered'
  | 'hypothetical'
  | 'offered'
  | 'mistaken'
  | 'asked';

export interface Cue {
  readonly kind: Exclude<Modality, 'asserted' | 'past'>;
  /** One full cue is enough; halves need company. */
  readonly weight: number;
  readonly pattern: RegExp;
}

const cue = (kind: Cue['kind'], weight: number, ...patterns: string[]): Cue => ({
  kind,
  weight,
  pattern: new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${patterns.join('|')})(?![\p{L}\p{N}])`, 'iu'),
});

/** Fields of meaning, not attributes: the words of refusing, weighing, offering and failing are few and of every day. */
export const CUES: readonly Cue[] = [
  cue(
    'negated',
    1,
    String.raw`(?:did|do|does|was|were|is|am|are|has|have|had|would|could|will|can|should|might)(?:n't| not| never)`,
    String.raw`never (?!been)\p{L}+`,
    'never',
    String.raw`not (?:for|my|our|worth|going|interested|yet|convinced|sure|an option|happening|a fan|keen|tempted)`,
    "(?:cannot|can't|won't)",
    'nothing came of',
    '(?:came|come|amounted) to nothing',
    'unconvinced',
    'neither',
    'lasted (?:only )?(?:a|one|two|three|less|barely|not)',
  ),
  cue('negated', 0.5, 'no', 'without', 'nobody', 'none', 'nothing', 'hardly', 'barely', 'only'),
  cue(
    'declined',
    1,
    'declin(?:e|ed|es|ing)',
    'refus(?:e|ed|es|ing|al)',
    'reject(?:s|ed|ing|ion)?',
    String.raw`turn(?:ed|s)? (?:\p{L}+ ){0,3}down`,
    'turn(?:ed|s)? (?:away|my back|our back)',
    '(?:say|said|says) (?:no|nope|nah|thanks but)',
    'pass(?:ed)? on',
    'passed',
    'decid(?:e|ed|ing) (?:against|not)',
    'opted (?:out|against|not)',
    'rul(?:e|ed) (?:it |that |them )?out',
    'gave (?:it |them |that )?(?:up|back)',
    'cancel(?:s|led|ed|ling)?',
    String.raw`(?:sent|gave|handed|took|brought|put|shipped|mailed) (?:\p{L}+ ){1,3}back`,
    'return(?:ed|ing) (?:it|them|the|that)',
    'skip(?:s|ped|ping)?',
    'hung up',
    'walk(?:ed|ing) (?:away|out|past|on)',
    'fell through',
    'withdrew',
    'chang(?:e|ed) my mind',
    'back(?:ed)? (?:down|out)',
    'back to (?:normal|my|the|our|square)',
    'drop(?:s|ped) (?:the|it|that|out)',
    'lost interest',
    'quit after',
    'no(?:pe|,)? thank(?:s| you)',
    '(?:no|nah|nope) (?:way|deal|luck|interest|need)',
    'but (?:no|not|nah|nope|never)',
    'laugh(?:s|ed)?',
    'shrugg?ed',
    'shook (?:my|our) head',
    'ignor(?:e|ed|es|ing)',
    'delet(?:e|ed|es|ing)',
    'uninstall(?:ed|ing)?',
    'resist(?:ed)?',
    '(?:wav(?:e|ed)|brush(?:ed)?|put) (?:it|that|them|him|her|me|us) off',
    'left (?:it|empty|without)',
    '(?:into|in) the (?:bin|trash)',
    'pulled out',
    'let it (?:go|be|pass)',
    'no longer interested',
  ),
  cue(
    'declined',
    0.6,
    'kept (?:my|our|the|what)',
    'stay(?:ed|ing)? (?:put|where|with)',
    'st(?:uck|ick|icking) (?:with|to)',
    'prefer(?:s|red)?',
    'rather',
    'ask(?:ed)? (?:them|him|her) to',
    '(?:lasted|lost)',
    'in the end',
  ),
  cue(
    'considered',
    1,
    'nearly',
    'almost',
    'consider(?:s|ed|ing)?',
    'contemplat(?:e|ed|es|ing)',
    '(?:thought|thinking|think|thoughts) (?:about|of|on)',
    '(?:toy|toyed|toying|flirt|flirted|flirting|played|playing) with',
    'tempt(?:ed|ing|ation)',
    'wonder(?:s|ed|ing)?',
    'look(?:ed|ing)? (?:at|into)',
    '(?:was|were|been) (?:about|going|supposed|meant) to',
    '(?:came|come|this) close',
    'idea of',
    'hesitat(?:e|ed|ing)',
    'debat(?:e|ed|ing)',
    'weigh(?:ed|ing) up',
    'read up on',
    'window-?shop(?:ped|ping)?',
    'had my eye on',
  ),
  cue(
    'hypothetical',
    0.6,
    'if',
    'maybe',
    'perhaps',
    'might',
    'could',
    'would',
    'should have',
    'some ?day',
    'one day',
    'wish(?:es|ed|ing)?',
    'hop(?:e|ed|es|ing)',
    '(?:day)?dream(?:s|t|ed|ing)?',
    'fantas(?:y|ised|ized|ising|izing)',
    'imagin(?:e|ed|ing)',
    'plan(?:s|ned|ning)? (?:to|on)',
    'had (?:it|the|they|he|she|i) (?:\\p{L}+ )?been',
    'next (?:life|time)',
    'pretend(?:ed|ing)?',
  ),
  cue(
    'offered',
    0.6,
    'offer(?:s|ed|ing)?',
    'suggest(?:s|ed|ing|ion)?',
    'recommend(?:s|ed|ing|ation)?',
    'propos(?:e|ed|es|ing|al)',
    'advertis(?:e|ed|es|ing|ement)',
    'ads?',
    'pitch(?:ed|es|ing)?',
    'wanted',
    'ask(?:s|ed) (?:for|me|us|about)',
    'on (?:sale|offer|display)',
    'for sale',
    'urg(?:e|ed|es|ing)',
    'advis(?:e|ed|es|ing)',
    'push(?:ed|es|ing)',
    'prais(?:e|ed|es|ing)',
    'rav(?:e|ed|es|ing)',
    'swear(?:s)? by|swore by',
    'hint(?:ed|s)?',
    'tried to',
    'lur(?:e|ed|ing)',
    'dangl(?:e|ed|ing)',
    'invit(?:e|ed|es|ation)',
    'appl(?:ied|y|ication)',
    'quot(?:e|ed|es)',
    '(?:brochure|flyer|leaflet|advert|coupon|promo|newsletter|catalogue|poster|billboard)s?',
    '(?:recruiter|headhunter|salesman|saleswoman|salesperson|telemarketer)s?',
    'rumou?rs?',
    // Who is called something has a name.
    String.raw`(?:phoned|rang|(?<!\b(?:is|are|was|were|am) )called|knocked)`,
    'interview(?:ed|s)?',
    '(?:free )?trials?',
    'demo',
  ),
  cue(
    'mistaken',
    1,
    'by (?:mistake|accident)',
    'in error',
    'accidentally',
    'wrong(?:ly)?',
    'mistaken(?:ly)?',
    'mix(?:ed)?[- ]?up',
    "someone else's",
    'not mine',
    'belongs to',
  ),
  cue(
    'considered',
    0.5,
    'tr(?:y|ied|ying)',
    'test(?:s|ed|ing)?',
    'sampl(?:e|ed|ing)',
    'tast(?:e|ed|ing)',
    'borrow(?:ed|ing)?',
    'lent',
    'rent(?:al|ed for)',
    'loaner',
    'temporar(?:y|ily)',
    'visit(?:ed|ing)?',
    'tour(?:ed)?',
    'once',
    'one (?:night|evening|afternoon|time|weekend)',
    'for (?:a|one|two) (?:day|week|weekend|moment|minute|night|days|weeks)',
    'went along',
    'curious',
    'saw',
    'view(?:ed|ing)',
    'check(?:ed|ing) out',
    'had a (?:look|peek)',
  ),
  cue(
    'declined',
    0.6,
    String.raw`too (?!much of)(?!\p{L}+ly)\p{L}+`,
    'hat(?:e|ed|es|ing)',
    'dislik(?:e|ed|es|ing)',
    'awful',
    'terrible',
    'horrible',
    'bor(?:ed|ing)',
    'ugly',
    'gross',
    'overpriced',
    'disappoint(?:ed|ing|ment)?',
    'uncomfortable',
    'unbearable',
    'put (?:me|us) off',
    'twice (?:what|as)',
    'closed',
    'sold out',
    '(?:out of|no) (?:stock|openings?|room)',
    'wait(?:ing)? ?list',
    'unavailable',
    'full(?:y booked)',
    'outbid',
    'missed out',
    'faster',
    'went to (?:another|someone|somebody)',
    'regret(?:s|ted)?',
    'complain(?:ed|s)?',
  ),
  cue('declined', 0.4, 'but', 'though', 'although', 'however', 'yet', 'until'),
  { kind: 'asked', weight: 1, pattern: /\?\s*$/ },
];

/** What says that it holds from now on. */
export const UPDATE =
  /\b(?:now|nowadays|these days|from (?:now|today|here|this|next|monday|tomorrow)|as of|of late|(?:since|starting) (?:today|this|yesterday|last|next)|switch\w*|mov(?:ed|ing)|chang\w*|my new|instead|no longer|any ?more|any ?longer|start(?:ed|ing)|replac\w*|update:?|(?:went|gone) (?:up|down|to)|took over|taken (?:up|over)|finally|migrat\w*|bec(?:ame|ome)|handed over|swapped|upgraded|joined|enrolled|signed|(?:got|have) (?:my|our) new|bought)\b/i;

/** What says that it is so, though nobody says that it changed. */
export const SETTLED =
  /\b(?:now|from (?:now|today|here|this)|these days|nowadays|today|tonight|this (?:week|morning|evening|month)|since|already|every|everything|first|new|all my|all our|with my name|mine|got my|got our|arriv\w*|install\w*|signed|sign|register\w*|enrolled|joined|moved|migrat\w*|switch\w*|swapped|paid|set (?:to|up|for)|the (?:old|other)|closed the old|as of|starting|until further)\b/gi;

/** That it was so, and is over. */
export const PAST =
  /\b(?:used to|back then|back when|way back|long ago|(?:years|decades|ages) ago|a long time ago|as an? (?:\p{L}+ )?(?:kid|child|student|teen\p{L}*|boy|girl|toddler|apprentice|intern|trainee)|when i was|when we were|in my (?:childhood|youth|teens|twenties|thirties|school days|student days|younger days|first job)|growing up|at (?:university|uni|college|school|boarding school) i|during (?:university|uni|college|school|my studies|the war|lockdown)|in (?:university|college|high school|primary school)|formerly|in the old days|(?:my|our|the) (?:old|previous|former|childhood|last|ex) (?=\p{L})|once (?:lived|worked|had|owned|was)|(?:some|many|two|three|five|ten) years earlier)\b|\b(?:no longer|not any ?more)\b(?!.*[,;].)/iu;

/** A year that a sentence looks back to, unless it says "since" it. */
export const YEAR =
  /\b(?<since>since|from)?\s*(?:(?:in|around|during|of|back|until|till|summer|winter|spring|autumn|fall|circa|by|year|late|early|mid)\s+)(?<year>(?:19|20)\d\d)\b/gi;

/** Talk between people, which states no fact to be kept: it addresses somebody, greets, answers. */
export const TALK =
  /\b(?:you|your|you're|you've|let's|let us)\b|^(?:hey|hi|hello|wow|yeah|yep|yes|no problem|thanks?|thank|cool|nice|great|awesome|sounds|good luck|congrats?|ok(?:ay)?|oh|haha|absolutely|sure|definitely|that's|this is|it's|they're|there (?:were|was|are|is))\b|,\s+\p{Lu}\p{Ll}+!?\s*$/iu;
