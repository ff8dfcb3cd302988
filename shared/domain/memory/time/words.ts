const WORD = /[\p{L}\p{N}]+(?:[:.]\p{N}+)*(?:'\p{L}+)?/gu;

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words that say how others belong together and nothing of their own: they hold a sentence's frame. */
export const FUNCTION_WORDS = set(
  'a an and are as at be am been being but by for if in into is it its no not of on or such that the their then there these they this those to was were will with i me my mine we our us you your he him his she her hers them what which who whom whose have has had having do does did would could should might must can may shall so than too very just about from up down out over under again when where why how all any both each now',
);
/** Words that tell facts apart as little as those do, though they can be part of a value. */
const LIGHT_WORDS = set(
  'few more most other some own same s t ve ll re d m get got go goes going went like one also doing done',
);
/** Words of a question that ask for a time rather than for a thing. */
export const TIME_WORDS = set(
  'now current currently moment today nowadays days latest these right present recent recently still anymore usual usually before previous previously prior formerly former earlier last after since until till ago time times month year week',
);

const IRREGULAR = new Map(
  Object.entries({
    be: 'is are am was were been being',
    have: 'has had having',
    do: 'does did done',
    go: 'goes went gone',
    take: 'took taken',
    buy: 'bought',
    get: 'got gotten',
    eat: 'ate eaten',
    drink: 'drank drunk',
    drive: 'drove driven',
    pay: 'paid',
    wear: 'wore worn',
    sell: 'sold',
    speak: 'spoke spoken',
    teach: 'taught',
    sleep: 'slept',
    keep: 'kept',
    leave: 'left',
    choose: 'chose chosen',
    begin: 'began begun',
    run: 'ran',
    ride: 'rode ridden',
    see: 'saw seen',
    sing: 'sang sung',
    swim: 'swam swum',
    write: 'wrote written',
    meet: 'met',
    make: 'made',
    give: 'gave given',
    find: 'found',
    hold: 'held',
    grow: 'grew grown',
    know: 'knew known',
    child: 'children',
    send: 'sent',
    bring: 'brought',
    wake: 'woke woken',
    fly: 'flew flown',
    build: 'built',
    win: 'won',
    rise: 'rose risen',
    stand: 'stood',
    tell: 'told',
    say: 'said',
    think: 'thought',
    feel: 'felt',
  }).flatMap(([root, forms]) => forms.split(' ').map((form) => [form, root] as const)),
);

const VOWEL = /[aeiouy]/;

/** A word without its endings, so that "works", "worked" and "working" meet. Not a word of a language. */
export function rootOf(word: string): string {
  const known = IRREGULAR.get(word);
  if (known) return known;
  if (word.length < 4 || /\d/.test(word)) return word;
  let root = word;
  if (root.endsWith('ies')) root = `${root.slice(0, -3)}y`;
  else if (/(?:ss|sh|ch|x|z)es$/.test(root)) root = root.slice(0, -2);
  else if (/[^sui]s$/.test(root)) root = root.slice(0, -1);
  const cut = /(?:ing|ed|er|or|ment|ly)$/.exec(root);
  if (cut && cut.index >= 3 && VOWEL.test(root.slice(0, cut.index))) root = root.slice(0, cut.index);
  root = root.replace(/([bdfgmnprt])\1$/, '$1');
  return root.length > 3 ? root.replace(/e$/, '').replace(/i$/, 'y') : root;
}

export interface Word {
  /** As it was written. */
  readonly written: string;
  readonly lower: string;
  readonly root: string;
}

/** One spelling of what looks alike: typographic apostrophes, full-width letters. */
export function unify(text: string): string {
  return text.normalize('NFKC').replace(/[\u2018\u2019]/g, "'");
}

export function wordsOf(text: string): Word[] {
  return Array.from(unify(text).matchAll(WORD), ([written]) => {
    const lower = written.toLowerCase().replace(/'s$/, '');
    return { written, lower, root: rootOf(lower.replaceAll("'", '')) };
  });
}

/** Whether a word can tell one fact from another. */
export function saysSomething({ lower, root }: Word): boolean {
  return !FUNCTION_WORDS.has(lower) && !FUNCTION_WORDS.has(root) && !LIGHT_WORDS.has(lower);
}

export function isCapitalised(word: string): boolean {
  return /\p{Lu}/u.test(word);
}
