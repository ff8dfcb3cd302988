import { describe, expect, it } from 'vitest';
import { lintText } from '../testing/lint-text.mjs';
import { noSilencedChecks } from './no-silenced-checks.mjs';

const lint = (comment: string) =>
  lintText(noSilencedChecks, 'web/engine/notes.ts', `${comment}\nexport const a = 1;`);

describe('a comment that turns a check off', () => {
  it.each([
    ['// @ts-ignore', 'Repair the type'],
    ['// @ts-ignore: the library is wrong here', 'Repair the type'],
    ['/* @ts-nocheck */', 'Repair the type'],
    ['// @ts-expect-error', 'Say why'],
    ['// @ts-expect-error todo', 'Say why'],
    ['/* eslint-disable */', 'oxlint'],
    ['// eslint-disable-next-line no-console -- the reason is here', 'oxlint'],
    ['/* oxlint-disable */', 'Name the rule'],
    ['// oxlint-disable-next-line', 'Name the rule'],
    ['// oxlint-disable-next-line no-console', 'Say why no-console'],
    ['// oxlint-disable-line no-console -- why', 'Say why no-console'],
    ['/* oxlint-disable nima/boundaries -- because I have to, today */', 'no exceptions'],
    ['/* oxlint-disable no-console, nima/catalogue -- because I have to, today */', 'no exceptions'],
    ['// oxlint-disable-next-line typescript/no-explicit-any -- because I have to, today', 'no exceptions'],
    ['// oxlint-disable-next-line @typescript-eslint/no-explicit-any -- because I have to', 'no exceptions'],
    ['// oxlint-disable-next-line import/no-cycle -- because I have to, today', 'no exceptions'],
    ['/* v8 ignore next */', 'Test it or delete it'],
    ['/* istanbul ignore else */', 'Test it or delete it'],
  ])('%s', (comment, advice) => {
    expect(lint(comment)).toEqual([expect.stringContaining(advice)]);
  });
});

describe('a comment that is let through', () => {
  it.each([
    '// oxlint-disable-next-line no-console -- the only line that a person at the terminal reads',
    '// @ts-expect-error: the point of this test is that a number is refused',
    '/** Says what @ts-ignore would hide. */',
    '// Coverage ignores this file, since types alone are in it.',
  ])('%s', (comment) => {
    expect(lint(comment)).toEqual([]);
  });
});
