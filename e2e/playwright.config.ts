import { defineConfig } from '@playwright/test';
import { LAPTOP, PHONE } from './support/devices.ts';
import { launchOptions } from './support/browser.ts';

/** Enough to see why a test failed; the film of it would cost a third of the whole run on two cores. */
const TRACE = { mode: 'retain-on-failure', snapshots: true, screenshots: false, sources: false } as const;

/**
 * Real Chromium against the real, built companion. One worker: the tests share two cores with browser and companion,
 * and several stop and start them. A test that passes at the second try is a defect, and fails where people work; in CI,
 * on machines that others use at the same time, it is tried once more and named at the end.
 */
export default defineConfig({
  testDir: '.',
  outputDir: '../node_modules/.cache/e2e',
  workers: 1,
  retries: process.env['CI'] ? 1 : 0,
  timeout: 60_000,
  // Nothing here takes a second; a machine with other work may.
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '../node_modules/.cache/nima/e2e.json' }]],
  use: {
    launchOptions: launchOptions(),
    serviceWorkers: 'allow',
    trace: TRACE,
    locale: 'en-GB',
    // What is not there within this time is not there; a test's whole time would go by for one wrong name.
    actionTimeout: 10_000,
  },
  projects: [
    {
      name: 'laptop',
      use: LAPTOP,
      testIgnore: '**/*.screens.ts',
      testMatch: '**/*.spec.ts',
      grepInvert: /@phone-only/,
    },
    { name: 'phone', use: PHONE, testMatch: '**/*.spec.ts', grep: /@phone/ },
    // Pictures are asked for by name (`npm run screenshots`); they prove nothing and take a minute.
    ...(process.env['NIMA_SCREENSHOTS'] === '1'
      ? [{ name: 'screenshots', testMatch: '**/*.screens.ts' }]
      : []),
  ],
});
