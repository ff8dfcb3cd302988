import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULE_NAMES } from '../../schemas/persona.ts';
import { runs } from '../../testing/runs.ts';
import { polish } from './polish.ts';
import { PolishStream, type PolishOptions } from './polish-stream.ts';
import { anyAnswer, cutAt } from './testing/answers.ts';

const options: fc.Arbitrary<PolishOptions> = fc.record({
  question: fc.constantFrom('What do I drive?', 'Explain a mutex.', 'How do I fix my car?', 'a\nb', ''),
  recallStrength: fc.constantFrom('strong', 'weak', 'none'),
  off: fc.subarray([...RULE_NAMES]),
});

const places = fc.array(fc.nat(), { maxLength: 12 });

describe('the rules', () => {
  it('change nothing the second time', () => {
    fc.assert(
      fc.property(anyAnswer, options, (text, chosen) => {
        const once = polish(text, chosen);
        const twice = polish(once.text, chosen);
        expect([twice.text, twice.fold]).toEqual([once.text, once.fold]);
        expect(twice.applied.filter(({ before, after }) => before !== after)).toEqual([]);
      }),
      { seed: 51, numRuns: runs(40_000) },
    );
  });

  it('make of a stream what they make of the whole, and take back nothing that was shown', () => {
    fc.assert(
      fc.property(anyAnswer, options, places, (text, chosen, cuts) => {
        const whole = polish(text, chosen);
        const stream = new PolishStream(chosen);
        const shown = cutAt(text, cuts).map((chunk) => stream.push(chunk));
        const { rest, polished } = stream.end();
        expect(polished).toEqual(whole);
        expect(shown.join('') + rest).toBe(whole.text);
      }),
      { seed: 52, numRuns: runs(40_000) },
    );
  });

  it('leave a text as it is where nothing was applied, and everything where all are off', () => {
    fc.assert(
      fc.property(anyAnswer, options, (text, chosen) => {
        const { text: after, applied } = polish(text, chosen);
        expect(applied.every((one) => one.before === one.after)).toBe(after === text);
        expect(polish(text, { ...chosen, off: RULE_NAMES })).toEqual({ text, fold: null, applied: [] });
      }),
      { seed: 53, numRuns: runs(20_000) },
    );
  });

  it('touch no code, no quote, no address and no table, wherever they stand', () => {
    const kept = fc.constantFrom(
      '```sh\necho "Sure! Wow!"\nSorry about that!\n```',
      '~~~\nSure! Wow!\n```\nWow!\n~~~',
      '    Sure! It works!',
      '> Sure! It works!\nSorry about that!',
      '| Sure! | Wow! |\n| --- | --- |\n| Sorry about that! | Wow! |',
      'a | b\n--- | ---\nWow! | Sorry about that!\nWow! Wow!',
    );
    const span = fc.constantFrom(
      '`Sure! Wow! x`',
      '``a` Wow! ``',
      '"Wow! Sure!"',
      '“Sorry about that! Wow!”',
      'https://a.b/?q=wow!',
      '[x!](./wow!)',
    );
    fc.assert(
      fc.property(anyAnswer, kept, span, options, (before, block, inline, chosen) => {
        // Whatever came before is closed: what is open keeps what follows, which is not the point here.
        const closed = before.replaceAll(/[`~"“„«\\]/g, '');
        expect(polish(`${closed}\n\n${block}\n\nThe end of ${inline}.`, chosen).text).toContain(block);
        expect(polish(`${closed}\n\nThe end of ${inline} is here.`, chosen).text).toContain(inline);
      }),
      { seed: 54, numRuns: runs(10_000) },
    );
  });
});
