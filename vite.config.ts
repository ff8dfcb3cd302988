import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { kernels } from './scripts/build/kernels.mjs';
import { createLaterFiles, LATER_LIST } from './scripts/build/later-files.mjs';
import { personas } from './scripts/build/personas.mjs';
import { manifest } from './web/manifest.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const { version } = JSON.parse(readFileSync(at('./package.json'), 'utf8')) as { version: string };
const companion = `http://localhost:${process.env['PORT'] ?? 8787}`;

/** What the first view consists of; the rest is fetched once that stands. */
const later = createLaterFiles(['/web/app/container.ts', '/web/app/routes/memory-route.tsx']);

export default defineConfig({
  root: at('./web'),
  publicDir: at('./public'),
  cacheDir: at('./node_modules/.vite'),
  define: { __NIMA_VERSION__: JSON.stringify(version) },
  build: {
    outDir: at('./dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // Inlined data: URLs would need a looser content security policy.
    assetsInlineLimit: 0,
    modulePreload: {
      // Dead weight: every browser that can run the service worker knows modulepreload.
      polyfill: false,
      // The entry alone names what its imports need in turn, which saves a first visit a round trip. Later on most of
      // that is there: to name it all once more took two milliseconds for each, in the task of a click.
      resolveDependencies: (_file, needed, { hostId, hostType }) =>
        hostType === 'html' || hostId.startsWith('assets/index-') ? needed : [],
    },
    rolldownOptions: {
      treeshake: {
        // To make a schema takes time. Those that only some later view knows go along with that view, though one index
        // lists them all; zod.ts is read for what it does.
        moduleSideEffects: [{ test: /\/shared\/schemas\/(?!zod\.ts)/, sideEffects: false }],
      },
    },
  },
  worker: {
    format: 'es',
    plugins: () => [kernels()],
    // The runtime of foreign models tries `eval` once and goes on without, as our policy has it. The linter sees to ours.
    rolldownOptions: {
      checks: { eval: false },
      output: {
        // Each is called worker.ts, and is named after its folder.
        entryFileNames: ({ facadeModuleId }) =>
          `assets/${basename(dirname(facadeModuleId ?? 'a/worker'))}-worker-[hash].js`,
      },
    },
  },
  server: {
    strictPort: true,
    fs: { allow: [at('.')] },
    // The companion answers its own address alone, so the dev server speaks in that name.
    proxy: Object.fromEntries(
      ['/v1', '/health', '/docs', '/models'].map((path) => [
        path,
        { target: companion, changeOrigin: true, headers: { origin: companion } },
      ]),
    ),
  },
  plugins: [
    react(),
    kernels(),
    personas(),
    later.plugin,
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'sw',
      filename: 'sw.ts',
      registerType: 'prompt',
      injectRegister: false,
      manifest,
      includeManifestIcons: false,
      injectManifest: {
        // Of wasm only the kernel of the index, which is small; that of the models is fetched when it is asked for.
        globPatterns: ['**/*.{js,css,html,svg,webmanifest}', 'icons/icon-192.png', LATER_LIST],
        manifestTransforms: [(entries) => ({ manifest: entries.filter(({ url }) => !later.isLater(url)) })],
        // The source of the icons is for makers, not for the offline copy; the runtime of foreign models is for few.
        globIgnores: ['models/**', 'screenshots/**', 'icons/nima.svg', 'assets/transformers-encoder-*.js'],
      },
    }),
  ],
});
