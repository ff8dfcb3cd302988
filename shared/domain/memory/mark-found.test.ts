import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';
import { runs } from '../../testing/runs.ts';
import { markFound, type Part } from './mark-found.ts';

const ALL = 10_000;
/** Parts as text, what was found in brackets. */
const drawn = (parts: readonly Part[]) =>
  parts.map(({ text, found }) => (found ? `[${text}]` : text)).join('');
const joined = (parts: readonly Part[]) => parts.map(({ text }) => text).join('');

describe('what was found in a text', () => {
  it.each([
    ['The fan starts', 'fan', 'The [fan] starts'],
    ['The FAN', 'fan', 'The [FAN]'],
    ['Café Ångström', 'angstrom cafe', '[Café] [Ångström]'],
    ['Cafe\u0301!', 'cafe', '[Cafe\u0301]!'],
    ['one two one', 'one', '[one] two [one]'],
    ['aaaa', 'aa', '[aa][aa]'],
    ['abc', 'ab bc', '[ab][c]'],
    ['abcd', 'abcd bc', '[abcd]'],
    ['abcd', 'abc ab', '[ab][c]d'],
    ['ﬁne', 'f', '[ﬁ]ne'],
    ['ﬁne', 'in', '[ﬁn]e'],
    ['한글', '하', '[한]글'],
    ['ΟΔΟΣ', 'οδος', '[ΟΔΟΣ]'],
    ['οδός', 'ΟΔΟΣ', '[οδός]'],
    ['İstanbul', 'istanbul', '[İstanbul]'],
    ['nothing here', 'absent', 'nothing here'],
    ['no query', ' ', 'no query'],
    ['', 'x', ''],
  ])('%j for %j is %j', (text, query, expected) => {
    expect(drawn(markFound(text, query, ALL))).toBe(expected);
  });
});

describe('the excerpt', () => {
  const text = `${'before '.repeat(40)}needle${' after'.repeat(40)}`;

  it('is the beginning where the find is near, and cut at its length', () => {
    expect(joined(markFound(text, 'before', 50))).toBe(text.slice(0, 50));
  });

  it('starts shortly before a find that lies further on, and says so', () => {
    const parts = markFound(text, 'needle', 100);
    expect(parts[0]).toEqual({ text: '…', found: false });
    expect(drawn(parts)).toContain('before [needle] after');
    expect(joined(parts)).toHaveLength(101);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('never cuts a character in two (length %i)', (length) => {
    const stones = '🪨'.repeat(20);
    expect(joined(markFound(stones, '', length)).isWellFormed()).toBe(true);
    expect(joined(markFound(`${stones}x`, 'x', length)).isWellFormed()).toBe(true);
  });
});

describe('whatever is sought in whatever text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.string({
      unit: fc.constantFrom('a', 'B', 'é', 'e\u0301', 'ß', 'ﬁ', 'İ', 'Σ', 'ς', '한', '🪨', ' ', '\n'),
      maxLength: 80,
    }),
  );
  const length = fc.integer({ min: 1, max: 60 });
  /** A query that often has something to find: pieces of the text itself. */
  const sought = text.chain((whole) =>
    fc.tuple(
      fc.constant(whole),
      fc
        .array(fc.tuple(fc.nat({ max: whole.length }), fc.integer({ min: 1, max: 6 })), { maxLength: 3 })
        .map((cuts) => cuts.map(([from, size]) => whole.slice(from, from + size).toWellFormed()).join(' ')),
    ),
  );

  it('shows a piece of the text and nothing else', () => {
    fc.assert(
      fc.property(sought, length, ([whole, query], size) => {
        const parts = markFound(whole, query, size);
        const shown = joined(parts[0]?.text === '…' && !whole.startsWith('…') ? parts.slice(1) : parts);
        expect(whole).toContain(shown);
        for (const part of parts) expect(part.text).not.toBe('');
      }),
      { seed: 81, numRuns: runs(5000) },
    );
  });

  it('marks what folds to the words sought, and all of it', () => {
    fc.assert(
      fc.property(sought, ([whole, query]) => {
        const words = fold(query).split(/\s+/).filter(Boolean);
        const marked = fold(
          markFound(whole, query, ALL)
            .filter(({ found }) => found)
            .map((part) => part.text)
            .join('\0'),
        );
        expect(marked === '').toBe(!words.some((word) => fold(whole).includes(word)));
        // Every part marked holds a letter sought; what folds to several (ﬁ, 한) is marked whole.
        const letters = new Set(words.join(''));
        const strange = markFound(whole, query, ALL).filter(
          ({ text: part, found }) => found && !Array.from(fold(part)).some((letter) => letters.has(letter)),
        );
        expect(strange).toEqual([]);
      }),
      { seed: 82, numRuns: runs(5000) },
    );
  });
});
