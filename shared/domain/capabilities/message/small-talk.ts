import { withPlainQuotes } from './opening.ts';

/** Whole phrases that neither ask nor tell anything. */
const PHRASES = [
  'h(?:i|ello|ey|iya|owdy)+',
  'yo',
  'greetings',
  'good (?:morning|afternoon|evening|night|day)',
  'morning',
  'evening',
  '(?:many |much )?thanks(?: a (?:lot|million|bunch))?(?: (?:so|very) much)?',
  'thank you(?: (?:so|very) much)?',
  'th(?:x|nx)',
  'ty',
  'cheers',
  "(?:that|this)(?:'s| is|s)? (?:great|perfect|good|fine|nice|cool|awesome|helpful|lovely|wonderful|amazing|it|all)",
  'that (?:helps|helped|works|worked)(?: a lot)?',
  "(?:you are|you're|youre) (?:great|awesome|the best|amazing|welcome|right|a star|a lifesaver)",
  'ok(?:ay)?|k|kk|sure|fine|great|perfect|nice|cool|awesome|excellent|lovely|wonderful|brilliant|super|neat|wow|good|alright',
  'got it|makes sense|i see|understood|fair enough|sounds good|no problem|no worries|never ?mind|forget (?:about )?it',
  '(?:good|great|nice) (?:job|work|one|to know)|well done',
  '(?:good)?bye(?: bye)?|see (?:you|ya)(?: (?:later|soon|tomorrow))?|later|good ?night|take care|have a (?:good|nice|great) (?:day|evening|night|weekend|one)|talk (?:to you )?(?:later|soon)',
  "how(?:'s| is| are|'re) (?:you|things|it going|life|your day)(?: (?:doing|today|going))*",
  "what(?:'s| is) up|whats up|sup|how do you do|nice to (?:meet|see) you",
  'sorry|my bad|oops|lol|haha(?:ha)*|hehe|ha|hm+|yay|ah+|oh+',
  'welcome back|congrats|congratulations|happy (?:new year|birthday|easter)|merry christmas',
];
const FILLER =
  '(?:nima|there|you|then|and|so|all|again|everyone|friend|buddy|mate|man|dear|now|too|for (?:that|this|everything|your help|the help|now)|to you|very|much|really)';
const TALK = new RegExp(`^(?:(?:${PHRASES.join('|')})(?: (?:${FILLER}))*(?: |$))+$`);

const LONGEST_TALK = 100;

/** Whether it is nothing but greeting, thanks, a nod or a sign. */
export function isSmallTalk(text: string): boolean {
  // Nobody greets at length, and a long text is not worth the search.
  if (text.length > LONGEST_TALK) return false;
  const words = withPlainQuotes(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}'\s]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (words === '') return /[\p{Emoji_Presentation}\p{Extended_Pictographic}]|^[!.:;)(]+$/u.test(text.trim());
  return TALK.test(words);
}
