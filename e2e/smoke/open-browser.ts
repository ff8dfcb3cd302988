import { unreachable } from '../../shared/lib/exhaustive.ts';
import { findBrowser, type SecondBrowser } from './absent.ts';
import { openPlaywright } from './drivers/playwright-browser.ts';
import type { SmokeBrowser } from './drivers/smoke-browser.ts';
import { openSystemFirefox } from './drivers/system-firefox.ts';
import { openSystemWebKit } from './drivers/system-webkit.ts';

export async function openBrowser(name: SecondBrowser): Promise<SmokeBrowser> {
  const found = findBrowser(name);
  if (found === null) throw new Error(`There is no ${name} here. Ask browserAbsent first.`);
  switch (found.by) {
    case 'playwright':
      return openPlaywright(name);
    case 'firefox':
      return openSystemFirefox(found.path);
    case 'webkit-driver':
      return openSystemWebKit(found);
    default:
      return unreachable(found);
  }
}
