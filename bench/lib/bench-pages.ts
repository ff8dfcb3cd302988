import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { kernels } from '../../scripts/build/kernels.mjs';

const html = (script: string) => `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>${script}</title>
  <ul></ul>
  <script type="module" src="/${script}.js"></script>
</html>
`;

/**
 * Builds pages of bench/pages into a folder of their own, for the companion to serve. Each is a page without a service
 * worker and without the app around it; the first one is also what the address alone opens.
 */
export async function buildBenchPages(
  root: string,
  names: readonly [string, ...string[]],
): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'nima-bench-pages-'));
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    plugins: [kernels()],
    worker: { format: 'es', plugins: () => [kernels()], rolldownOptions: { checks: { eval: false } } },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: {
        input: Object.fromEntries(names.map((name) => [name, join(root, 'bench/pages', `${name}.ts`)])),
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  for (const name of names) await writeFile(join(folder, `${name}.html`), html(name));
  await writeFile(join(folder, 'index.html'), html(names[0]));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
