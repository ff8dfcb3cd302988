import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

// Inside the repository, because what is built looks for its dependencies in the node_modules above it.
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export interface BuiltChild {
  readonly entry: string;
  remove(): Promise<void>;
}

/** Builds the process of the model alone, from these sources, into a folder of its own. */
export async function buildLlamaChild(): Promise<BuiltChild> {
  await mkdir(CACHE, { recursive: true });
  const outDir = await mkdtemp(join(CACHE, 'llama-child-'));
  const input = { 'llama-child': at('../engines/llama/child/main.ts') };
  await build({
    configFile: at('../vite.config.ts'),
    build: { outDir, sourcemap: false, rolldownOptions: { input } },
    logLevel: 'error',
  });
  return {
    entry: join(outDir, 'llama-child.mjs'),
    remove: () => rm(outDir, { recursive: true, force: true }),
  };
}
