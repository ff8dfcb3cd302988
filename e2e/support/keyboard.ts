import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** More than any page has: reaching it means that the focus goes round and round. */
const MOST_STOPS = 60;

export interface Stop {
  name: string;
  /** Whether anything on the page looks different for this having the focus. */
  visible: boolean;
}

/** Every stop of the Tab key from the beginning of the page to its end. */
export async function walkByTab(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  while (stops.length < MOST_STOPS) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(readStop);
    if (stop === null) return stops;
    stops.push(stop);
  }
  throw new Error(`The Tab key finds no end: ${stops.map(({ name }) => name).join(', ')}`);
}

/** Presses Tab until something of this name has the focus, as a person does who uses no mouse. */
export async function tabTo(
  page: Page,
  role: Parameters<Page['getByRole']>[0],
  name: string | RegExp,
  within: Page | Locator = page,
): Promise<void> {
  const target = within.getByRole(role, { name, exact: true }).first();
  for (let press = 0; press < MOST_STOPS; press += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(target, 'is not reached by Tab').toBeFocused();
}

/** Runs in the page. Takes the focus away to compare, which leaves the place where Tab goes on as it is. */
function readStop(): Stop | null {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  const isField = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  const labels = isField ? [...(element.labels ?? [])] : [];
  // A label may show it, and whatever the element stands in.
  const around: Element[] = [...labels];
  for (let at: Element | null = element; at; at = at.parentElement) around.push(at);
  const look = () =>
    around
      .map((part) => {
        const { outline, boxShadow, borderColor, backgroundColor, translate } = getComputedStyle(part);
        return [outline, boxShadow, borderColor, backgroundColor, translate].join(' ');
      })
      .join();
  const name = element.getAttribute('aria-label') ?? labels[0]?.textContent ?? element.textContent ?? '';
  const focused = look();
  element.blur();
  // The calendar of a date field keeps the focus from such a blur: there the look of the field has to say it by itself.
  const isHeld = element.matches(':focus-within') && getComputedStyle(element).outlineStyle !== 'none';
  return { name: name.trim(), visible: isHeld || look() !== focused };
}
