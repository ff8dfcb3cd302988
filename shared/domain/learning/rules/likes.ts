import { ADVERBS, form, I_AM, I_HAVE, MORE, type Groups, type Rule, WE_TOO } from './rule.ts';
import { CALENDAR, LANGUAGE, PASTIME, PRACTICE } from './lexicon.ts';

/** What is liked has to be a thing of every day, and nothing at hand: an answer, an option, the weather of now. */
const AT_HAND =
  /\b(?:this|that|these|those|here|there|it|its|it's|them|him|you|your|yours|currently|today|tonight|tomorrow|right now|at the moment|for now|again|so far|idea|ideas|approach|suggestion|answer|response|reply|version|option|options|solution|(?<!-)plan|proposal|draft|design of|one|ones|wording|first|second|third|latter|former|result|results|output|way|sound of it|look of|feature|app|nima|error|bug|instead|later|yet|anymore|above|below|else|what|being told|having to|stuck)\b/i;
const NOT_LIKED =
  /^(?:how|when|where|who|why|not\b|to (?:think|know|see|ask|get|have|be|say|point|add|hear|believe|bother|admit|break|disagree|thank|try|keep|use it|make|do|go with|start|wait|stay|leave|call|discuss|talk|take)|being|waiting|getting|having|my|his|her|their|our|another|each|every time|some|any|all|both|more|most|half|seeing|fixing|debugging|paying|watching paint|and|or|but|as|at|in|on|for|if|a lot|very much|so much|so|too|from|with|about|just|us|everyone|everybody|people who|nothing|everything|something|anything|someone|bugs|errors|mondays like)\b/i;
const THE =
  /^the (?!sea\b|sun\b|mountains?\b|beach|outdoors|countryside|ocean|forest|woods|snow|rain|cold|heat|dark|summer|winter|autumn|spring|smell of|taste of|colou?r|sound of|piano|violin|theatre|theater|opera|cinema|north|south|Alps|night train|window seat|aisle seat|metric system|oxford comma)(?!.*^the \p{Lu})/u;

function isLikeable({ liked = '' }: Groups): boolean {
  if (AT_HAND.test(liked) || NOT_LIKED.test(liked) || liked.split(/\s+/).length > 14) return false;
  return !THE.test(liked) || /^the \p{Lu}/u.test(liked);
}

const FEELING =
  "(?:prefer|like|love|enjoy|adore|hate|dislike|detest|loathe|despise|can't stand|cannot stand|cant stand|can't bear|can't abide|don't like|do not like|don't enjoy|do not enjoy|don't care for|like to|love to|prefer to)";
const DATED = String.raw`(?:the end of (?:the year|this year|next year|the month|next month|${CALENDAR})|next (?:year|month|spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december)|christmas|new year|easter|(?:this |the )?(?:spring|summer|autumn|fall|winter)(?: (?:of )?(?:19|20)\d\d)?|the time i(?:'m| am| turn) \d\d|i(?:'m| am| turn) \d\d|${CALENDAR})`;
const BY = `(?:by|before|until|in|for) ${DATED}`;
const WISH = `(?:i|we) (?:want to|want|plan to|intend to|aim to|will|would like to|hope to|am going to|have to|need to|must)|(?:i'd|we'd) like to|i'll|${I_AM} (?:going to|planning to|aiming to)`;
const WISHED = '(?!know|see this|this|that|it|you|the (?:answer|report|fix)|a (?:list|summary|report))';

const isLasting = (_groups: Groups, text: string): boolean =>
  !/\b(?:this (?!year|spring|summer|autumn|fall|winter|month)|that|these|those|it|you|your|here|fixed|working|answer|tonight|today|tomorrow)\b/i.test(
    text,
  );

export const LIKES: readonly Rule[] = [
  {
    kind: 'preference',
    category: 'preferences',
    confidence: 0.88,
    pattern: form(
      `${WE_TOO} ${ADVERBS}${FEELING} (?<liked>.{2,110}?)(?: (?:very much|a lot|so much|the most|best|more than anything))?`,
    ),
    accepts: isLikeable,
  },
  {
    kind: 'preference',
    category: 'preferences',
    confidence: 0.8,
    pattern: form(`(?:i'd|i would) ${ADVERBS}rather (?<liked>.{2,60} than .{2,60})`),
    accepts: isLikeable,
  },
  {
    kind: 'preference',
    category: 'preferences',
    confidence: 0.9,
    pattern: form(
      `(?:my|our) (?:(?:all[- ]time|absolute|least|second) )*(?:favou?rite|fave|favou?rites) (?!(?:part|thing|bit|moment|option|answer|one|idea|line|error)\\b)(?:[\\p{L}'-]+ ){0,6}?(?:is|are|was always|has always been|remains) (?<liked>.{2,80})`,
    ),
    accepts: (groups) =>
      isLikeable(groups) &&
      !/^(?:broken|closed|gone|sold|down|missing|late|over|back|out)\b/i.test(groups['liked'] as string),
  },
  {
    kind: 'preference',
    category: 'preferences',
    confidence: 0.85,
    pattern: form(
      `${I_AM} ${ADVERBS}(?:an? (?:big |huge |great |keen |massive |lifelong )*(?:fan|lover) of|fond of|crazy about|passionate about|keen on|into|obsessed with|addicted to|not (?:a fan of|fond of|into|keen on)) (?<liked>.{2,80})`,
    ),
    accepts: isLikeable,
  },
  {
    kind: 'preference',
    category: 'preferences',
    confidence: 0.85,
    pattern: form(
      `${I_AM} an? (?:morning|evening|night|cat|dog|tea|coffee|people|early|mountain|beach|city|details?) (?:person|lover|bird|owl|drinker|guy|girl)`,
    ),
  },
  {
    kind: 'preference',
    category: 'preferences',
    confidence: 0.85,
    pattern: form(
      `${WE_TOO} ${ADVERBS}(?:drink|take|have|like) (?:my|our) (?:coffee|tea|eggs?|steak|espresso|toast|whisky|whiskey|gin|beer) (?!with you|to go|now|break|later).{3,50}`,
    ),
  },
  {
    kind: 'preference',
    category: 'preferences',
    confidence: 0.85,
    pattern: form(`i'm a(?:n)? (?:night owl|early bird|early riser|introvert|extrovert)`),
  },
  {
    kind: 'preference',
    category: 'preferences',
    confidence: 0.85,
    pattern: form(`i ${ADVERBS}prefer (?:being|to be) (?:called|addressed|contacted) .{2,50}`),
  },
  {
    kind: 'goal',
    category: 'projects',
    confidence: 0.9,
    pattern: form(`${BY},? (?:${WISH}) ${WISHED}.{3,120}`),
    accepts: isLasting,
  },
  {
    kind: 'goal',
    category: 'projects',
    confidence: 0.88,
    pattern: form(
      `(?:(?:i|we) want to|${I_AM} (?:going to|planning to|aiming to)|(?:i|we) (?:plan|intend|aim) to|(?:i'd|we'd|i would|we would) like to|i have to|i need to) ${WISHED}.{3,100}? ${BY}`,
    ),
    accepts: isLasting,
  },
  {
    kind: 'goal',
    category: 'projects',
    confidence: 0.9,
    pattern: form(
      `(?:my|our|one of my) (?:(?:main|big|biggest|next|long-term|life|personal|career|fitness|new year's?) )*(?:goals?|resolutions?|dreams?|ambitions?|aims?)(?: (?:for|in|of|by) .{2,20})? (?:is|are) (?:to )?.{4,120}`,
    ),
    accepts: isLasting,
  },
  {
    kind: 'goal',
    category: 'projects',
    confidence: 0.88,
    pattern: form(
      `${I_AM} ${ADVERBS}(?:training for|saving (?:up )?for|working towards|preparing for|studying for) (?:an? |my |the |our )?(?=.{4,80}).+`,
    ),
    accepts: isLasting,
  },
  {
    kind: 'activity',
    category: 'preferences',
    confidence: 0.88,
    pattern: form(
      `${WE_TOO} ${ADVERBS}play (?:a bit of )?${PASTIME}(?:,? and ${PASTIME})*(?: (?:every|on|in|at|with|twice|once|since|for|three) ?.{0,60})?`,
    ),
  },
  {
    kind: 'activity',
    category: 'preferences',
    confidence: 0.85,
    pattern: form(
      `every (?:other )?(?:morning|evening|day|week|weekend|month|year|monday|tuesday|wednesday|thursday|friday|saturday|sunday|summer|winter|spring|autumn|christmas)(?: (?:morning|afternoon|evening|night))?,? (?:i|we) (?!get this|see this|want|need|wonder|ask|hear|think).{4,80}`,
    ),
    accepts: isLasting,
  },
  {
    kind: 'change',
    category: 'preferences',
    confidence: 0.85,
    pattern: form(
      `(?:${I_HAVE}|we've) ${ADVERBS}(?:started|begun|began|taken up|took up|picked up|stopped|quit|given up|gave up) (?:with )?(?:doing |going |practising |practicing |playing |learning )?(?:the )?(?:${PRACTICE}|${PASTIME}|smoking|drinking(?: (?:alcohol|coffee))?|alcohol|coffee|caffeine|sugar|meat|eating meat|dairy|gluten|facebook|instagram|twitter|social media|cigarettes|nicotine|vaping|${LANGUAGE}|a language|to (?:run|swim|cycle|climb|row|meditate|knit|sew|paint|draw|bake|cook|play ${PASTIME}|learn ${LANGUAGE}))${MORE}`,
    ),
    begins: true,
  },
];
