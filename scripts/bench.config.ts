import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { version: string };

/** The benchmarks are built like the app, so that what is measured is what ships. */
export default defineConfig({
  root,
  publicDir: false,
  define: { __NIMA_VERSION__: JSON.stringify(version) },
  build: {
    ssr: 'bench/run.ts',
    outDir: 'node_modules/.cache/bench',
    emptyOutDir: true,
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' } },
  },
});
