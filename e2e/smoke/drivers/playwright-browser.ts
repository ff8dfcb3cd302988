import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firefox, webkit } from 'playwright';
import type { SmokeBrowser } from './smoke-browser.ts';

/** Playwright's own build, from `npx playwright install`. */
export async function openPlaywright(name: 'firefox' | 'webkit'): Promise<SmokeBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'nima-smoke-'));
  const context = await { firefox, webkit }[name].launchPersistentContext(folder, { locale: 'en-GB' });
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    about: `${name} ${context.browser()?.version() ?? ''} of Playwright`,
    goto: async (url) => void (await page.goto(url)),
    click: (selector) => page.locator(selector).first().click(),
    type: (selector, text) => page.locator(selector).first().pressSequentially(text),
    evaluate: (body) => page.evaluate(`(async () => { ${body} })()`),
    close: async () => {
      await context.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
