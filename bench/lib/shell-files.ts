import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The paths of everything that the service worker keeps, without a leading slash: what the whole shell consists of. */
export async function shellFiles(webDir: string): Promise<string[]> {
  const paths = precachedPaths(await readFile(join(webDir, 'sw.js'), 'utf8'));
  if (paths.length === 0)
    throw new Error('The built service worker names no file to keep. Run npm run build again.');
  return paths;
}

/** The list that the build writes into the worker: objects with a `url` and a `revision`, in either order. */
export function precachedPaths(worker: string): string[] {
  const entries = worker.match(/\{[^{}]*\brevision\b[^{}]*\}/g) ?? [];
  const urls = entries.map((entry) => /\burl["']?:\s*["'`]([^"'`]+)["'`]/.exec(entry)?.[1]);
  return [...new Set(urls.filter((url) => url !== undefined))];
}
