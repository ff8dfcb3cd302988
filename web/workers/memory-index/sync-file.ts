/** What the index uses of a `FileSystemSyncAccessHandle`, which only a worker has. */
export interface SyncFile {
  read(into: Uint8Array, options: { at: number }): number;
  write(from: Uint8Array, options: { at: number }): number;
  truncate(size: number): void;
  getSize(): number;
  flush(): void;
  close(): void;
}

export type SyncFolder = (name: string) => Promise<SyncFile>;

/** A worker that was ended a moment ago may still hold its files: the browser takes them from it within that time. */
const PATIENCE_MS = [10, 20, 50, 100, 200, 400, 800, 1600];

/** The files of a folder in the origin's private file system. Throws where the browser has none. */
export async function openSyncFolder(name: string): Promise<SyncFolder> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(name, { create: true });
  return async (file) => openPatiently(await folder.getFileHandle(file, { create: true }));
}

async function openPatiently(handle: FileSystemFileHandle): Promise<SyncFile> {
  // Not part of the types of a page, in which there are no such files.
  const file = handle as FileSystemFileHandle & { createSyncAccessHandle(): Promise<SyncFile> };
  for (const waitMs of PATIENCE_MS) {
    try {
      return await file.createSyncAccessHandle();
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'NoModificationAllowedError') throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
  return file.createSyncAccessHandle();
}
