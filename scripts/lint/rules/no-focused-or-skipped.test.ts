import { describe, expect, it } from 'vitest';
import { lintText } from '../testing/lint-text.mjs';
import { noFocusedOrSkipped } from './no-focused-or-skipped.mjs';

const lint = (text: string, file = 'web/engine/notes.test.ts') => lintText(noFocusedOrSkipped, file, text);
const ABSENT = "import { benchAbsent, browserAbsent } from '../../bench/absent.ts';\n";

describe('a test that does not run is refused', () => {
  it.each([
    "it.only('a', () => {});",
    "test.skip('a', () => {});",
    "describe.only('a', () => {});",
    "it.todo('a');",
    "it.fails('a', () => {});",
    "test.fixme('a', () => {});",
    "test.fail('a', () => {});",
    "test.describe.only('a', () => {});",
    "test.describe.skip('a', () => {});",
    "it.concurrent.skip('a', () => {});",
    "it.each([1])('a', () => {}); it.skip.each([1])('a', () => {});",
    "it['only']('a', () => {});",
    "it.skipIf(true)('a', () => {});",
    "describe.runIf(process.env.CI)('a', () => {});",
    'const later = it.skip;',
    "xit('a', () => {});",
    "xdescribe('a', () => {});",
    "fit('a', () => {});",
    "it('a', { skip: true }, () => {});",
    "it('a', { only: true }, () => {});",
    "it('a', { todo: true }, () => {});",
    "it('a', (context) => context.skip());",
    "it('a', ({ skip }) => skip());",
    "import { it as check } from 'vitest'; const a = check.only;",
    "import { test as base } from '@playwright/test'; base('a', { only: true }, () => {});",
    "test.skip(({ browserName }) => browserName === 'webkit');",
  ])('%s', (text) => {
    expect(lint(text)).toEqual([expect.stringContaining('Every test runs')]);
  });

  it.each([
    'describe.skipIf(true)',
    'describe.skipIf(process.env.CI)',
    'describe.skipIf(benchAbsent() || true)',
    'describe.skipIf(!benchAbsent())',
    'it.skipIf(benchAbsent())',
    'describe.runIf(benchAbsent())',
  ])('%s, although the helper is there', (skip) => {
    expect(lint(`${ABSENT}${skip}('a', () => {});`)).toHaveLength(1);
  });

  it('where a condition of one’s own takes the name of the helper', () => {
    expect(
      lint("const benchAbsent = () => true;\ndescribe.skipIf(benchAbsent())('a', () => {});"),
    ).toHaveLength(1);
    expect(
      lint("import { benchAbsent } from './mine.ts';\ndescribe.skipIf(benchAbsent())('a', () => {});"),
    ).toHaveLength(1);
  });

  it('in end-to-end tests and test helpers as well', () => {
    expect(lint("test.only('a', () => {});", 'e2e/notes.spec.ts')).toHaveLength(1);
    expect(lint("test.only('a', () => {});", 'e2e/harness.ts')).toHaveLength(1);
    expect(lint("it.skip('a', () => {});", 'shared/testing/contract.ts')).toHaveLength(1);
  });
});

describe('what runs, or is missing for a reason, is let through', () => {
  it.each([
    `${ABSENT}describe.skipIf(benchAbsent())('a', () => {});`,
    `${ABSENT}describe.skipIf(benchAbsent('memory'))('a', () => {});`,
    `${ABSENT}describe.skipIf(browserAbsent('firefox'))('a', () => {});`,
    "it('a', () => {}); it.each([1])('a', () => {}); it('b', { timeout: 5000 }, () => {});",
    'expect(page.skip).toBe(undefined); reader.readOnly();',
    "it('a', ({ expect }) => expect(1).toBe(1));",
  ])('%s', (text) => {
    expect(lint(text)).toEqual([]);
  });

  it('the product may skip what it likes', () => {
    expect(lint('export const rest = list.skip(1);', 'web/engine/notes.ts')).toEqual([]);
  });
});
