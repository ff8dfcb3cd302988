import { browserAbsent, type SecondBrowser } from './absent.ts';

const HOW_TO_GET: Readonly<Record<SecondBrowser, string>> = {
  firefox:
    'Firefox: skipped, there is none on this machine. Debian has firefox-esr; or npx playwright install firefox.',
  webkit:
    'WebKit: skipped, there is none on this machine. Debian has webkit2gtk-driver, with xvfb where there is no display; or npx playwright install webkit.',
};

/** One line for each browser that will be left out. Run by Vitest before anything else. */
export function setup(): void {
  for (const name of ['firefox', 'webkit'] as const) {
    if (browserAbsent(name)) process.stdout.write(`${HOW_TO_GET[name]}\n`);
  }
}
