import type { Page } from '@playwright/test';
import { PSEUDO_MARKS } from '../../web/ui/text/pseudo.ts';

/** What a person wrote has no translation; a row may show a part of it, and a mark where it was cut. */
export type Written = readonly string[];

/**
 * Everything on a page under the pseudo-locale that did not come from the catalogue: texts, names, hints and the
 * title. Left out are what a person wrote, what is marked as the words of somebody else (`lang`, `translate="no"`), times, code, keys, and bare amounts and dates (`42 %`, `1.5 GB`, `0.1.0`,
 * `2 Jan 2026`), which the platform writes in the reader's language by itself.
 */
export async function strayTexts(page: Page, written: Written): Promise<string[]> {
  return page.evaluate(findStrays, { written, marks: PSEUDO_MARKS });
}

/** Runs in the page, so all it needs is inside. */
function findStrays({ written, marks }: { written: Written; marks: readonly [string, string] }): string[] {
  const [open, close] = marks;
  const OTHERS = 'time, code, pre, kbd, textarea, script, style, [translate=no], main [lang]';
  const amount = /^(?:[\d.,:\s]+(?:%|°C|bytes?|kB|MB|GB|TB|days?|hours?|minutes?|seconds?)?\s*)+$/;
  const months = ['short', 'long'].flatMap((month) =>
    Array.from({ length: 12 }, (_, at) =>
      new Intl.DateTimeFormat('en', { month: month as 'short' }).format(new Date(2020, at)),
    ),
  );
  const date = new RegExp(`^(?:\\d{1,2} )?(?:${months.join('|')})(?: \\d{4})?$`);
  const isWritten = (text: string, place: Element) =>
    place.closest('a[href^="/memory/"], blockquote, q, bdi, dt, dd, label, [dir="auto"]') !== null &&
    written.some((whole) => `${whole}…`.includes(text));
  /** What stands between marks of the platform's own, such as `–` and `·`. */
  const piecesOf = (text: string) => text.split(/[·–]/).map((piece) => piece.trim());

  const strays: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let depth = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const place = node.parentElement;
    if (!place?.checkVisibility() || place.closest(OTHERS)) continue;
    let outside = '';
    for (const character of node.textContent ?? '') {
      if (character === open) depth += 1;
      else if (character === close) depth -= 1;
      else if (depth === 0) outside += character;
    }
    for (const stray of piecesOf(outside)) {
      const isOfPlatform = stray === '' || amount.test(stray) || date.test(stray);
      if (!isOfPlatform && !isWritten(stray, place)) strays.push(`text: ${stray}`);
    }
  }
  if (depth !== 0) strays.push(`marks that do not match, off by ${depth}`);

  const isWhole = (text: string) => text.startsWith(open) && text.endsWith(close);
  for (const name of [
    'aria-label',
    'aria-description',
    'aria-valuetext',
    'aria-roledescription',
    'title',
    'placeholder',
    'alt',
  ]) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      const value = element.getAttribute(name) ?? '';
      if (!isWhole(value) && !element.matches('time')) strays.push(`${name}: ${value}`);
    }
  }
  if (!isWhole(document.title)) strays.push(`document title: ${document.title}`);
  return strays;
}
