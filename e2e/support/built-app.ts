import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const TEXT = new Set(['.js', '.css', '.html', '.webmanifest']);
/** The part of an asset's name that stands for its content, as Vite writes it. */
const HASH = /-([\w-]{8})(?=\.(?:js|css)\b)/g;

/** A version that cannot be this one. */
export const NEWER_VERSION = '99.9.9';

/** A copy of the built app that a companion can serve and a test can change while it does. */
export async function copyBuiltApp(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'nima-web-'));
  // Compressed twins would be served in place of what is changed.
  await cp(at('dist/web'), folder, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
  return { folder, remove: async () => rm(folder, { recursive: true, force: true }) };
}

/**
 * Puts the next version in the place of this one, as an update does: it gives itself another version, every asset has
 * another name, and those of before are gone.
 */
export async function publishNewer(folder: string): Promise<void> {
  const { version } = JSON.parse(await readFile(at('package.json'), 'utf8')) as { version: string };
  const renamed = (text: string) =>
    text.replace(HASH, (_, hash: string) => `-${hash.split('').toReversed().join('')}`);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !TEXT.has(extname(entry.name))) continue;
    const path = join(entry.parentPath, entry.name);
    const text = renamed((await readFile(path, 'utf8')).replaceAll(version, NEWER_VERSION));
    // The service worker knows the shell, which has no hash in its name, by a revision.
    await writeFile(
      path,
      text.replace(/(?<="revision":")\w+(?=","url":"index\.html")/, 'of-the-next-version'),
    );
    await rename(path, join(entry.parentPath, renamed(entry.name)));
  }
}
