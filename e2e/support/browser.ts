import type { LaunchOptions } from '@playwright/test';
import { chromiumPath } from '../../scripts/chromium.mjs';

/** Chromium as a person has it, but silent: it looks for no updates and reaches nothing but the companion. */
export function launchOptions(): LaunchOptions {
  const executablePath = chromiumPath();
  // Chromium refuses its sandbox to root; nobody else gives it up.
  const sandbox = process.getuid?.() === 0 || process.env['CI'] ? ['--no-sandbox'] : [];
  return {
    ...(executablePath ? { executablePath } : {}),
    args: [
      ...sandbox,
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
    ],
  };
}
