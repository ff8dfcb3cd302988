/**
 * Removes what was kept of an index that nobody has open. A worker that was ended a moment ago may still hold its files:
 * the browser takes them from it within that time.
 */
const PATIENCE_MS = [10, 50, 200, 800, 2000];

export async function forgetIndex(name: string): Promise<void> {
  // Where there are no files it was kept here.
  indexedDB.deleteDatabase(name);
  const root = await navigator.storage?.getDirectory?.().catch(() => null);
  if (!root) return;
  for (const waitMs of PATIENCE_MS) {
    if (await isGone(root, name)) return;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
  await root.removeEntry(name, { recursive: true });
}

async function isGone(root: FileSystemDirectoryHandle, name: string): Promise<boolean> {
  try {
    await root.removeEntry(name, { recursive: true });
    return true;
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotFoundError';
  }
}
