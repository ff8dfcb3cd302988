import type { Page } from '@playwright/test';
import { PSEUDO_MARKS } from '../../web/ui/text/pseudo.ts';

/** What a person wrote has no translation; a row may show a part of it, and a mark where it was cut. */
export type Written = readonly string[];

/**
 * Everything on a page under the pseudo-locale that did not come from the catalogue: texts, names, hints and the
 * title. Left out are what a person wrote, times, code, keys, and bare amounts (`42 %`, `1.5 GB`, `0.1.0`), which the
 * platform writes in the reader's language by itself.
 */
export async function strayTexts(page: Page, written: Written): Promise<string[]> {
  return page.evaluate(findStrays, { written, marks: PSEUDO_MARKS });
}

/** Runs in the page, so all it needs is inside. */
function findStrays({ written, marks }: { written: Written; marks: readonly [string, string] }): string[] {
  const [open, close] = marks;
  const amount = /^(?:[\d.,:\s]+(?:%|bytes?|kB|MB|GB|TB|days?|hours?|minutes?|seconds?)?\s*)+$/;
  const isWritten = (text: string, place: Element) =>
    place.closest('a[href^="/memory/"], blockquote') !== null &&
    written.some((whole) => `${whole}…`.includes(text));

  const strays: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let depth = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const place = node.parentElement;
    if (!place?.checkVisibility() || place.closest('time, code, pre, kbd, textarea, script, style')) continue;
    let outside = '';
    for (const character of node.textContent ?? '') {
      if (character === open) depth += 1;
      else if (character === close) depth -= 1;
      else if (depth === 0) outside += character;
    }
    const stray = outside.trim();
    if (stray !== '' && !amount.test(stray) && !isWritten(stray, place)) strays.push(`text: ${stray}`);
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
