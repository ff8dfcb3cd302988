import { setTimeout as after } from 'node:timers/promises';
import type { Page } from 'playwright';

/** Between an answer and the next key: a quick typist needs longer. */
const PAUSE_MS = 60;

declare global {
  interface Window {
    /** From the key to the end of the frame that shows the rows for what the field then holds. */
    nimaTyped?: Promise<number>;
  }
}

/** Types them letter by letter into the search of the memory; answers milliseconds, one for every letter. */
export async function typeInto(page: Page, texts: readonly string[]): Promise<number[]> {
  const field = page.getByRole('searchbox');
  await field.focus();
  await page.evaluate(watchKeys);
  await page.keyboard.press('Escape');
  await page.evaluate(async () => window.nimaTyped);
  const times: number[] = [];
  for (const text of texts) {
    for (const letter of text) {
      await page.keyboard.press(letter === ' ' ? 'Space' : letter);
      times.push(await page.evaluate(async () => window.nimaTyped ?? Number.NaN));
      await after(PAUSE_MS);
    }
    await page.keyboard.press('Escape');
    await page.evaluate(async () => window.nimaTyped);
    await after(PAUSE_MS);
  }
  return times;
}

/** Runs in the page. */
function watchKeys(): void {
  const field = document.querySelector<HTMLInputElement>('input[type=search]');
  const list = () => document.querySelector<HTMLAnchorElement>('ul a[data-index="0"][href]');
  const told = () => document.querySelector('search [role=status]')?.textContent;
  // Rows carry the words they were found by; where none was found, how many there are is said instead.
  const isAnswered = (words: string): boolean => {
    const row = list();
    if (row) return (new URL(row.href).searchParams.get('q') ?? '') === words.trim();
    return document.querySelector('ul a[data-index]') === null && told() !== '';
  };
  field?.addEventListener('keydown', ({ timeStamp }) => {
    window.nimaTyped = new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve(performance.now() - timeStamp), { once: true });
      port1.start();
      const look = () => {
        if (isAnswered(field.value)) port2.postMessage(null);
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  });
}

/**
 * The same rows under the same letters in a page that knows them already and does nothing else: what this machine takes
 * for a letter and the rows that follow it, whoever finds them.
 */
export async function typeBare(page: Page, bare: Page, texts: readonly string[]): Promise<number[]> {
  const field = page.getByRole('searchbox');
  const drawn: string[] = [];
  for (const text of texts.slice(0, 2)) {
    await field.fill(text);
    await page.waitForFunction(isShownFor, text);
    drawn.push(await page.evaluate(() => document.body.innerHTML));
  }
  const styles = await page.evaluate(stylesOfPage);
  await bare.setContent(`<style>${styles}</style>${drawn[0] ?? ''}`);
  await bare.evaluate(swapRows, drawn);
  const times: number[] = [];
  await bare.getByRole('searchbox').focus();
  for (const letter of texts.join('')) {
    await bare.keyboard.press(letter === ' ' ? 'Space' : letter);
    times.push(await bare.evaluate(async () => window.nimaTyped ?? Number.NaN));
    await after(PAUSE_MS);
  }
  return times;
}

/** Runs in the page. */
function isShownFor(words: string): boolean {
  const row = document.querySelector<HTMLAnchorElement>('ul a[data-index="0"][href]');
  return row !== null && new URL(row.href).searchParams.get('q') === words;
}

/** Runs in the page. */
function stylesOfPage(): string {
  const root = document.documentElement;
  const rules = [...document.styleSheets].flatMap(({ cssRules }) =>
    [...cssRules].map(({ cssText }) => cssText),
  );
  return `${rules.join('\n')} #app { block-size: 100vh } html { ${root.getAttribute('style') ?? ''} }`;
}

/** Runs in the page: with every letter the rows of the other answer take the place of those that stand there. */
function swapRows(drawn: readonly string[]): void {
  const answers = drawn.map((html) => {
    const { body } = new DOMParser().parseFromString(html, 'text/html');
    return [...body.querySelectorAll('ul > li')].map(({ innerHTML }) => innerHTML);
  });
  const rows = [...document.querySelectorAll('ul > li')];
  let turn = 0;
  document.querySelector('input[type=search]')?.addEventListener('keydown', ({ timeStamp }) => {
    window.nimaTyped = new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => resolve(performance.now() - timeStamp), { once: true });
      port1.start();
      // In the frame after that of the letter, as an answer that took no time at all.
      requestAnimationFrame(() => {
        turn += 1;
        for (const [at, row] of rows.entries()) row.innerHTML = answers[turn % answers.length]?.[at] ?? '';
        requestAnimationFrame(() => port2.postMessage(null));
      });
    });
  });
}
