import type { Page } from 'playwright';

declare global {
  interface Window {
    nimaBenchRow?: Promise<number>;
  }
}

/** From the start of the navigation to the frame in which a row of the list is drawn, measured inside the page. */
export async function firstRowMs(page: Page, url: string): Promise<number> {
  await page.addInitScript(() => {
    window.nimaBenchRow = new Promise((resolve) => {
      const look = () => {
        const row = document.querySelector('li a[href^="/memory/0"]');
        if (row && row.getClientRects().length > 0) resolve(performance.now());
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  });
  await page.goto(url);
  const elapsedMs = await page.evaluate(() => window.nimaBenchRow);
  if (elapsedMs === undefined) throw new Error('The page was replaced while it was measured.');
  return elapsedMs;
}

/** From pressing Keep to the frame in which the list shows the new row: what a live query costs with everything read. */
export async function keptToRowMs(page: Page): Promise<number> {
  const text = `Measured at ${Date.now()}.`;
  await page.getByRole('link', { name: 'Write a note' }).click();
  await page.getByRole('textbox', { name: 'New note' }).fill(text);
  return page.evaluate(async (expected) => {
    const button = document.querySelector<HTMLButtonElement>('button[type="submit"]');
    if (!button) throw new Error('There is no button that keeps the note.');
    const startedAt = performance.now();
    button.click();
    return new Promise<number>((resolve) => {
      const look = () => {
        const first = document.querySelector('li a[href^="/memory/0"]');
        if (first?.textContent.includes(expected) === true) resolve(performance.now() - startedAt);
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  }, text);
}
