import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Apart from the other tests: what it runs depends on the machine, and `npm test` must not. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  publicDir: false,
  test: {
    name: 'smoke',
    environment: 'node',
    include: ['e2e/smoke/*.smoke.ts'],
    globalSetup: ['e2e/smoke/say-absent.ts'],
    reporters: ['verbose'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    bail: 0,
  },
});
