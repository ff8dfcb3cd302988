import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SUMMARY_MAX_LENGTH } from '../../schemas/index.ts';
import { runs } from '../../testing/runs.ts';
import { holdsSecret } from '../learning/secrets.ts';
import { summaryByRules } from './summary-by-rules.ts';
import { buildExchange } from './testing/talk.ts';

type Line = readonly [question: string, reply: string | null];
const turnsOf = (...lines: readonly Line[]) =>
  lines.map(([question, reply], at) => buildExchange(question, reply, at + 1));
const summaryOf = (...lines: readonly Line[]) =>
  summaryByRules({ older: null, turns: turnsOf(...lines) }, SUMMARY_MAX_LENGTH);

describe('a summary by rules', () => {
  it('keeps what was decided, asked, said and answered, in the words it was said in', () => {
    const summary = summaryOf(
      [
        'The backup to /mnt/usb fails with "No space left on device". How do I see what is full?',
        'Check with `df -h /mnt/usb` first.',
      ],
      ["98 % full. Let's prune to seven days rather than buy a disk.", 'Add `--keep-daily 7`.'],
    );
    expect(summary.split('\n')).toEqual([
      "Decided: Let's prune to seven days rather than buy a disk.",
      'Said: The backup to /mnt/usb fails with "No space left on device". · 98 % full.',
      'Asked: How do I see what is full?',
      'Answered: Check with `df -h /mnt/usb` first. · Add `--keep-daily 7`.',
    ]);
  });

  it('tells as open what nobody answered, what is still to do, and what Nima asked last', () => {
    const summary = summaryOf(
      ['Which disk is it?', 'Is it the old one?'],
      ['The new one. I have not added the flag yet.', 'Shall I write the script?'],
      ['What does a new one cost?', null],
    );
    expect(summary).toContain('Open: I have not added the flag yet. · What does a new one cost?');
    expect(summary).not.toContain('Is it the old one?');
    expect(summaryOf(['Write a script for it', 'Shall I use bash?'])).toContain('Open: Shall I use bash?');
  });

  it('leaves out courtesies, commands, code, quotations, tables, and what was recalled', () => {
    const summary = summaryOf(
      ['Thanks!', 'You are welcome.'],
      ['/forget the blue car', 'Gone.'],
      [
        '> an old mail said 77\n\nIt runs at 62 °C.',
        'You drive a 2014 Civic [1].\n\n| a | b9 |\n\n```\nrm -rf 12\n```',
      ],
    );
    expect(summary).toBe('Said: It runs at 62 °C.\nAnswered: Gone.');
  });

  it('says a thing once, and as it was said last', () => {
    expect(summaryOf(['It is 5 km.', 'Yes.'], ['it is 5 km.', 'Yes.'])).toMatch(/^Said: it is 5 km\.$/m);
  });

  it('goes on from what a model wrote, and leaves room beside it', () => {
    const older = `They fix a pump. ${'It hums. '.repeat(200)}`;
    const summary = summaryByRules(
      { older, turns: turnsOf(['The pump is a GX-12.', null]) },
      SUMMARY_MAX_LENGTH,
    );
    expect(summary).toMatch(/^Earlier: They fix a pump\./);
    expect(summary).toMatch(/…\nSaid: The pump is a GX-12\.$/);
  });

  it('names what found no place in a sentence', () => {
    const filler = Array.from(
      { length: 60 },
      (_, at) => [`Note ${at} says ${at}${at} and K${at}x.`, null] as const,
    );
    const lost = ['The plumber of my aunt in the old house by the river is called Bertram.', null] as const;
    const summary = summaryOf(lost, ...filler);
    expect(summary).toMatch(/\nNamed: .*K\d+x/);
    expect(summary.length).toBeLessThanOrEqual(SUMMARY_MAX_LENGTH);
  });

  it('names what a sentence tells beyond its beginning', () => {
    const long = `It ${'goes on and '.repeat(20)}ends in Reykjavik`;
    expect(summaryOf([long, null])).toMatch(/^Said: It goes .* …\nNamed: Reykjavik$/);
    expect(summaryOf([`${'x'.repeat(150)}/${'y'.repeat(150)}`, null])).toMatch(/^Named: x+\/y+$/);
  });

  it('of a long paste keeps the beginning, in whole words', () => {
    const words = Array.from({ length: 3000 }, (_, at) => `word${at}`).join(' ');
    const summary = summaryOf([words, null]);
    expect(summary).toMatch(/^Said: word0 word1 .* …/);
    expect(wordsOf(summary).filter((word) => !wordsOf(words).includes(word))).toEqual(['said', 'named']);
  });

  it('is nothing where nothing was said', () => {
    expect(summaryOf(['ok', 'Good.'], ['```\ncode\n```', null])).toBe('');
    expect(summaryOf(['hello', ''])).toBe('');
  });
});

describe('secrets', () => {
  it('are not repeated: neither where they are told, nor where they are named again', () => {
    const summary = summaryOf(
      [
        'My password is swordfish.\n\nThe server is called Atlas.',
        'Noted. Is swordfish still used on Atlas?',
      ],
      ['The key:\n\nApi key:\n\nab12cd\n\nIt runs on port 8080.', 'What is your PIN code?'],
      ['4711', 'Thanks. 4711 it is. Atlas is up.'],
    );
    expect(summary).not.toMatch(/swordfish|ab12cd|4711/);
    expect(summary).toContain('Atlas');
    expect(summary).toContain('8080');
  });
});

const wordsOf = (text: string): string[] => [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu))];

const FRAME = new Set(['earlier', 'decided', 'open', 'said', 'asked', 'answered', 'named']);
const SECRETS = [
  'sk-abcdefghijklmnop1234',
  'hunter2',
  '4111 1111 1111 1111',
  'AKIAABCDEFGHIJKLMNOP',
  'Zq9-tulip',
];

const piece = fc.oneof(
  fc.lorem({ maxCount: 12, mode: 'words' }),
  fc.constantFrom(
    "Let's go with the GX-12.",
    'What does it cost in Ålesund?',
    'Ich fahre am 3. Mai nach Köln!',
    '東京に行きます。',
    '- [ ] buy milk',
    '## Heading **bold**',
    'Thanks!',
    '98 % of /mnt/usb',
    '`df -h`',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(...SECRETS).map((secret) => `My password is ${secret}`),
);
const said = fc.array(fc.tuple(piece, fc.constantFrom(' ', '. ', '\n', '\n\n', '? ')), { maxLength: 8 });
const message = said.map((parts) => parts.map(([text, end]) => text + end).join(''));
const conversation = fc.array(fc.tuple(message, fc.option(message, { nil: null })), { maxLength: 12 });

const earlier = fc.option(fc.lorem({ maxCount: 300 }), { nil: null });

describe('of any conversation a summary', () => {
  it('is bounded, holds no secret, and no word that was not said', () => {
    fc.assert(
      fc.property(conversation, earlier, fc.integer({ min: 120, max: 1200 }), (lines, older, longest) => {
        const summary = summaryByRules({ older, turns: turnsOf(...lines) }, longest);
        expect(summary.length).toBeLessThanOrEqual(longest);
        expect(holdsSecret(summary)).toBe(false);
        for (const secret of SECRETS) expect(summary).not.toContain(secret);
        const known = new Set(wordsOf([older ?? '', ...lines.flat()].join(' ')));
        expect(wordsOf(summary).filter((word) => !known.has(word) && !FRAME.has(word))).toEqual([]);
      }),
      { numRuns: runs(3000) },
    );
  });
});
