import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { kernels } from './build/kernels.mjs';
import { personas } from './build/personas.mjs';
import { chromiumPath } from './chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { version: string };
const define = { __NIMA_VERSION__: JSON.stringify(version) };
const executablePath = chromiumPath();

/**
 * What the tests in the browser load. Named here, since a package found in the middle of a run is made ready then, and
 * the page ends up with two Reacts.
 */
const LOADED_BY_THE_BROWSER = [
  '@tanstack/react-virtual',
  '@xenova/transformers',
  'comlink',
  'dexie',
  'eventsource-parser',
  'fast-check',
  'react',
  'react-dom',
  'react-dom/client',
  'react-markdown',
  'react/jsx-dev-runtime',
  'react/jsx-runtime',
  'rehype-highlight',
  'remark-gfm',
  'uuid',
  'workbox-window',
  'zustand',
  'zod/mini',
  'zustand/middleware',
  'zustand/vanilla',
];

const NODE_TESTS = '{shared,web,companion,scripts,bench,e2e}/**/*';

const inNode = {
  environment: 'node',
  // One process a core for all files: starting one a file took longer than half of the tests. What a test changes
  // outside of itself it puts back.
  isolate: false,
  // No test waits for time to pass: this only ends one that hangs, on a machine busy with everything else; and in the
  // long runs, one that tries ten times as much.
  testTimeout: process.env['NIMA_SOAK'] === '1' ? 600_000 : 20_000,
} as const;

/**
 * `*.test.ts` runs in Node. `*.process.test.ts` does, too, and starts processes of its own, and `*.simulation.test.ts`
 * lives through weeks: both take their time, and the fast gate leaves them out.
 * `*.browser.test.ts(x)` runs in real Chromium: storage and everything that is drawn.
 */
export default defineConfig({
  root,
  publicDir: false,
  define,
  plugins: [react(), kernels(), personas()],
  test: {
    coverage: {
      provider: 'v8',
      reportsDirectory: 'coverage',
      reporter: ['text-summary', 'json-summary', 'html'],
      include: ['shared/**/*.ts', 'web/**/*.{ts,tsx}', 'companion/**/*.ts', 'scripts/**/*.mjs'],
      exclude: [
        '**/testing/**',
        '**/*.test.{ts,tsx}',
        '**/*.d.ts',
        '**/vite.config.ts',
        // Types alone: nothing of them is left at run time.
        'shared/ports/**',
        'web/ports/**',
        // Proved by the end-to-end runs, which start them as processes of their own.
        'web/main.tsx',
        'web/sw/sw.ts',
        'companion/server.ts',
        'scripts/run.mjs',
        'scripts/icons/make-icons.mjs',
        // Needs Lighthouse, which is fetched on demand.
        'scripts/audit/{lighthouse,obtain-lighthouse,built-companion}.mjs',
      ],
      thresholds: { lines: 85, 'shared/domain/**': { lines: 100, branches: 100, functions: 100 } },
    },
    projects: [
      {
        extends: true,
        test: {
          ...inNode,
          name: 'unit',
          include: [`${NODE_TESTS}.test.ts`],
          exclude: ['**/*.{browser,process,simulation}.test.*', '**/node_modules/**'],
        },
      },
      {
        extends: true,
        test: { ...inNode, name: 'process', include: [`${NODE_TESTS}.{process,simulation}.test.ts`] },
      },
      {
        extends: true,
        optimizeDeps: { include: LOADED_BY_THE_BROWSER },
        test: {
          name: 'browser',
          include: ['web/**/*.browser.test.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
