import { CALENDAR, DIET, ILLNESS, LANGUAGE, MARITAL, NATIONALITY, STATE } from './lexicon.ts';
import { ADVERBS, form, I_AM, I_HAVE, isNameAlone, isNamed, MORE, type Rule, WE_TOO } from './rule.ts';

const MONEY = String.raw`(?:[€$£¥]\s?\d[\d.,]*k?|\d[\d.,]*k?\s?(?:€|euros?|dollars?|pounds?|quid|bucks|francs|eur|usd|gbp|chf|sek|nok|dkk|zł|kr))`;
const LENGTH = String.raw`(?:\d+(?:[.,]\d+)?\s?(?:m|cm|metres?|meters?)|\d['’]\s?\d{0,2}"?|\d (?:foot|feet|ft) ?\d{0,2}(?: inches| in)?|\d[.,]\d\d)`;
const SPEAKING = `(?:${ADVERBS}(?:a bit of |some |a little |fluent |basic |decent )?${LANGUAGE})`;

/** Who somebody is, in body and in papers. */
export const ABOUT_SELF: readonly Rule[] = [
  {
    kind: 'name',
    category: 'identity',
    confidence: 0.95,
    pattern: form(
      `my (?:full |first |last |real |middle |maiden |given |family )?(?:name|surname|nickname)(?: is|'s) (?<named>.{1,60})`,
    ),
    accepts: isNameAlone,
  },
  {
    kind: 'name',
    category: 'identity',
    confidence: 0.9,
    pattern: form(
      `(?:${I_AM} (?:called|named|known as)|i go by|(?:people|friends|everyone|everybody|my friends) calls? me|(?:please |you can |just )*call me) (?<named>.{1,40})`,
    ),
    accepts: (groups, text) => isNameAlone(groups, text) && /\p{Lu}/u.test(groups['named'] as string),
  },
  {
    kind: 'name',
    category: 'identity',
    confidence: 0.9,
    pattern: form('my (?:preferred )?pronouns are (?:she|he|they)(?:/\\p{L}+){1,2}'),
  },
  {
    kind: 'origin',
    category: 'identity',
    confidence: 0.9,
    pattern: form(`i (?:was born(?: and raised)?|grew up|was raised) in (?<named>.{2,80})`),
    accepts: isNamed,
    keepsDays: true,
  },
  {
    kind: 'origin',
    category: 'identity',
    confidence: 0.85,
    pattern: form(`(?:${I_AM} ${ADVERBS}|i ${ADVERBS}come )from (?<named>.{2,80})`),
    accepts: isNamed,
  },
  {
    kind: 'origin',
    category: 'identity',
    confidence: 0.95,
    pattern: form(`i was born (?:on |in )?${CALENDAR}${MORE}`),
    keepsDays: true,
  },
  {
    kind: 'identity',
    category: 'identity',
    confidence: 0.95,
    pattern: form(`my (?:birthday|date of birth|birth date|birthdate|name day)(?: is|'s) ${CALENDAR}${MORE}`),
    keepsDays: true,
  },
  {
    kind: 'identity',
    category: 'identity',
    confidence: 0.9,
    pattern: form(
      `${I_AM} ${ADVERBS}(?:half[- ])?${NATIONALITY}(?:(?:[- ]| and |, )(?:half[- ])?${NATIONALITY})*(?: by birth| citizen)?`,
    ),
  },
  {
    kind: 'identity',
    category: 'identity',
    confidence: 0.9,
    pattern: form(
      `(?:${I_AM} an?|i have|i hold) (?:an? )?(?:dual )?${NATIONALITY}(?: and ${NATIONALITY})? (?:citizen|national|citizenship|nationality|passport)`,
    ),
  },
  {
    kind: 'identity',
    category: 'identity',
    confidence: 0.85,
    pattern: form(`${I_AM} (?:\\d{1,3})(?: years? old| yo)`),
  },
  {
    kind: 'identity',
    category: 'identity',
    confidence: 0.85,
    pattern: form(
      `(?:i|i'll) turn(?:ed)? (?:\\d{2}|thirty|forty|fifty|sixty|seventy|eighty) (?:on |in |next |last |this )?.{3,30}`,
    ),
  },
  {
    kind: 'identity',
    category: 'identity',
    confidence: 0.85,
    pattern: form(
      `(?:${I_AM} ${LENGTH}(?: tall)?|i weigh \\d[\\d.,]* ?(?:kg|kilos?|pounds|lbs|stone)|my (?:height|shoe size|shirt size|ring size|dress size|collar size)(?: is|'s) .{1,25}|i (?:wear|take) (?:a )?(?:shoe )?size .{1,15})`,
    ),
  },
  {
    kind: 'person',
    category: 'people',
    confidence: 0.85,
    pattern: form(`${I_AM} ${ADVERBS}(?:happily |recently )?${MARITAL}(?: (?:to|with|since|for) .{2,40})?`),
  },
  {
    kind: 'language',
    category: 'identity',
    confidence: 0.9,
    pattern: form(
      `(?:${WE_TOO} ${ADVERBS}speak|${I_AM} fluent in|my (?:mother tongue|native language|first language|second language)s?(?: is| are)|${I_AM} ${ADVERBS}(?:learning|studying)|we speak) ${SPEAKING}(?:(?:,| and|, and)(?: also)? ${SPEAKING})*(?: (?:at home|fluently|natively|with|on|at|in|since|for|every) ?.{0,50}| and .{3,40})?`,
    ),
  },
  {
    kind: 'health',
    category: 'health',
    confidence: 0.95,
    pattern: form(
      `${I_AM} ${ADVERBS}(?:severely |slightly |mildly |highly |very |a bit )?(?:allergic|intolerant|sensitive) to (?!this|that|these|those|it\\b|you|him|her|them|mondays|work|bullshit|nonsense|meetings|mornings|people|fun|the idea).{2,80}`,
    ),
  },
  {
    kind: 'diet',
    category: 'health',
    confidence: 0.92,
    pattern: form(
      `${I_AM} ${ADVERBS}(?:a )?(?:strict |mostly |lifelong )?${DIET}(?: (?:since|for|now|and) ?.{0,50})?`,
    ),
  },
  { kind: 'health', category: 'health', confidence: 0.9, pattern: form(`${I_AM} ${STATE}${MORE}`) },
  {
    kind: 'health',
    category: 'health',
    confidence: 0.9,
    pattern: form(
      `(?:${I_HAVE} (?:got )?|i (?:suffer from|was diagnosed with|live with) |i've been diagnosed with )(?:mild |severe |chronic |bad )?${ILLNESS}(?: (?:since|and|in|from) .{2,60})?`,
    ),
  },
  {
    kind: 'health',
    category: 'health',
    confidence: 0.9,
    pattern: form(
      `my (?:blood type|blood group|resting heart rate|resting pulse|prescription|weight|bmi)(?: is|'s) .{1,40}`,
    ),
  },
  {
    kind: 'health',
    category: 'health',
    confidence: 0.85,
    pattern: form(
      'i (?:take|am on|inject) (?:.{2,40} )?\\d+(?:[.,]\\d+)? ?(?:mg|µg|mcg|ml|iu|units)(?: .{1,50})?',
    ),
  },
  {
    kind: 'diet',
    category: 'health',
    confidence: 0.9,
    pattern: form(
      `i (?:don't|do not|never|no longer) (?:eat|drink|smoke)(?! (?:it|that|this|them|these)\\b)(?: .{2,50})?`,
    ),
  },
  {
    kind: 'contact',
    category: 'identity',
    confidence: 0.85,
    pattern: form(
      String.raw`my (?:work |home |private |new |mobile |phone |cell ?phone |landline |telephone )*(?:e-?mail(?: address)?|number)(?: is|'s) (?:\S+@\S+\.\p{L}+|\+?\d[\d ()/-]{5,18})`,
    ),
  },
  {
    kind: 'contact',
    category: 'identity',
    confidence: 0.85,
    pattern: form(
      String.raw`my (?:home |postal |new )?address(?: is|'s) (?=.*\p{L}{3}.*\d|\d.*\p{L}{3})(?!.*(?:\d+\.){3})(?!.*@).{6,100}`,
    ),
  },
  {
    kind: 'money',
    category: 'finances',
    confidence: 0.85,
    pattern: form(
      `(?:(?:my|our|the) (?:monthly |yearly |annual |net |gross |cold |warm )*(?:rent|mortgage|salary|income|wage|wages|pension|budget|electricity bill|phone bill|gym membership|car insurance|insurance|subscription|allowance|council tax)(?: payment)?(?: is|'s| costs| went up to| are| rose to) |${WE_TOO} (?:pay|earn|make|save|put aside|spend) |${I_AM} (?:paying|saving|earning) )(?:about |around |roughly |up to )?${MONEY}(?: (?:a|per|each|every|for|on|in|gross|net|before|after|now|month|from|to|into) ?.{0,50}|/\\p{L}+)?`,
    ),
  },
  {
    kind: 'money',
    category: 'finances',
    confidence: 0.85,
    pattern: form(`${WE_TOO} bank (?:with|at) (?<named>.{2,50})`),
    accepts: isNamed,
  },
  {
    kind: 'name',
    category: 'identity',
    confidence: 0.85,
    pattern: form(`(?:${I_AM}|this is) (?<named>\\p{L}[\\p{L}'-]+(?: \\p{L}[\\p{L}'-]+)?)`),
    accepts: (groups, text) => isNameAlone(groups, text) && /^\p{Lu}/u.test(groups['named'] as string),
    isGreeting: true,
  },
];
