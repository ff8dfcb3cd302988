import type { Page } from '@playwright/test';

/**
 * The least a target may measure under a thumb; a link within a sentence follows the height of its line. A column of a
 * figure is as wide as its figure allows, and fields beside it do the same.
 */
const LEAST_PX = { target: 44, inline: 24, drawn: 24 };

/** Everything that can be pressed on the page and is too small for a thumb, with its size. */
export async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(findSmall, LEAST_PX);
}

/** Runs in the page, so all it needs is inside. */
function findSmall(least: { target: number; inline: number; drawn: number }): string[] {
  const pressable = 'a[href], button, input, textarea, select, summary, [role=option], [role=separator]';
  const open = document.querySelector('dialog[open]');
  return [...(open ?? document.body).querySelectorAll<HTMLElement>(pressable)].flatMap((element) => {
    if (!element.checkVisibility() || element.matches(':disabled')) return [];
    // A label is pressed for its field, and may be all there is to press.
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    const boxes = [element, ...labels].map((part) => part.getBoundingClientRect());
    // Out of sight until it has the focus, and then out of a thumb's way: the button that skips to the page.
    if (boxes.every(({ bottom, right }) => bottom <= 0 || right <= 0)) return [];
    const width = Math.max(...boxes.map((box) => box.width));
    const height = Math.max(...boxes.map((box) => box.height));
    const needed =
      getComputedStyle(element).display === 'inline'
        ? { width: 0, height: least.inline }
        : { width: element.closest('figure') ? least.drawn : least.target, height: least.target };
    if (width >= needed.width && height >= needed.height) return [];
    const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
    return [
      `${element.tagName.toLowerCase()} “${name.trim().slice(0, 40)}” is ${Math.round(width)} × ${Math.round(height)} px`,
    ];
  });
}
