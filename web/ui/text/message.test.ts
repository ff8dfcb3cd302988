import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMessage } from './message.ts';

describe('a message', () => {
  it.each([
    ['plain', {}, 'plain'],
    ['{a} and {b}', { a: 'one', b: 'two' }, 'one and two'],
    ['{a}{a}', { a: 'x' }, 'xx'],
    ['{count} notes', { count: 1234 }, '1,234 notes'],
    ['{a}', { a: '' }, ''],
    ['{a}', { a: '{b}', b: 'no' }, '{b}'],
    ['{a}', { a: '$& $1 $$' }, '$& $1 $$'],
    ['{} { } {a-b}', { a: 'x' }, '{} { } {a-b}'],
  ])('%j with %j reads %j', (message, values, read) => {
    expect(formatMessage(message, values, 'en-GB')).toBe(read);
  });

  it('shows a name without a value, so that it is found', () => {
    expect(formatMessage('Open {origin}', {}, 'en')).toBe('Open {origin}');
    expect(formatMessage('{toString} {constructor}', {}, 'en')).toBe('{toString} {constructor}');
  });

  it('writes numbers as the reader does, and texts as they are', () => {
    expect(formatMessage('{count}', { count: 1234.5 }, 'de')).toBe('1.234,5');
    expect(formatMessage('{count}', { count: '1234.5' }, 'de')).toBe('1234.5');
  });

  it.each([
    ['en', 0, '0 notes'],
    ['en', 1, 'one note'],
    ['en', 2, '2 notes'],
    ['fr', 0, 'one note'],
    ['ja', 1, '1 notes'],
  ])('in %s has the form for %i', (locale, count, read) => {
    expect(formatMessage({ one: 'one note', other: '{count} notes' }, { count }, locale)).toBe(read);
  });

  it('has as many forms as the language needs, and falls back to the last', () => {
    const files = { one: 'plik', few: 'pliki', other: 'plików' };
    expect([1, 3, 5, 22].map((count) => formatMessage(files, { count }, 'pl'))).toEqual([
      'plik',
      'pliki',
      'plików',
      'pliki',
    ]);
    expect(formatMessage({ other: '{count} notes' }, { count: 1 }, 'en')).toBe('1 notes');
    expect(formatMessage({ one: 'one', other: 'many' }, {}, 'en')).toBe('many');
  });

  it('leaves everything outside of names as it was, whatever is filled in', () => {
    const name = fc.stringMatching(/^[a-z]{1,8}$/);
    const plain = fc.string().map((text) => text.replaceAll(/[{}]/g, ''));
    fc.assert(
      fc.property(plain, name, plain, fc.string(), (before, key, after, value) => {
        expect(formatMessage(`${before}{${key}}${after}`, { [key]: value }, 'en')).toBe(
          before + value + after,
        );
      }),
      { seed: 41 },
    );
  });
});
