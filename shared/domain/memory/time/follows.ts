import { readAssertion, tellingWords } from './assertion.ts';
import { dateIn } from './dates.ts';
import { unify } from './words.ts';

const WHO = String.raw`^(?:(?:[Aa]ctually|[Nn]ow|[Ss]o|[Aa]nd),? )*(?<who>[Ii]|[Ww]e)`;
const HAVE = String.raw`(?:'ve| have)?(?: just| recently| finally| now)*`;

/** What somebody did, and what is so from then on. Where to is a name, which its capital tells. */
const CHANGES: readonly (readonly [did: RegExp, is: string])[] = [
  [
    new RegExp(
      String.raw`${WHO}${HAVE} (?:moved|relocated|emigrated)(?: back)?(?: from .{2,30}?)? to (?=(?:the )?\p{Lu})`,
      'u',
    ),
    'live in',
  ],
  [
    new RegExp(String.raw`${WHO}${HAVE} (?:joined|started (?:working )?(?:at|for)) (?=\p{Lu})`, 'u'),
    'work at',
  ],
];
const LED_TO_TIME = /[\s,]+(?:in|on|since|at|around|from)?\s*$/i;

/** What is so since what a sentence tells: whoever moved to Porto in May lives in Porto. Null where nothing follows. */
export function stateAfter(text: string): string | null {
  const said = unify(text).trim();
  for (const [did, is] of CHANGES) {
    const found = did.exec(said);
    if (!found) continue;
    const rest = said.slice(found[0].length).replace(/[.!\s]+$/, '');
    // Only the words of the time are asked for, not which time they mean.
    const when = dateIn(rest, 0);
    const what = when ? rest.replace(when.words, '').replace(LED_TO_TIME, '') : rest;
    return `${found.groups?.['who']} ${is} ${what}`;
  }
  return null;
}

const NOT = String.raw`(?:don't|do not|am not|'m not|are not|aren't|'re not)`;
const DENIALS = [
  new RegExp(String.raw`^(?<who>I|we)(?<be>'m| am|'re| are)? no longer (?<what>.+)$`, 'iu'),
  new RegExp(
    String.raw`^(?<who>I|we)(?: (?=[da])|(?='))${NOT} (?<what>.+?),? any ?(?:more|longer)\b.*$`,
    'iu',
  ),
];

/** What a sentence says to be over: "I don't live in Lisbon anymore" denies that I do. Null where it denies nothing. */
function denied(text: string): string | null {
  const said = unify(text)
    .replace(/[.!\s]+$/, '')
    .trim();
  for (const denial of DENIALS) {
    const what = denial.exec(said)?.groups?.['what'];
    if (what !== undefined) return what;
  }
  return null;
}

/** Whether one sentence says that what the other states is so no longer. */
export function denies(text: string, stated: string): boolean {
  const over = denied(text);
  if (over === null || denied(stated) !== null) return false;
  const ended = tellingWords(readAssertion(`I ${over}`));
  const held = new Set(tellingWords(readAssertion(stateAfter(stated) ?? stated)).map(({ root }) => root));
  return ended.length > 0 && ended.every(({ root }) => held.has(root));
}
