import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

// Inside the repository, because what is built looks for its dependencies in the node_modules above it.
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));

export interface BuiltCompanion {
  entry: string;
  /** The process of its model, beside it. */
  childEntry: string;
  remove(): Promise<void>;
}

/** Builds the companion from these sources into a folder of its own: dist/ may be absent, old, or somebody else's. */
export async function buildCompanion(): Promise<BuiltCompanion> {
  await mkdir(CACHE, { recursive: true });
  const outDir = await mkdtemp(join(CACHE, 'companion-'));
  await build({
    configFile: fileURLToPath(new URL('../vite.config.ts', import.meta.url)),
    build: { outDir },
    logLevel: 'error',
  });
  return {
    entry: join(outDir, 'server.mjs'),
    childEntry: join(outDir, 'llama-child.mjs'),
    remove: () => rm(outDir, { recursive: true, force: true }),
  };
}
