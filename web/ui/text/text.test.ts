import { describe, expect, it } from 'vitest';
import { ERRORS, fault, type ErrorCode } from '../../../shared/protocol/errors.ts';
import type { Message } from './message.ts';
import { pseudo, PSEUDO_MARKS } from './pseudo.ts';
import { everyText as en, PARTS } from './testing/every-text.ts';
import { textIn as textOfShellIn, type Locale, type TextKey } from './text.tsx';

const textIn = (locale: Locale, languages?: readonly string[]) =>
  textOfShellIn(locale, languages).knowing(en);
const KEYS = Object.keys(en) as TextKey[];
const formsOf = (message: Message) => (typeof message === 'string' ? [message] : Object.values(message));
const namesIn = (text: string) =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).toSorted((a, b) => a.localeCompare(b));

describe('the catalogue', () => {
  it('says every text with words, in whole lines without outer white space', () => {
    for (const key of KEYS) {
      for (const form of formsOf(en[key])) expect(form, key).toMatch(/^\S(.*\S)?$/);
    }
  });

  it('has each key in one part', () => {
    const keys = Object.values(PARTS).flatMap((part) => Object.keys(part));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('shows the key of what no part says yet, without marks', () => {
    expect(textOfShellIn('pseudo').say('memory.facts_count', { count: 2 })).toBe('memory.facts_count');
  });

  it('is calm', () => {
    for (const key of KEYS) {
      for (const form of formsOf(en[key])) expect(form, key).not.toMatch(/!|\b(please|oops|sorry)\b/i);
    }
  });

  it('counts with every plural, and asks for the same values in all its forms', () => {
    for (const key of KEYS) {
      const [first = '', ...others] = formsOf(en[key]).map((form) => namesIn(form).join());
      for (const names of others) expect([names, names.includes('count')], key).toEqual([first, true]);
    }
  });

  it.each(Object.keys(ERRORS) as ErrorCode[])('has words for the error %s', (code) => {
    expect(textIn('en').sayError(fault(code, 'Its own words.'))).toBe(en[`error.${code}`]);
  });
});

describe('an error in words', () => {
  it.each([
    ['without a name', new Error('boom')],
    ['of the browser, whose code is a number', new DOMException('no', 'AbortError')],
    ['with a code of no table', Object.assign(new Error('boom'), { code: 'unknown_to_all' })],
    ['that is none', 'boom'],
    ['that is nothing', null],
  ])('is said plainly, never in its own: one %s', (_, error) => {
    expect(textIn('en').sayError(error)).toBe(en['error.unknown']);
  });
});

describe('the language of numbers and dates', () => {
  it.each([
    [['de-AT', 'en-GB', 'en-US'], 'en-GB'],
    [['en'], 'en'],
    [['de', 'fr'], 'en'],
    [[], 'en'],
    [['english-but-not'], 'en'],
  ])('of a reader of %j is %s', (languages, language) => {
    expect(textIn('en', languages).language).toBe(language);
    expect(textIn('pseudo', languages).language).toBe(language);
  });

  it('is used to fill the texts', () => {
    expect(textIn('en', ['en-IN']).say('memory.facts_count', { count: 1_234_567 })).toBe('12,34,567 facts');
  });
});

describe('the pseudo language', () => {
  const { say } = textIn('pseudo');

  it('marks every text at both ends', () => {
    for (const key of KEYS) {
      const said = say(key, { count: 2 });
      expect(said.startsWith(PSEUDO_MARKS[0]) && said.endsWith(PSEUDO_MARKS[1]), key).toBe(true);
    }
  });

  it('is a third longer than English', () => {
    for (const key of KEYS) {
      const forms = formsOf(en[key]);
      formsOf(pseudo(en[key])).forEach((form, index) => {
        expect(form.length, key).toBeGreaterThanOrEqual((forms[index]?.length ?? 0) * 1.33);
      });
    }
  });

  it('fills in the same values, untouched', () => {
    expect(say('app.title', { view: 'Memory' })).toContain('Memory');
    for (const key of KEYS) {
      formsOf(pseudo(en[key])).forEach((form, index) => {
        expect(namesIn(form), key).toEqual(namesIn(formsOf(en[key])[index] ?? ''));
      });
    }
  });

  it('counts as English does', () => {
    expect(say('memory.facts_count', { count: 1 })).not.toBe(say('memory.facts_count', { count: 2 }));
    expect(say('memory.facts_count', { count: 1 })).toMatch(/^⟦1 /);
  });
});
