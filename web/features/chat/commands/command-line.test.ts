import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../../shared/testing/runs.ts';
import { complete, lookAtLine, mend, wrongWith } from './command-line.ts';

const OFFERED = { categories: ['work', 'my cars'], models: ['qwen'] };
const look = (text: string, caret = text.length) => lookAtLine(text, caret, OFFERED);
const inserts = (text: string) => look(text)?.completions.candidates.map(({ insert }) => insert) ?? [];

/** The line after the candidate that Enter would take. */
function taken(text: string): string | null {
  const seen = look(text);
  const candidate = seen?.likely === null ? undefined : seen?.completions.candidates[seen.likely];
  return seen && candidate ? complete(text, seen.completions, candidate).text : null;
}

describe('a line that is written', () => {
  it.each(['', 'Hello', 'and/or', '/etc/hosts is missing', '// a remark', '/usr/bin/env'])(
    'is none of ours: %j',
    (text) => expect(look(text)?.completions.candidates ?? []).toEqual([]),
  );

  it('lists every command behind a slash', () => {
    expect(inserts('/')).toContain('/remember ');
    expect(inserts('/re')).toEqual(['/remember ', '/recall ']);
  });

  it.each([
    ['/rem', '/remember '],
    ['/sta', '/status'],
    ['/remember --cat', '/remember --category '],
    ['/remember --category wo', '/remember --category work '],
    ['/remember --category my', '/remember --category "my cars" '],
    ['/export mem', '/export memory'],
  ])('%j is completed by Enter to %j', (text, completed) => {
    expect(taken(text)).toBe(completed);
  });

  it.each(['/status', '/recall tea', '/model ', '/model qw', '/help', '/remember I like tea --pin'])(
    'is sent by Enter where it is whole: %j',
    (text) => {
      expect(look(text)?.likely).toBeNull();
      expect(wrongWith(text)).toBeNull();
    },
  );

  it.each([
    ['/remember', 'remember'],
    ['/remember ', 'remember'],
    ['/remember --pin ', 'remember'],
    ['/help ', 'help'],
    ['/remember I', null],
    ['/status', null],
  ])('%j awaits the rest of %j', (text, name) => {
    expect(look(text)?.awaitsRest).toBe(name);
  });

  it('awaits nothing where the caret is inside of it', () => {
    expect(look('/remember ', 4)?.awaitsRest).toBeNull();
  });

  it.each(['/reca', '/remember', '/recall --hist', '/export conv'])('is not wrong yet: %j', (text) => {
    expect(look(text)?.wrong).toBeNull();
    expect(wrongWith(text)).not.toBeNull();
  });

  it.each([
    ['/recal tea', '/recall tea'],
    ['/remember --pinn I like tea', '/remember --pin I like tea'],
    ['/remember --pin=tru I like tea', '/remember --pin=true I like tea'],
    ['/export memry', '/export memory'],
  ])('%j is wrong, and was probably meant as %j', (text, meant) => {
    const wrong = look(text)?.wrong;
    expect(wrong && mend(text, wrong.problem)?.text).toBe(meant);
  });

  it('is not mended where nothing near is known', () => {
    const wrong = look('/xyzzy now')?.wrong;
    expect(wrong?.problem.kind).toBe('unknown_command');
    expect(wrong && mend('/xyzzy now', wrong.problem)).toBeNull();
  });

  it('never throws, and a candidate always leaves the caret behind itself', () => {
    const pieces = fc.constantFrom('/', 're', 'member', ' ', '--', 'pin', '"', 'tea', '\n', '=', '\\');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), fc.nat(40), (parts, at) => {
        const text = parts.join('');
        const caret = Math.min(at, text.length);
        const seen = look(text, caret);
        for (const one of seen?.completions.candidates ?? []) {
          const done = complete(text, seen?.completions ?? { from: 0, to: 0, candidates: [] }, one);
          expect(done.text.slice(0, done.caret).endsWith(one.insert)).toBe(true);
        }
      }),
      { numRuns: runs(300) },
    );
  });
});
