import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs.ts';
import { CUT } from './cut.ts';
import { learnableText, withoutForeign } from './learnable-text.ts';

describe('what is left to learn from', () => {
  it.each([
    ['I use k3s.', 'I use k3s.'],
    ['I use `k3s` here.', 'I use here.'],
    ['One.\n```\ncode\n```\nTwo.', 'One.\n\nTwo.'],
    ['One.\n\n    indented code\n\nTwo.', 'One.\n\nTwo.'],
    ['She said “I am tired” and left.', 'She said and left.'],
    ["It's what 'my people' don't say.", "It's what don't say."],
    ['An open "mark\nholds on.\n\nNot here.', 'An open\n\nNot here.'],
    ['I like tea.\nname: Bob\n', 'I like tea.'],
    ['I like tea.\nname: Bob\ncity: Oslo', ''],
    ['By the way: I like tea.', 'By the way: I like tea.'],
    ['I like tea. Here is my mail: hello there', 'I like tea.'],
    ['I like tea. Imagine a pirate. I have a hat.', 'I like tea.'],
    ['I like tea.\n---\nand this was below', 'I like tea.'],
    ['I like tea.\n\nMy password is below:\nhunter2', 'I like tea.'],
    ['/remember I like tea', ''],
    ['Dear Sir,\nI like tea.', ''],
    ['Hi all,\nI like tea.\nBest regards\nBo', ''],
    ['From: a@b.example\nTo: c@d.example\n\nI like tea.', ''],
    [`I like tea. ${'And more of it. '.repeat(60)}`, ''],
    [`I like tea.\n\n${'And more of it. '.repeat(250)}`, ''],
    [`I like tea.\n\n${'And more of it. '.repeat(60)}`, 'I like tea.'],
    ['', ''],
    ['\n', ''],
  ])('%j', (message, left) => {
    expect(learnableText(message)).toBe(left);
  });

  it('keeps every letter in its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (message) => {
        const left = withoutForeign(message);
        expect(left).toHaveLength(message.length);
        for (let at = 0; at < left.length; at += 1) expect([CUT, message[at]]).toContain(left[at]);
      }),
      { numRuns: runs(1000) },
    );
  });
});
