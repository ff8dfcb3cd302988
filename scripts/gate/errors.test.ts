import { describe, expect, it } from 'vitest';
import { checkErrors } from './errors.mjs';
import { imagineTree } from './testing/planted-tree.mjs';

const CODE = `export const ERRORS = {
  // The request
  not_found: { status: 404, retryable: false },
  busy: { status: 503, retryable: true },
} as const satisfies Record<string, { status: number; retryable: boolean }>;
`;
const HEAD = '# Errors\n\n| Code | Status | Again | What happened | What to do |\n|---|---|---|---|---|\n';
const NOT_FOUND = '| `not_found` | 404 | no | There is no such address. | Check the spelling. |\n';
const BUSY = '| `busy` | 503 | yes | Too much is going on. | Try again in a while. |\n';

const check = (page = HEAD + NOT_FOUND + BUSY, files: Record<string, string> = {}) =>
  checkErrors(imagineTree({ 'shared/protocol/errors.ts': CODE, 'docs/errors.md': page, ...files })).map(
    ({ file, line, message }) => `${file}:${line} ${message}`,
  );

describe('checkErrors', () => {
  it('accepts a page that says what the code says', () => {
    expect(check()).toEqual([]);
  });

  it('finds a code that the page leaves out', () => {
    expect(check(HEAD + NOT_FOUND)).toEqual([
      expect.stringMatching(/^shared\/protocol\/errors.ts:4 Add a row for `busy`/),
    ]);
    expect(check('')).toHaveLength(2);
  });

  it('finds a row whose code is gone, or is there twice', () => {
    expect(check(HEAD + NOT_FOUND + BUSY + BUSY.replace('busy', 'lazy'))).toEqual([
      expect.stringMatching(/^docs\/errors.md:7 `lazy` is not in/),
    ]);
    expect(check(HEAD + NOT_FOUND + BUSY + BUSY)).toEqual([expect.stringContaining('has a row already')]);
  });

  it('finds a row with another status or another word on trying again', () => {
    expect(check(HEAD + NOT_FOUND + BUSY.replace('503', '500'))).toEqual([
      expect.stringContaining('travels as 503'),
    ]);
    expect(check(HEAD + NOT_FOUND + BUSY.replace('yes', 'no'))).toEqual([
      expect.stringContaining('must be yes'),
    ]);
    expect(check(HEAD + NOT_FOUND.replace('no |', 'yes |') + BUSY)).toEqual([
      expect.stringContaining('must be no'),
    ]);
  });

  it('finds a row that says nothing', () => {
    expect(check(`${HEAD}${NOT_FOUND}| \`busy\` | 503 | yes | Busy. | Wait. |\n`)).toEqual([
      expect.stringContaining('say what happened'),
    ]);
    expect(check(`${HEAD}${NOT_FOUND}| \`busy\` | 503 | yes |\n`)).toEqual([
      expect.stringContaining('say what happened'),
    ]);
  });

  it.each([
    "throw fault('gone', 'It went.');",
    "throw fault(\n'gone', 'It went.');",
    "throw new NimaError('gone', 'It went.');",
  ])('finds that a code is raised which does not exist: %s', (text) => {
    expect(check(undefined, { 'companion/app.ts': text })).toEqual([
      expect.stringContaining('companion/app.ts:1 `gone` is no error code'),
    ]);
  });

  it('lets known codes be raised, and tests make up theirs', () => {
    expect(
      check(undefined, {
        'companion/app.ts': "throw fault('busy', 'Wait.');",
        'companion/app.test.ts': "fault('gone', '')",
      }),
    ).toEqual([]);
  });

  it('never passes on a table that it cannot find', () => {
    for (const text of ['', 'export const OTHER = {};', 'export const ERRORS = build();']) {
      expect(check(undefined, { 'shared/protocol/errors.ts': text })).toEqual([
        expect.stringContaining('No codes were found'),
      ]);
    }
  });
});
