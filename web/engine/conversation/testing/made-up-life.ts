import { chance } from '../../../../shared/testing/chance.ts';

/** A message, and what in it is said by its writer of themselves: all of that, and nothing else, may be learned. */
export interface Said {
  readonly text: string;
  readonly own: readonly string[];
}

/** What somebody says of themselves, by topic: what comes later takes the place of what came before. */
const TOPICS: readonly (readonly string[])[] = [
  ['I drive a 2014 Civic', 'I drive a 2019 Volvo', 'I drive a 2023 Kona'],
  ['My name is Tessa Brandt'],
  ['I live in Antwerp', 'I live in Bruges'],
  ['I work as a dentist', 'I work as a teacher'],
  ['I prefer tea in the afternoon', 'I prefer black coffee in the afternoon'],
  ['My sister Mira lives in Ghent', 'My sister Mira lives in Oslo'],
  ['Our dog is called Miso'],
  ['I am allergic to hazelnuts'],
  ['I play the cello', 'I play the viola'],
  ['I hate coriander'],
  ['My favourite film is Stalker', 'My favourite film is Ran'],
  ['I speak Dutch, French and Arabic'],
  ['I was born in Leeds'],
  ['My boss is Femke', 'My boss is Ottoline'],
  ['I have two kids, Lotte and Finn'],
  ['I do not eat meat'],
  ['My mortgage is 890 euros a month', 'My mortgage is 910 euros a month'],
  ['My home server runs Debian 12', 'My home server runs Debian 13'],
  ['I use Fedora at work'],
  ['I sing in a choir on Thursdays'],
  ['I wear contact lenses'],
  ['My brother is called Jonas'],
  ['I love spicy food'],
  ['I want to run a marathon before I turn 40'],
  ['By next June I want to have a pilot licence'],
  ['I prefer window seats on trains'],
  ['My daughter Lotte plays hockey', 'My daughter Lotte plays chess'],
  ['I quit smoking in 2019'],
  ['I like my eggs well done'],
  ['My grandmother lives in Turku'],
  ['I prefer dark mode everywhere'],
  ['My best friend is called Noor'],
  ['I suffer from migraines'],
  ['I grew up in Bergen'],
  ['I ride a Triumph Bonneville'],
  ['I run every Tuesday with Joris'],
];

/** The same said once more, as people say things. */
const MANNERS: readonly ((said: string) => string)[] = [
  (said) => `${said}.`,
  (said) => said,
  (said) => `${said}!`,
  (said) => `By the way, ${said}.`,
  (said) => `${said}, as you know.`,
  (said) => said.toLowerCase(),
  (said) => `Well, ${said}.`,
];
const TASKS: readonly string[] = [
  'How do I undo the last commit?',
  'What is a good name for a function that reads a file?',
  'Why is the query slow?',
  'Can you explain what an index does?',
  'What should I cook tonight?',
  'How long does rice take?',
  'Is it better to walk or to cycle there?',
  'What did we say about the router?',
];
const ABOUT_SELF: readonly string[] = [
  'What do I drive?',
  'Where do I live?',
  'Who is my boss?',
  'What is my sister called?',
  'What do I like to drink?',
  'What do you know about me?',
  'What am I allergic to?',
  'Which film do I like best?',
];
const SMALL: readonly string[] = ['Good morning', 'thanks!', 'ok', 'Hello Nima', 'great, thank you'];

/** What is no word of theirs: each holds sentences that would be learned if it were. */
const PASTED: readonly string[] = [
  "```ts\n// I live in Sydney and I drive a Ferrari\nconst name = 'My name is Bob';\n```\nWhat is wrong here?",
  'What does this log mean?\n2026-01-04 10:00:01 INFO I work at Initech\n2026-01-04 10:00:02 INFO My name is root',
  'Translate to French: I am allergic to penicillin. My wife is called Greta.',
  'Dear Sir,\n\nI live in Vienna and I work as a lawyer.\n\nKind regards,\nMax',
  'Write a short story: I am a pirate, I live in Tortuga and my parrot is called Squawk.',
  'He wrote: I prefer rum and I hate the sea. What do I answer?',
  'Imagine I live on Mars. I drive a rover. What do I eat?',
  '{\n  "name": "My name is JSON",\n  "car": "I drive a Tesla"\n}',
];

export interface Life {
  /** What is said next, where this was heard last. */
  next(heard: string): Said;
}

/** Somebody who talks with Nima all day: of themselves, of work, of what Nima said, and with pastes of others. */
export function madeUpLife(seed: number): Life {
  const random = chance(seed);
  const one = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  /** How far each topic has come. */
  const came = TOPICS.map(() => 0);
  const ofSelf = (): Said => {
    const topic = Math.floor(random() * TOPICS.length);
    const [values, at] = [TOPICS[topic] ?? [], came[topic] ?? 0];
    if (random() < 0.06 && at < values.length - 1) {
      came[topic] = at + 1;
      return alone(`Actually, ${values[at + 1]} now.`);
    }
    return alone(one(MANNERS)(values[at] ?? ''));
  };
  const kinds: readonly (readonly [number, (heard: string) => Said])[] = [
    [0.3, ofSelf],
    [0.45, () => nothingOwn(one(ABOUT_SELF))],
    [0.6, () => nothingOwn(one(TASKS))],
    [0.65, () => nothingOwn(one(SMALL))],
    [0.75, () => nothingOwn(one(PASTED))],
    [0.85, (heard) => quoting(one(sentencesOf(heard)), ofSelf(), random())],
    [0.92, (heard) => nothingOwn(`You said "${one(sentencesOf(heard))}" Is that so?`)],
    [1, (heard) => nothingOwn(`Nima: ${one(sentencesOf(heard))}\nWhy?`)],
  ];
  return {
    next: (heard) => {
      const drawn = random();
      const [, speak] = kinds.find(([until]) => drawn < until) as (typeof kinds)[0];
      return speak(heard);
    },
  };
}

const alone = (text: string): Said => ({ text, own: [text] });
const nothingOwn = (text: string): Said => ({ text, own: [] });

/** What was heard in the marks of a quotation, with words of their own below. */
function quoting(heard: string, { text }: Said, drawn: number): Said {
  const quoted = drawn < 0.5 ? `> ${heard}` : `“${heard}”`;
  return { text: `${quoted}\n\n${text}`, own: [text] };
}

function sentencesOf(heard: string): readonly string[] {
  const sentences = heard
    .split(/(?<=[.!?])\s+|\n+/)
    .flatMap((text) => text.trim().replaceAll(/["“”]/g, '') || []);
  return sentences.length === 0 ? ['Nothing.'] : sentences;
}
