import type { Page } from 'playwright';

/** Milliseconds from the start of the navigation to the end of the frame that shows it. */
export interface FirstLook {
  /** The first rows of the list. */
  readonly rows: number;
  /** The fact whose row was clicked as soon as there was one. */
  readonly answered: number;
  /** What was found by a word, asked for right after that. */
  readonly words: number;
  /** What was found by a word that stands in none of it. */
  readonly meaning: number;
}

declare global {
  interface Window {
    nimaFirstLook?: Promise<FirstLook>;
  }
}

/** Opens the memory and uses it from inside the page: the time of a remote control is not counted. */
export async function firstLook(
  page: Page,
  url: string,
  asked: { word: string; meaning: string },
): Promise<FirstLook> {
  await page.addInitScript(look, asked);
  await page.goto(url);
  const seen = await page.evaluate(async () => window.nimaFirstLook);
  if (!seen) throw new Error('The page was replaced while it was measured.');
  return seen;
}

/** Runs in the page before its own scripts: as soon as it can, it clicks a row, then searches twice. */
function look({ word, meaning }: { word: string; meaning: string }): void {
  const painted = async (): Promise<number> =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve(performance.now()), { once: true });
      port1.start();
      // Sent from within a frame, it arrives after that was drawn.
      port2.postMessage(null);
    });
  const drawn = async <T extends Element>(find: () => T | null | undefined): Promise<[T, number]> => {
    for (;;) {
      await new Promise(requestAnimationFrame);
      const element = find();
      if (element && element.getClientRects().length > 0) return [element, await painted()];
    }
  };
  const rowFor = (words: string) => () =>
    [...document.querySelectorAll<HTMLAnchorElement>('ul a[data-index="0"][href]')].find(
      ({ href }) => (new URL(href).searchParams.get('q') ?? '') === words,
    );
  const search = async (words: string): Promise<number> => {
    const [field] = await drawn(() => document.querySelector<HTMLInputElement>('input[type=search]'));
    const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {};
    set?.call(field, words);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    return (await drawn(rowFor(words)))[1];
  };
  const run = async (): Promise<FirstLook> => {
    const [row, rows] = await drawn(rowFor(''));
    row.click();
    const [, answered] = await drawn(() => document.querySelector('article textarea'));
    return { rows, answered, words: await search(word), meaning: await search(meaning) };
  };
  window.nimaFirstLook = run();
}
