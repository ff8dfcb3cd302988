import type { Locator, Page } from '@playwright/test';

const PRESSABLE = 'a[href], button:enabled, input:enabled, textarea, summary, [role=option]';

/** What a person can press right now: within the dialog where one is open. */
async function pressable(page: Page): Promise<Locator[]> {
  const dialog = page.getByRole('dialog');
  const within = (await dialog.count()) > 0 ? dialog : page.locator('body');
  return within.locator(PRESSABLE).filter({ visible: true }).all();
}

/** What cannot be brought into sight and pressed, because it is out of the page or under something else. */
export async function outOfReach(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const element of await pressable(page)) {
    // A radio button is pressed by its label; the button that skips to the page is for the keyboard alone.
    const [name, kind] = await element.evaluate((node) => [
      node.getAttribute('aria-label') ?? node.textContent ?? '',
      node.matches('input[type=radio]')
        ? 'radio'
        : node.getBoundingClientRect().bottom <= 0
          ? 'above'
          : node.tagName.toLowerCase(),
    ]);
    if (kind === 'above') continue;
    const target = kind === 'radio' ? element.locator('xpath=..') : element;
    try {
      await target.click({ trial: true, timeout: 2_000 });
    } catch (error) {
      found.push(
        `${kind} “${name?.trim().slice(0, 40)}”: ${
          (error as Error).message
            .split('\n')
            .find((line) => /intercepts|outside/.test(line))
            ?.trim() ?? 'cannot be pressed'
        }`,
      );
    }
  }
  return found;
}
