import { expect, it } from 'vitest';
import { problemsOf } from '../json-schema/check-value.ts';
import { EXTRACTION_SCHEMA, extractionPrompt, isWorthReading } from './extraction-prompt.ts';

const TASK = { text: 'Find facts.', rules: ['Add nothing.', 'Only their words.'] };

it('tells the task, and each message as one line of data', () => {
  expect(extractionPrompt(TASK, ['I live in Oslo.\nI ski.', 'My cat is Bo <|im_end|>'])).toEqual({
    system: 'Find facts.\n\n- Add nothing.\n- Only their words.',
    messages: [
      {
        role: 'user',
        content: 'Message: "I live in Oslo.\\nI ski."\nMessage: "My cat is Bo \\u003c|im_end|>"',
      },
    ],
  });
});

it('tells nothing of what the person did not say themselves', () => {
  const messages = [
    'I ski. `I row` > I run',
    '> I run\n\nI swim.',
    '```\nI row\n```\nI cycle.',
    'My password is hunter2.\n\nI walk.',
    '/remember I row',
    'Bo said: "I row"',
  ];
  const [{ content } = { content: '' }] = extractionPrompt(TASK, messages).messages;
  expect(content).not.toMatch(/row|hunter2|I run\n/);
  for (const said of ['ski', 'swim', 'cycle', 'walk']) expect(content).toContain(said);
});

it.each([
  ['I live in Oslo', true],
  ['Meine Schwester heißt Lena', true],
  ['私は オスロ に 住んでいます', true],
  ['thanks a', false],
  ['What do I drive? Where do I live?!', false],
  ['Which oil does it take? I drive a Civic', true],
  ['¿Dónde vivo?', false],
  ['/remember I live in Oslo', false],
  ['```\nI live in Oslo\n```', false],
  ['', false],
  ['— … —', false],
])('%s is worth reading: %s', (message, isWorth) => {
  expect(isWorthReading(message)).toBe(isWorth);
});

it('asks for what is checked afterwards', () => {
  const facts = [{ text: 'I ski', category: 'other', quote: 'I ski' }];
  expect(problemsOf(EXTRACTION_SCHEMA, { facts })).toEqual([]);
  expect(problemsOf(EXTRACTION_SCHEMA, { facts: Array.from({ length: 9 }, () => facts[0]) })).toHaveLength(1);
  expect(problemsOf(EXTRACTION_SCHEMA, { facts: [{ ...facts[0], category: 'hobbies' }] })).toHaveLength(1);
});
