import { setTimeout as after } from 'node:timers/promises';
import type { Page } from 'playwright';

/** Between two letters: a quick typist needs longer. */
const PAUSE_MS = 60;
/** A short question, quickly written. */
const TO_TYPE_MS = 1_500;

declare global {
  interface Window {
    /** From the event that was waited for to the end of the frame that shows what it brought. */
    nimaShown?: Promise<number>;
    nimaLongest?: number;
  }
}

/** What ends a measurement: so many elements of this kind, the last of them with these words. */
interface Wished {
  readonly selector: string;
  readonly count: number;
  readonly words: string;
}

/** Opens a link of the app from inside, as a click on it would; answers when the words stand there. */
export async function follow(page: Page, address: string, wished: Wished): Promise<number> {
  await page.evaluate(watchShown, { event: 'click', wished });
  await page.evaluate((href) => {
    const link = document.body.appendChild(document.createElement('a'));
    link.href = href;
    link.click();
    link.remove();
  }, address);
  return shown(page);
}

/** Says it and answers how long after Enter the card of what memory holds stood there. */
export async function say(page: Page, text: string): Promise<number> {
  const field = page.getByRole('textbox', { name: 'Message' });
  await field.fill(text);
  await field.focus();
  const selector = '[role=log] [aria-label="From memory"] li';
  const parents = `[role=log] [aria-label="From memory"]:has(li)`;
  const count = await page.locator(parents).count();
  await page.evaluate(watchShown, {
    event: 'keydown',
    wished: { selector: parents, count: count + 1, words: '' },
  });
  // Whoever has to type it needs longer.
  await after(TO_TYPE_MS);
  await page.keyboard.press('Enter');
  const ms = await shown(page);
  await page.locator(selector).last().waitFor();
  return ms;
}

/** Milliseconds from each key to the end of the frame that shows its letter. */
export async function typeMessage(page: Page, text: string): Promise<number[]> {
  const field = page.getByRole('textbox', { name: 'Message' });
  await field.focus();
  const times: number[] = [];
  for (const letter of text) {
    await page.evaluate(watchLetter);
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    times.push(await shown(page));
    await after(PAUSE_MS);
  }
  return times;
}

async function shown(page: Page): Promise<number> {
  const ms = await page.evaluate(async () => window.nimaShown);
  if (ms === undefined) throw new Error('The page was replaced while it was measured.');
  return ms;
}

/** Runs in the page: looks in every frame, and tells at the end of the one that shows it. */
function watchShown({ event, wished }: { event: string; wished: Wished }): void {
  const isThere = (): boolean => {
    const all = document.querySelectorAll(wished.selector);
    const last = all[all.length - 1];
    return (
      all.length >= wished.count &&
      last !== undefined &&
      last.getClientRects().length > 0 &&
      last.textContent.includes(wished.words)
    );
  };
  window.nimaShown = new Promise((resolve) => {
    addEventListener(
      event,
      ({ timeStamp }) => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => resolve(performance.now() - timeStamp), { once: true });
        port1.start();
        const look = () => {
          if (isThere()) port2.postMessage(null);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      },
      { once: true, capture: true },
    );
  });
}

/** Runs in the page. */
function watchLetter(): void {
  const field = document.activeElement as HTMLTextAreaElement;
  const before = field.value.length;
  window.nimaShown = new Promise((resolve) => {
    field.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => resolve(performance.now() - timeStamp), { once: true });
        port1.start();
        const look = () => {
          if (field.value.length > before) port2.postMessage(null);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      },
      { once: true },
    );
  });
}
