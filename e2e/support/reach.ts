import type { Page } from '@playwright/test';

/** What cannot be brought into sight and pressed, because it stays out of the page or under something else. */
export async function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(findOutOfReach);
}

/** Runs in the page, so all it needs is inside. */
function findOutOfReach(): string[] {
  const pressable = 'a[href], button:enabled, input:enabled, textarea, summary, [role=option]';
  const within = document.querySelector('dialog[open]') ?? document.body;
  return [...within.querySelectorAll<HTMLElement>(pressable)].flatMap((element) => {
    // Above the page until it has the focus, and for the keyboard alone: the button that skips to the page.
    if (!element.checkVisibility() || element.getBoundingClientRect().bottom <= 0) return [];
    const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
    // A person scrolls until what they want lies free.
    const reachable = (['center', 'start', 'end'] as const).some((block) => {
      element.scrollIntoView({ block, inline: 'nearest' });
      return [element, label ?? element].some((target) => {
        const { left, right, top, bottom } = target.getBoundingClientRect();
        const hits = document.elementsFromPoint((left + right) / 2, (top + bottom) / 2);
        // What lies under a notice is free once that is dismissed, and its button is looked at like any other.
        const hit = hits.find(
          (over) => over.closest('[role=status]') === null || element.closest('[role=status]'),
        );
        return hit !== undefined && target.contains(hit);
      });
    });
    const name = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40);
    return reachable ? [] : [`${element.tagName.toLowerCase()} “${name}” cannot be pressed`];
  });
}
