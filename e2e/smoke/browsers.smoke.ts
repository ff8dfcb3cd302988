import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCompanion, type RunningCompanion } from '../../companion/testing/start-companion.ts';
import { browserAbsent, type SecondBrowser } from './absent.ts';
import { eventually, type SmokeBrowser } from './drivers/smoke-browser.ts';
import { COMPLAINTS, makeListeningCopy } from './listening-copy.ts';
import { openBrowser } from './open-browser.ts';

const FACT = 'The fan starts at 62 °C.';
const ROUTES = [
  ['/memory', 'Memory'],
  ['/data', 'Your data'],
  ['/companion', 'Companion'],
  ['/settings', 'Settings'],
] as const;

const heading = (name: string) =>
  `return [...document.querySelectorAll('h1')].some((h1) => h1.innerText === ${JSON.stringify(name)} && h1.getClientRects().length > 0);`;
const listsTheFact = `return [...document.querySelectorAll('li a')].some((row) => row.innerText.includes(${JSON.stringify(FACT)}));`;
const isKeptOffline =
  'return (await navigator.serviceWorker.ready) && navigator.serviceWorker.controller !== null;';

/** One browser through one day: the steps build on each other and run in this order. */
function smoke(name: SecondBrowser): void {
  let browser: SmokeBrowser;
  let companion: RunningCompanion;
  let copy: Awaited<ReturnType<typeof makeListeningCopy>>;

  beforeAll(async () => {
    copy = await makeListeningCopy();
    companion = await startCompanion({ env: { NIMA_WEB_DIR: copy.folder } });
    browser = await openBrowser(name);
    console.log(browser.about);
  });

  afterAll(async () => {
    await browser?.close();
    await companion?.stop();
    await copy?.remove();
  });

  const complaints = async () => browser.evaluate(COMPLAINTS);

  it('opens at the printed address', async () => {
    await browser.goto(`${companion.origin}/#key=${companion.key}`);
    await eventually(browser, heading('Memory'), 'the heading of Memory');
    await eventually(browser, isKeptOffline, 'the service worker');
    expect(await complaints()).toEqual([]);
  });

  it('keeps a fact across a reload', async () => {
    await browser.click('a[href="/memory/new"]');
    await browser.type('textarea[aria-label="New fact"]', FACT);
    await browser.click('section[aria-label="New fact"] button:not([aria-label])');
    await eventually(browser, listsTheFact, 'the fact in the list');
    expect(await complaints()).toEqual([]);
    await browser.goto(`${companion.origin}/memory`);
    await eventually(browser, listsTheFact, 'the fact after the reload');
    expect(await complaints()).toEqual([]);
  });

  it.each(ROUTES)('draws %s', async (path, title) => {
    await browser.goto(companion.origin + path);
    await eventually(browser, heading(title), `the heading of ${title}`);
    expect(await complaints()).toEqual([]);
  });

  it('talks to the companion', async () => {
    await browser.goto(`${companion.origin}/companion`);
    await eventually(
      browser,
      `return document.querySelector('meter, [role="meter"]') !== null;`,
      'the vitals',
    );
    expect(await complaints()).toEqual([]);
  });

  it('goes on when the companion has stopped', async () => {
    await companion.stop();
    await browser.goto(`${companion.origin}/memory`);
    await eventually(browser, listsTheFact, 'the fact, offline');
    for (const [path, title] of ROUTES) {
      await browser.goto(companion.origin + path);
      await eventually(browser, heading(title), `the heading of ${title}, offline`);
      expect(await complaints()).toEqual([]);
    }
  });
}

describe.skipIf(browserAbsent('firefox'))('Firefox', () => {
  smoke('firefox');
});
describe.skipIf(browserAbsent('webkit'))('WebKit', () => {
  smoke('webkit');
});
