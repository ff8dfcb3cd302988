import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { personas } from '../scripts/build/personas.mjs';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const { version } = JSON.parse(readFileSync(at('../package.json'), 'utf8')) as { version: string };

/**
 * Builds the companion into dist/companion/server.mjs, beside dist/web, and the process of its model into
 * llama-child.mjs next to it. Dependencies stay in node_modules.
 */
export default defineConfig({
  root: at('..'),
  publicDir: false,
  cacheDir: at('../node_modules/.vite-companion'),
  define: { __NIMA_VERSION__: JSON.stringify(version) },
  plugins: [personas()],
  build: {
    ssr: true,
    outDir: 'dist/companion',
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    rolldownOptions: {
      input: { server: at('server.ts'), 'llama-child': at('engines/llama/child/main.ts') },
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
});
