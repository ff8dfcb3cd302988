import type { Page } from '@playwright/test';

/**
 * What does not fit the width of the page: boxes and words that stick out of it or out of their own box, words cut
 * off without a mark, and anything that would have to be scrolled sideways. Empty on a page that is whole.
 */
export async function misfits(page: Page): Promise<string[]> {
  return page.evaluate(findMisfits);
}

/** Runs in the page, so all it needs is inside. */
function findMisfits(): string[] {
  const spacePx = 5;
  const width = document.documentElement.clientWidth;
  const found: string[] = [];
  const named = (element: Element) =>
    `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}”`;
  const report = (element: Element, what: string) => found.push(`${named(element)} ${what}`);
  // For ears only, or scrolled into view when it gets the focus.
  const isUnseen = (element: Element) => {
    const { clipPath, opacity } = getComputedStyle(element);
    return (
      clipPath === 'inset(50%)' || opacity === '0' || !element.checkVisibility({ visibilityProperty: true })
    );
  };

  // What stands in a line that ends in a mark where it is cut.
  const isWithinEllipsis = (element: Element) => {
    for (let at = element.parentElement; at; at = at.parentElement) {
      const { overflowX, textOverflow, display } = getComputedStyle(at);
      if (overflowX !== 'visible' && textOverflow === 'ellipsis') return true;
      if (display !== 'inline') return false;
    }
    return false;
  };

  for (const element of document.body.querySelectorAll('*')) {
    if (isUnseen(element) || element.closest('svg')?.contains(element.parentElement)) continue;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (!isWithinEllipsis(element) && box.width > 0 && (box.right > width + 1 || box.left < -1)) {
      report(element, `reaches from ${Math.round(box.left)} to ${Math.round(box.right)} of ${width}`);
    }
    const inner = element.scrollWidth - element.clientWidth;
    if (element.clientWidth > 0 && inner > 1 && style.overflowX !== 'visible') {
      const isMarked =
        style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none' || element.matches('input');
      if (!isMarked) report(element, `holds ${inner} px more than it shows`);
    }
  }

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    let block = node.parentElement;
    if (!block || isUnseen(block) || node.textContent?.trim() === '') continue;
    while (block && getComputedStyle(block).display === 'inline') block = block.parentElement;
    if (!block || getComputedStyle(block).overflowX !== 'visible') continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const spilled = Math.round(range.getBoundingClientRect().right - block.getBoundingClientRect().right);
    // The space that ends a wrapped line may hang over; no letter is as narrow.
    if (spilled > spacePx) report(block, `spills ${spilled} px of its words`);
  }
  return found;
}
