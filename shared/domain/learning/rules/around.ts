import {
  CALENDAR,
  EVENT,
  FIELD,
  LANGUAGE,
  MACHINE,
  MAKE,
  OF_WORK,
  PROFESSION,
  TECH,
  VEHICLE,
  WORKPLACE,
} from './lexicon.ts';
import {
  ADVERBS,
  form,
  type Groups,
  I_AM,
  I_HAVE,
  isLasting,
  isNamed,
  MORE,
  nameAt,
  type Rule,
  WE_TOO,
} from './rule.ts';

const JOB = `(?:an? |the )?${OF_WORK}${PROFESSION}(?:[ -](?:and|/) (?:an? )?${OF_WORK}${PROFESSION})?`;
const JOB_MORE = '(?: (?:at|for|in|by|with|from|on|since|who|specialising|specializing|of|and) .{2,60})?';

export const WORK: readonly Rule[] = [
  {
    kind: 'work',
    category: 'work',
    confidence: 0.92,
    pattern: form(`${I_AM} ${ADVERBS}(?:working as )?${JOB}${JOB_MORE}`),
    accepts: (groups, text) =>
      isLasting(groups, text) &&
      /\b(?:i'm|i am|im) .*?(?:an?|the|now|retired|working as|currently|freelance) /i.test(`${text} `) &&
      !/\b(?:in training wheels|at heart|for halloween|on this)\b/i.test(text),
  },
  {
    kind: 'work',
    category: 'work',
    confidence: 0.92,
    pattern: form(
      `(?:i ${ADVERBS}work|${I_AM} ${ADVERBS}(?:working|employed)|i have worked|i've worked|i've been working) (?:at|for) (?<named>.{2,90})`,
    ),
    accepts: isNamed,
  },
  {
    kind: 'work',
    category: 'work',
    confidence: 0.9,
    pattern: form(
      `(?:i ${ADVERBS}work|${I_AM} ${ADVERBS}(?:working|employed)|i've worked) (?:at|for|in) (?:the|an?|our) (?:[\\p{L}'-]+ ){0,3}?${WORKPLACE}(?: (?:in|near|of|called|since|on|as|that|by|downtown|here) ?.{0,60})?`,
    ),
    accepts: isLasting,
  },
  {
    kind: 'work',
    category: 'work',
    confidence: 0.9,
    pattern: form(
      `(?:i ${ADVERBS}work|${I_AM} ${ADVERBS}working|i've worked) as (?:an?|the|head|chief|lead) .{3,80}`,
    ),
    accepts: (groups, text) =>
      isLasting(groups, text) &&
      !/\bas an? (?:team|whole|result|rule|couple|charm|treat|group|unit)\b/i.test(text),
  },
  {
    kind: 'work',
    category: 'work',
    confidence: 0.88,
    pattern: form(
      `(?:i ${ADVERBS}work|${I_AM} ${ADVERBS}working|i've worked) in (?:the )?${FIELD}(?: (?:industry|sector|department|for|at|in|since|and) ?.{0,50})?`,
    ),
    accepts: isLasting,
  },
  {
    kind: 'work',
    category: 'work',
    confidence: 0.88,
    pattern: form(
      `i ${ADVERBS}work (?:from home|remotely|nights|night shifts|shifts|part[- ]time|full[- ]time|freelance|weekends|(?:\\d+|two|three|four|five|six) (?:days|hours)(?: a| per)? (?:week|day)|(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?) (?:to|through|and) \\p{L}+)(?:,? (?:on|at|for|in|as|since|until|every|from|and|a|two|three|\\d) ?.{0,60})?`,
    ),
    accepts: isLasting,
  },
  {
    kind: 'work',
    category: 'work',
    confidence: 0.9,
    pattern: form(
      `(?:my (?:job title|profession|occupation|employer|company|day job)|my job)(?: is|'s) (?!to\\b|killing|not|so |too |very |boring|hard|at risk|done|stressful|driving|making|great|fine|ok|safe|gone|terrible|awful)(?:called )?.{3,70}`,
    ),
  },
  {
    kind: 'work',
    category: 'work',
    confidence: 0.9,
    pattern: form(
      `${I_AM} ${ADVERBS}(?:retired|self-employed|unemployed|between jobs|on (?:parental|maternity|paternity) leave|freelancing|semi-retired|a stay-at-home (?:mum|mom|dad|parent))(?: (?:since|for|until|as|in) .{2,40})?`,
    ),
  },
  {
    kind: 'work',
    category: 'work',
    confidence: 0.88,
    pattern: form(
      `i (?:joined|left|started (?:working )?(?:at|for|with)|start (?:working )?(?:at|for)|will start (?:at|with)|no longer work (?:at|for)|stopped working (?:at|for)|co-founded|founded|retired from) (?<named>.{2,80})`,
    ),
    accepts: (groups, text) =>
      isNamed(groups, text) &&
      /^(?:[\p{Lu}]|\S+$)/u.test(groups['named'] as string) &&
      !new RegExp(
        `^(?:${TECH}|${LANGUAGE}|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\\b`,
        'i',
      ).test(groups['named'] as string),
    begins: true,
  },
  {
    kind: 'work',
    category: 'work',
    confidence: 0.88,
    pattern: form(
      `(?:${I_HAVE} |i'm )(?:just )?(?:quit|left|lost|resigned from|started|starting|got|begin|changed) (?:my|a) (?:new |old |first )?(?:job|position|role)${MORE}`,
    ),
    begins: true,
  },
  {
    kind: 'work',
    category: 'work',
    confidence: 0.85,
    pattern: form(`i (?:teach|lecture in) (?!you|him|her|them|it|people how).{3,60}`),
    accepts: isLasting,
  },
  {
    kind: 'work',
    category: 'work',
    confidence: 0.85,
    pattern: form(
      `i ${ADVERBS}(?:run|own|manage|lead|head) (?:an?|the|our|my own) (?:[\\p{L}'-]+ ){0,3}?(?:${WORKPLACE}|business|team|department|group|blog|podcast|newsletter|shop|b&b|channel)(?: (?:of|in|for|called|with|at|that|on|near|about) .{2,60})?`,
    ),
    accepts: isLasting,
  },
  {
    kind: 'study',
    category: 'work',
    confidence: 0.9,
    pattern: form(
      `(?:i ${ADVERBS}study|${I_AM} ${ADVERBS}(?:studying|majoring in|doing a (?:phd|master'?s?|degree) in|doing my (?:phd|master'?s?|a-levels))) (?!this|that|it\\b|hard|here|a lot|every|best|with|for (?:tomorrow|a test)|the (?:code|docs|problem)).{3,80}`,
    ),
    accepts: isLasting,
  },
  {
    kind: 'study',
    category: 'work',
    confidence: 0.9,
    pattern: form(
      `i (?:studied|graduated|have a (?:phd|degree|master'?s?(?: degree)?|bachelor'?s?(?: degree)?)|did my (?:phd|master'?s?|degree)) (?:in |from |at )?.{3,80}`,
    ),
    accepts: (groups, text) =>
      isLasting(groups, text) &&
      /\b(?:in|from|at|physics|law|medicine|maths?|history|biology|chemistry|music|art|economics|engineering|computer science|psychology|philosophy)\b/i.test(
        text,
      ),
  },
];

const HERE = /^(?:this|that|here|the (?:moment|past|now|future|shadow|dark))\b/i;
export const PLACES: readonly Rule[] = [
  {
    kind: 'home',
    category: 'home',
    confidence: 0.92,
    pattern: form(
      `(?:${WE_TOO} ${ADVERBS}live|${I_AM} ${ADVERBS}(?:living|based)|we're ${ADVERBS}(?:living|based)|(?:i've|we've|i have|we have) ${ADVERBS}(?:lived|been living)|${WE_TOO} ${ADVERBS}reside) (?:just )?(?:in|near|outside|at|on|close to|north of|south of|east of|west of)(?: the)? (?<named>.{2,90})`,
    ),
    accepts: (groups, text) => isNamed(groups, text) && !HERE.test(groups['named'] as string),
  },
  {
    kind: 'home',
    category: 'home',
    confidence: 0.88,
    pattern: form(
      `${WE_TOO} ${ADVERBS}(?:live|own|rent|bought) (?:in |on )?(?:an?|the) (?:[\\p{L}\\d-]+ ){0,4}?(?:flat|apartment|house|village|town|city|countryside|suburbs|farm|cottage|bungalow|studio|houseboat|boat|terrace|terraced house|loft|cabin|duplex|ground floor|\\w+ floor|city cent(?:re|er)|mountains|attic|basement)(?: (?:in|on|near|with|by|of|from|at|above|since) .{2,60})?`,
    ),
    accepts: isLasting,
  },
  {
    kind: 'home',
    category: 'home',
    confidence: 0.88,
    pattern: form(
      `${WE_TOO} ${ADVERBS}live (?:alone|by myself|with my .{3,40}|together)(?: (?:in|since|with) .{2,40})?`,
    ),
    accepts: isLasting,
  },
  {
    kind: 'home',
    category: 'home',
    confidence: 0.9,
    pattern: form(
      `(?:${WE_TOO} (?:(?:have |just )*moved|relocated|emigrated|(?:am|are|will be) moving|will move|move)|i've (?:just )?moved|we've (?:just )?moved|i'm moving|we're moving)(?: back| house| from .{2,30})? to (?:the )?(?<named>.{2,70})`,
    ),
    accepts: (groups, text) =>
      isNamed(groups, text) &&
      !new RegExp(`^(?:${TECH})\\b`, 'i').test(groups['named'] as string) &&
      /^(?:\p{Lu}|\S+(?: (?:in|on|since|last|next|from|with) .*)?$)/u.test(groups['named'] as string) &&
      !/^(?:step|section|chapter|part|plan|version|option|bed|production|the next|next)\b/i.test(
        groups['named'] as string,
      ),
    begins: true,
  },
  {
    kind: 'home',
    category: 'home',
    confidence: 0.85,
    pattern: form(
      `(?:my|our) (?:new )?(?:house|flat|apartment|place|garden|kitchen|roof|boiler|heating|landlord|office|living room|bedroom)(?: is|'s| has| was built) (?:from|in|on the|built in|\\d|an? (?:\\d|gas|heat|oil|wood|terraced|semi|detached|two|three|four)|heated|called|named|painted) ?.{2,60}`,
    ),
    accepts: (groups, text) =>
      isLasting(groups, text) &&
      !/\b(?:mess|disaster|chaos|shambles|on the market|on fire|in a state)\b/i.test(text),
  },
];

const isVehicle = ({ vehicle = '' }: Groups): boolean =>
  (new RegExp(`(?<![\\p{L}])(?:${VEHICLE}|${MAKE})(?![\\p{L}])`, 'iu').test(vehicle) ||
    /\b(?:19|20)\d\d \p{Lu}/u.test(vehicle)) &&
  !/\b(?:this|that|today|tonight|rental|hire car|hired|crazy|nuts|mad|driver|drivers|hard bargain|insurance|magazine|game|toy|poster|model car|lego)\b/i.test(
    vehicle,
  );

export const THINGS: readonly Rule[] = [
  {
    kind: 'car',
    category: 'cars',
    confidence: 0.93,
    pattern: form(
      `${WE_TOO} ${ADVERBS}(?:drive|ride|own|have|have got) (?:an? |our |my |the |two |three )?(?<vehicle>.{2,70})`,
    ),
    accepts: (groups, text) =>
      isVehicle(groups) &&
      !/\bhave (?:to|a (?:question|problem|car (?:question|problem)))\b|\bnew car smell\b/i.test(text),
  },
  {
    kind: 'car',
    category: 'cars',
    confidence: 0.92,
    pattern: form(
      `(?:my|our) (?:new |first |second |company |family |current |wife's |husband's )?(?:car|van|truck|motorbike|motorcycle|bike|camper)(?: is|'s) (?:an? |the |(?=(?:19|20)\\d\\d|(?:${MAKE})(?![\\p{L}])))(?<vehicle>.{2,60})`,
    ),
    accepts: (groups) =>
      isVehicle(groups) &&
      !/^(?:in|at|not|on|being|making|parked|stuck|like|better|older|newer|bigger)\b/i.test(
        groups['vehicle'] as string,
      ),
  },
  {
    kind: 'car',
    category: 'cars',
    confidence: 0.9,
    pattern: form(
      `(?:${I_HAVE}|we|we've|we have) (?:just |recently |finally )?(?:bought|got|leased|sold|ordered|traded in|traded|replaced|crashed|totall?ed) (?:myself |ourselves )?(?:an? |the |our |my )?(?<vehicle>.{2,70})`,
    ),
    accepts: isVehicle,
    begins: true,
  },
  {
    kind: 'car',
    category: 'cars',
    confidence: 0.88,
    pattern: form(
      `(?:my|our|the) (?:car's )?(?:number plate|licen[cs]e plate|registration|mot|tüv|car insurance|winter tyres|winter tires|tyre size|tire size)(?: number)?(?: is|'s|are) (?:due |at |in |on |until )?(?=.*[\\d\\p{Lu}]).{3,40}`,
    ),
  },
  {
    kind: 'technical',
    category: 'technical',
    confidence: 0.88,
    pattern: form(
      `${WE_TOO} ${ADVERBS}(?:use|run|develop in|program in|code in|write|deploy on|deploy to|host|self-host|type on|work with|work in|have|own) (?:an? |my own |our own |mostly )?(?:${TECH})(?![\\p{L}\\d-])(?: ?\\d+(?:\\.\\d+)*(?: lts)?)?(?:(?:,| and|, and| with| \\+| or) (?:an? )?${TECH}(?: ?\\d+(?:\\.\\d+)*)?)*(?: (?:for|on|at|as|with|in|since|instead of|everywhere|every|exclusively|and|via|daily|server|cluster|instance|keyboard|laptop|phone|from) ?.{0,70})?`,
    ),
    accepts: (groups, text) =>
      isLasting(groups, text) &&
      !/\b(?:this|that|these|following|below|error|errors|to (?:parse|fix|solve|get|do)|here|it)\b|\bwrite go\b/i.test(
        text,
      ),
  },
  {
    kind: 'technical',
    category: 'technical',
    confidence: 0.88,
    pattern: form(
      `(?:my|our|the) ${MACHINE}(?:'s [\\p{L} ]{2,20})? (?:runs(?: on)?|is running|(?:is|'s|sits|lives|listens) (?:at|on port|on) (?=\\S*\\d)|is an? (?=.*[\\d\\p{Lu}])|has (?:an? )?(?=\\d)|uses|is called|is named|is hosted (?:at|on|by))(?! (?:out|into|slow|fine|hot|low|away|again|too|very|this|that|it\\b|so|great|well|perfectly|like|late|a bit|for|in|better|smoothly|amok)\\b) ?.{2,90}`,
    ),
    accepts: (groups, text) =>
      isLasting(groups, text) &&
      !/\b(?:running|runs) (?:slow|hot|out|fine)|\b(?:this|error|errors|mess|problem|wrong|piece of)\b/i.test(
        text,
      ),
  },
  {
    kind: 'technical',
    category: 'technical',
    confidence: 0.88,
    pattern: form(
      `(?:${I_HAVE}|we|we've|we have) (?:just |recently |finally )?(?:switched|migrated|moved|upgraded)(?: everything| all of it| over| our \\p{L}+| my \\p{L}+| from .{2,30})?(?: back)? to (?:${TECH})(?![\\p{L}-]).{0,60}`,
    ),
    accepts: isLasting,
    begins: true,
  },
  {
    kind: 'change',
    category: 'preferences',
    confidence: 0.82,
    pattern: form(
      `(?:${I_HAVE}|we|we've) (?:just |recently |finally )?switched (?:from .{2,30} )?to (?:oat milk|soy milk|almond milk|decaf|tea|coffee|green tea|a standing desk|night shifts|day shifts|four days a week|part[- ]time|full[- ]time)(?: (?:in|on|since|last|yesterday) ?.{0,30})?`,
    ),
    begins: true,
  },
  {
    kind: 'change',
    category: 'other',
    confidence: 0.85,
    pattern: form(
      `${WE_TOO} (?:no longer|don't|do not) (?:live|work|drive|own|eat|drink|use|smoke|play|have|like|take|need to take|speak to) (?!this|that|it\\b|you|him|them)(?:.{2,60}? any ?more|(?<=no longer \\p{L}+ ).{2,60})`,
    ),
  },
  {
    kind: 'date',
    category: 'other',
    confidence: 0.85,
    pattern: form(
      `(?:(?:my|our|the) (?:[\\p{L}'-]+ ){0,2}?${EVENT} (?:is|are|was|leaves|expires|starts|begins|takes place|ends|runs out)|(?:i|we)(?: have|'ve got| have got) (?:an? |my |our )(?:[\\p{L}'-]+ ){0,2}?${EVENT}) (?:due |scheduled for |booked for |until |from |at [\\d:.apm]+ )?(?:${CALENDAR}|(?:on |next |tomorrow|this )(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month|year)?)${MORE}`,
    ),
    accepts: (_groups, text) => !/\b(?:today|tonight)\b/i.test(text),
  },
  {
    kind: 'travel',
    category: 'travel',
    confidence: 0.85,
    pattern: form(
      `(?:we're|we are|${I_AM}) (?:flying|travelling|traveling|going|driving|sailing|off) to (?<named>.{2,70}?) (?:on|in|from|next) (?:${CALENDAR}|week|month|year|spring|summer|autumn|fall|winter|monday|tuesday|wednesday|thursday|friday|saturday|sunday|(?:january|february|march|april|june|july|august|september|october|november|december))${MORE}`,
    ),
    accepts: (groups, text) => nameAt(groups['named'] as string, text)?.rest === '',
  },
];
