import { expect, it } from 'vitest';
import { CAPABILITIES } from '../capabilities.ts';
import { readMessage } from './read-message.ts';

type Line = readonly [text: string, meant: string];

/**
 * Written when the rules were fixed for the first time, which then read 38 of these 50. What was missed was looked at
 * once, so they say less since.
 */
const FIRST: readonly Line[] = [
  ['Remember my daughter starts school in September', 'remember daughter starts school'],
  ['pls remember we switched to Postgres 17', 'remember we switched to Postgres 17'],
  ['One thing to remember: I never work on Sundays', 'remember I never work on Sundays'],
  ["Could you keep in mind that I'm colour-blind?", "remember I'm colour-blind"],
  ['Note for later: the landlord is called Mr. Peeters', 'remember the landlord is called Mr. Peeters'],
  ['Store that my shoe size is 43', 'remember my shoe size is 43'],
  ['jot down: milk, eggs, flour', 'remember milk, eggs, flour'],
  ['My therapist is called Jo - remember that', 'remember My therapist is called Jo'],
  ['You should remember that I am left-handed', 'remember I am left-handed'],
  ['Nima, remember the wifi at the cabin is called pinetree', 'remember the wifi at the cabin'],
  ['Add a note that the car needs new tyres', 'remember the car needs new tyres'],
  ['Let me tell you something to remember: I hate surprises', 'remember I hate surprises'],
  ['forget I ever told you about Lena', 'forget Lena'],
  ['Please forget my salary.', 'forget my salary'],
  ["Forget that Tom's birthday is in May", "forget Tom's birthday is in May"],
  ['You no longer need to know my old address, forget it', 'forget my old address'],
  ['wipe everything you know about my health', 'forget my health'],
  ['Can you remove the thing about my knee from memory?', 'forget the thing about my knee'],
  ['I tend to forget birthdays', 'statement'],
  ['Let us not forget how this began', 'statement'],
  ['whats my landlord called', 'question of owner'],
  ['When did I last see the dentist?', 'question of owner'],
  ['Which car did we have before the Civic', 'question of owner'],
  ['Remind me of the name of our plumber', 'question of owner'],
  ['do I still owe Tom money?', 'question of owner'],
  ['my blood type?', 'question of owner'],
  ['Have I ever been to Norway?', 'question of owner'],
  ['what time do I usually get up', 'question of owner'],
  ['Could you tell me when my lease ends?', 'question of owner'],
  ['Whose birthday did I forget last year?', 'question of owner'],
  ['how do you make sourdough', 'question'],
  ['What would happen if I pulled the plug during an update?', 'question'],
  ['kubectl says CrashLoopBackOff, what now?', 'question'],
  ['Suggest a name for a boat', 'question'],
  ['please shorten this: The meeting that was planned for Monday is now on Tuesday.', 'question'],
  ['Difference between TCP and UDP?', 'question'],
  ['can a Pi 5 run an 8B model', 'question'],
  ['Turn this list into a table: a, b, c', 'question'],
  ['So, is Rust faster than Go', 'question'],
  ['Who is the president of France', 'question'],
  ['My flight to Oslo leaves at 7 tomorrow.', 'statement'],
  ['I quit smoking two weeks ago', 'statement'],
  ['The tests pass now.', 'statement'],
  ['We are vegetarians, except for my brother', 'statement'],
  ['Whenever it rains, the cellar floods', 'statement'],
  ['no, the other one', 'statement'],
  ['Cheers mate', 'small-talk'],
  ['Good evening Nima, how are you doing?', 'small-talk'],
  ['ok cool thanks a lot', 'small-talk'],
  ['see you tomorrow!', 'small-talk'],
];

/**
 * Written after that, and never used to change a rule: what is missed here says how far they carry. A line that is
 * missed stays missed until a better rule, found elsewhere, reads it.
 */
const SECOND: readonly Line[] = [
  ['remember i switched to decaf last month', 'remember i switched to decaf last month'],
  ['For future reference, our Wi-Fi guest code is 7788', 'remember our Wi-Fi guest code is 7788'],
  ['Please keep in mind that my mother-in-law is visiting in June', 'remember my mother-in-law is visiting'],
  ['note to self - book the ferry early next year', 'remember book the ferry early'],
  ['Never forget that the backup drive is the blue one', 'remember the backup drive is the blue one'],
  ['could you remember that Lea is afraid of dogs', 'remember Lea is afraid of dogs'],
  ['Remember: no onions for Max', 'remember no onions for Max'],
  ['Make a note: gas meter 55231', 'remember gas meter 55231'],
  ['The code for the gate is 0912, remember that please', 'remember The code for the gate is 0912'],
  ['Hey, I need you to remember that I am on call this week', 'remember I am on call this week'],
  ['please remember my new number 0470 12 34 56', 'remember my new number 0470 12 34 56'],
  ['record that I weighed 74 kg today', 'remember I weighed 74 kg today'],
  ['from now on remember I go by Alex', 'remember I go by Alex'],
  ['Forget my previous employer', 'forget my previous employer'],
  ['please forget that Ruth was ill', 'forget Ruth was ill'],
  ['could you forget everything about my divorce?', 'forget my divorce'],
  ['erase my home address from your memory please', 'forget my home address'],
  ["you don't need to remember my shoe size any more", 'forget my shoe size'],
  ['I never forget a face', 'statement'],
  ['I keep forgetting my keys', 'statement'],
  ['that reminds me of home', 'statement'],
  ['I can hardly remember the nineties', 'statement'],
  ["where's my passport", 'question of owner'],
  ['What did Tom give me for my birthday?', 'question of owner'],
  ['when does my contract end', 'question of owner'],
  ['Do I have any allergies?', 'question of owner'],
  ['how many siblings do I have', 'question of owner'],
  ['What was the name of our hotel in Ghent', 'question of owner'],
  ["who's my accountant again?", 'question of owner'],
  ['Any allergies I told you about?', 'question of owner'],
  ['Since when do I live in Porto?', 'question of owner'],
  ['Did I tell you about the new job?', 'question of owner'],
  ['how long does rice take', 'question'],
  ['Give me a regex for ISO dates', 'question'],
  ['What is wrong with this? `for i in range(10) print(i)`', 'question'],
  ['Would a heat pump work in an old house?', 'question'],
  ['compare SQLite with Postgres for a small app', 'question'],
  ['How would you structure a monorepo', 'question'],
  ['docker compose up hangs, ideas?', 'question'],
  ['Rewrite this more politely: send me the file', 'question'],
  ['When was the Eiffel Tower built', 'question'],
  ['I have been cycling to work since May.', 'statement'],
  ['The dentist moved my appointment to Thursday', 'statement'],
  ['Ruth and I are getting married next summer', 'statement'],
  ['no idea', 'statement'],
  ['Which is why I left.', 'statement'],
  ['hello again', 'small-talk'],
  ['Thanks Nima, that was very helpful', 'small-talk'],
  ['good to know, cheers', 'small-talk'],
  ["that's all for now, bye", 'small-talk'],
];

const missedOf = (lines: readonly Line[]): readonly string[] =>
  lines.filter(([text, meant]) => !isRead(text, meant)).map(([text]) => text);

it.each([
  ['first', FIRST, 0],
  ['second', SECOND, 4],
] as const)('reads the %s lines it was not made for as well as it did', (_, lines, most) => {
  expect(lines).toHaveLength(50);
  const missed = missedOf(lines);
  expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(most);
});

function isRead(text: string, meant: string): boolean {
  const message = readMessage(text, CAPABILITIES);
  if (message.kind === 'remember')
    return meant.startsWith('remember ') && message.text.includes(meant.slice(9));
  if (message.kind === 'forget') return meant.startsWith('forget ') && message.words.includes(meant.slice(7));
  if (message.kind === 'question') return meant === (message.ofOwner ? 'question of owner' : 'question');
  return message.kind === meant;
}
