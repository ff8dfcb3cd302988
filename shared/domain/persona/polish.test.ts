import { describe, expect, it } from 'vitest';
import { PolishStream } from './polish-stream.ts';
import { OPTIONS, only, polished } from './testing/polished.ts';
import { UNSURE_NOTES } from './unsure.ts';

const text = (answer: string) => polished(answer).text;

describe('a filler opening', () => {
  it.each([
    ['Great question! The port is 5432.', 'The port is 5432.'],
    ["Sure, here's the command.", "Here's the command."],
    ['Of course - it works.', 'It works.'],
    ["Sure! I'd be happy to help you with that. Run `ls`.", 'Run `ls`.'],
    ["That's a great question. Well, npm install does it.", 'Npm install does it.'],
    ['As an AI language model, I have no clock.', 'I have no clock.'],
    ['I’m happy to help: use `ls`.', 'Use `ls`.'],
    ['Sure, iPhone apps do.', 'iPhone apps do.'],
    ['Certainly!\n\n```sh\nls!\n```', '```sh\nls!\n```'],
    ['\n\nSure!\n\n    indented code!', '\n\n    indented code!'],
    ['Okay,\nhere it is.', 'here it is.'],
    ['Sure ! It works.', 'It works.'],
  ])('of %j goes', (answer, expected) => {
    expect(text(answer)).toBe(expected);
  });

  it.each([
    'Sure-fire ways are rare.',
    'Certainly not.',
    'Of course you can.',
    'Well done.',
    'The answer is: sure, why not.',
    '- Sure, a list',
    '> Sure, a quote',
    '| Sure, | a table |',
    'Sure, | a | table |',
    '"Sure, a saying."',
    '`Sure`, some code.',
    'Wonderful things happen.',
    'It works. Sure, it does.',
  ])('is not what %j begins with', (answer) => {
    expect(polished(answer)).toEqual({ text: answer, fold: null, applied: [] });
  });

  it('stays where it is all there is, calmly', () => {
    expect(polished('Sure! Great question!')).toEqual({
      text: 'Sure. Great question.',
      fold: null,
      applied: [
        { rule: 'exclamation', before: 'Sure!', after: 'Sure.' },
        { rule: 'exclamation', before: ' question!', after: ' question.' },
      ],
    });
  });
});

describe('a hollow apology', () => {
  it.each([
    ['I apologize for the confusion. The port is 5433.', 'The port is 5433.'],
    ["I'm sorry for any inconvenience, but the port is 5433.", 'The port is 5433.'],
    ['The port is 5433. Sorry about that! Try again.', 'The port is 5433. Try again.'],
    ['First.\n\nMy apologies.\n\nSecond.', 'First.\n\nSecond.'],
    ['First.\nMy apologies.\nSecond.', 'First.\n\nSecond.'],
    ['The port is 5433. Sorry about that.', 'The port is 5433. '],
  ])('of %j goes', (answer, expected) => {
    expect(text(answer)).toBe(expected);
  });

  it.each([
    "I'm sorry. Losing a parent is hard.",
    'Sorry, I gave you the wrong port: it is 5433.',
    'I apologize for the wrong port.',
    'It said: sorry about that.',
    'As they say, my apologies, but no.',
    '- My apologies.',
    'It works. Sorry about that. | b',
  ])('is not what %j holds', (answer) => {
    expect(text(answer)).toBe(answer);
  });
});

describe('an exclamation mark', () => {
  it.each([
    ['It works!', 'It works.'],
    ['It works!!! Really?!', 'It works. Really?'],
    ['(It works!) **Done!**', '(It works.) **Done.**'],
    ['Run `npm test`!', 'Run `npm test`.'],
    ['They said "Go"!', 'They said "Go".'],
    ['- A list!\n# A heading!', '- A list.\n# A heading.'],
    ['Bonjour ! Merci !', 'Bonjour. Merci.'],
    ['太好了！真的！？', '太好了。真的？'],
    ['A 5" disk is enough!', 'A 5" disk is enough.'],
    ['An \\`escaped\\` tick!', 'An \\`escaped\\` tick.'],
  ])('of %j is calmed', (answer, expected) => {
    expect(text(answer)).toBe(expected);
  });

  it.each([
    'a != b and !important',
    'n! and 5! are factorials',
    'Use println! to print',
    '¡Claro! Eso es.',
    'See https://a.b/wow! or [this](./wow!)',
    '![alt!](x.png)',
    '"It works!" it said',
    '“It works!”, it said',
    '„Das geht!“ sagte es',
    'An open ` tick keeps the rest! All of it!',
    'Some ``code with ` and wow! `` in it',
    '> Wow!\nand the rest of the quote!',
    'Wow! | b\n---|---\nHey! | Ho!',
    'a | Wow!',
    '<b>Wow!</b>',
    '```\nWow!\n``\nWow!',
    '- ```\n  Wow!\n  ```',
    '```not a fence``` of "Wow!"',
    '! alone',
    '! Alone',
    '！alone',
    'x ！',
  ])('is left in %j', (answer) => {
    expect(text(answer)).toBe(answer);
  });
});

describe('doubt', () => {
  const ask = (answer: string, recallStrength: 'strong' | 'weak' | 'none', question = 'What do I drive?') =>
    polished(answer, { question, recallStrength }).text;

  it('is said where memory hardly answers what was asked about the person, or was cited', () => {
    expect(ask('You drive a Civic.', 'weak')).toBe(`You drive a Civic.\n\n${UNSURE_NOTES.weak}`);
    expect(ask('You drive a Civic.\n', 'none')).toBe(`You drive a Civic.\n\n${UNSURE_NOTES.none}`);
    expect(ask('It is the blue one [2].', 'weak', 'Which one?')).toContain(UNSURE_NOTES.weak);
    expect(
      polished('Yes.', { ...only('unsure'), question: 'Is it my car?', recallStrength: 'weak' }).applied,
    ).toEqual([{ rule: 'unsure', before: '', after: UNSURE_NOTES.weak }]);
  });

  it('is not said to who tells something', () => {
    for (const told of ['My name is Anna', 'My car is a blue Fiat, by the way.'])
      expect(ask('Noted, Anna.', 'none', told)).toBe('Noted, Anna.');
  });

  it('is not said twice, nor where there is none', () => {
    for (const [answer, strength, question] of [
      ['You drive a Civic.', 'strong', 'What do I drive?'],
      ['Probably a Civic.', 'weak', 'What do I drive?'],
      ["I don't know what you drive.", 'none', 'What do I drive?'],
      ['A mutex lets one thread in.', 'weak', 'What is a mutex?'],
      ['Replace the battery.', 'none', 'How do I fix my car?'],
      ['```\nls', 'weak', 'What is in my home?'],
      [' \n', 'weak', 'What do I drive?'],
    ] as const)
      expect(ask(answer, strength, question)).toBe(answer);
  });
});

describe('an answer that is too long', () => {
  const paragraph = (words: number, word = 'word') => `${Array(words).fill(word).join(' ')}.`;
  const long = [paragraph(20), paragraph(30), paragraph(60), paragraph(60)].join('\n\n');

  it('to a short question has a place to fold it at, and keeps its whole text', () => {
    const { text: after, fold, applied } = polished(long, { question: 'Is it safe?' });
    expect(after).toBe(long);
    expect(long.slice(fold ?? 0)).toBe([paragraph(60), paragraph(60)].join('\n\n'));
    expect(applied).toEqual([
      { rule: 'over-long', before: long.slice(fold ?? 0), after: long.slice(fold ?? 0) },
    ]);
  });

  it.each([
    ['more was asked for', 'Explain it to me.', long],
    ['the question is long', 'Is it safe?\nHere is all I know of it.', long],
    ['it is short enough', 'Is it safe?', paragraph(150)],
    [
      'most of it is code',
      'Is it safe?',
      `${paragraph(60)}\n\n\`\`\`\n${paragraph(200)}\n\`\`\`\n\n${paragraph(60)}`,
    ],
    ['it is one paragraph', 'Is it safe?', paragraph(400)],
    ['little would be folded', 'Is it safe?', `${paragraph(140)}\n\n${paragraph(20)}`],
    ['only a list item could begin there', 'Is it safe?', `- ${paragraph(100)}\n\n  ${paragraph(100)}`],
    ['code stands around that place', 'Is it safe?', `${paragraph(200)}\n\n\`\`\`\n\n${paragraph(9)}`],
    ['it says that it is not sure', 'Is it my car?', long],
  ])('is not one where %s', (_why, question, answer) => {
    expect(polished(answer, { question, recallStrength: 'weak' }).fold).toBeNull();
  });
});

describe('a stream', () => {
  const shown = (...chunks: readonly string[]) => {
    const stream = new PolishStream(OPTIONS);
    return [...chunks.map((chunk) => stream.push(chunk)), stream.end().rest];
  };

  it('shows no filler, not even for a moment, and each word once it is complete', () => {
    expect(shown('Gre', 'at quest', 'ion', '!', ' The', ' port is', ' 5432', '.')).toEqual([
      '',
      '',
      '',
      '',
      '',
      'The port',
      ' is',
      '',
      ' 5432.',
    ]);
  });

  it('waits behind an apology for what comes after it', () => {
    expect(shown('It works. ', 'My apologies. ', 'Try again')).toEqual(['It works.', '', ' Try', ' again']);
  });

  it('does not wait for what cannot become one', () => {
    expect(shown('The ', 'port ')).toEqual(['The', ' port', ' ']);
    expect(shown('Surely ', 'it ')).toEqual(['Surely', ' it', ' ']);
  });

  it('shows code as it comes', () => {
    expect(shown('```sh\nls', ' -', 'l\n', '```', '\n')).toEqual(['```sh\nls', ' -', 'l\n', '', '```\n', '']);
  });

  it('does not hold an endless word', () => {
    expect(shown('x'.repeat(450), 'x!')).toEqual(['x'.repeat(400), '', `${'x'.repeat(51)}!`]);
  });
});
