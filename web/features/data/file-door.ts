/** How a file leaves the browser. */
export interface FileDoor {
  /** Asks where to keep it, or puts it among the downloads. Null where the person changed their mind. */
  save(file: File): Promise<'saved' | 'downloaded' | null>;
  canShare(file: File): boolean;
  /** Hands it to another app. False where the person changed their mind. */
  share(file: File): Promise<boolean>;
}

interface SavePicker {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;
}

/** So long a download may take to fetch what its address stands for. */
const FETCHED_AFTER_MS = 60_000;

export function createFileDoor(browser: Window & SavePicker): FileDoor {
  const { navigator } = browser;
  return {
    save: async (file) => {
      // It opens only while the press that asked for it is fresh: a large file takes longer to write.
      if (!browser.showSaveFilePicker || !navigator.userActivation?.isActive) return download(browser, file);
      return unlessDeclined(null, async () => {
        const handle = await browser.showSaveFilePicker?.({ suggestedName: file.name });
        const target = await handle?.createWritable();
        await file.stream().pipeTo(target as WritableStream<Uint8Array>);
        return 'saved' as const;
      });
    },
    canShare: (file) => {
      const isPhone = browser.matchMedia('(pointer: coarse)').matches;
      return isPhone && typeof navigator.canShare === 'function' && navigator.canShare({ files: [file] });
    },
    share: async (file) =>
      unlessDeclined(false, async () => {
        await navigator.share({ files: [file] });
        return true;
      }),
  };
}

function download(browser: Window, file: File): 'downloaded' {
  const address = URL.createObjectURL(file);
  const link = browser.document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  browser.setTimeout(() => URL.revokeObjectURL(address), FETCHED_AFTER_MS);
  return 'downloaded';
}

/** Closing the browser's own dialog is told as an abort: an answer, not a failure. */
async function unlessDeclined<Result>(declined: Result, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return declined;
    throw error;
  }
}
