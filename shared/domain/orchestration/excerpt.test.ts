import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs.ts';
import { EXCERPT_LENGTH, excerptOf } from './excerpt.ts';

const filler = (sentences: number): string =>
  Array.from({ length: sentences }, (_, at) => `Sentence ${at} is about the weather of that day.`).join(' ');

describe('an excerpt', () => {
  it('of a short text is the text', () => {
    expect(excerptOf('  The boiler is loud. ', 'boiler?')).toBe('The boiler is loud.');
  });

  it.each([
    [`The boiler is loud. ${filler(9)}`, /^The boiler is loud\. Sentence 0 .*…$/],
    [`${filler(9)} The boiler is loud.`, /^….*The boiler is loud\.$/],
    [`${filler(9)} The boilers are loud. ${filler(9)}`, /^…(?:.*)The boilers are loud\. Sentence 0 .*…$/],
  ])('is whole sentences around what was asked for', (text, expected) => {
    expect(excerptOf(text, 'What about the boiler?')).toMatch(expected);
  });

  it('of a sentence without end is cut between words', () => {
    const text = `${'and on '.repeat(60)}the boiler is loud ${'and on '.repeat(60)}`;
    const part = excerptOf(text, 'boiler');
    expect(part).toContain('boiler');
    expect(part).toMatch(/^…(?:and|on|the) .*…$/);
  });

  it('of what has no blanks is cut between characters', () => {
    expect(excerptOf('🛶'.repeat(500), 'boiler')).toBe(`${'🛶'.repeat(EXCERPT_LENGTH / 2)}…`);
  });

  it('is a part of the text, and never longer than it may be', () => {
    const said = fc.array(fc.oneof(fc.lorem({ maxCount: 60 }), fc.string({ unit: 'binary' })), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(said, fc.lorem({ maxCount: 5 }), (parts, question) => {
        const text = parts.join('\n');
        const part = excerptOf(text, question);
        expect(part.length).toBeLessThanOrEqual(EXCERPT_LENGTH + 2);
        expect(text).toContain(part.replace(/^…|…$/g, '').trim());
      }),
      { numRuns: runs(1_000) },
    );
  });
});
