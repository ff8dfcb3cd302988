import { createStore } from 'zustand/vanilla';
import type { WrittenCounts } from '../../ports/memory-files.ts';
import type { MemoryTransfer, SaveOptions } from '../../ports/memory-transfer.ts';
import type { Readable } from '../../ports/readable.ts';

export type ExportStep =
  | { readonly kind: 'idle' }
  | { readonly kind: 'writing'; readonly writtenCharacters: number }
  | { readonly kind: 'ready'; readonly file: File; readonly counts: WrittenCounts }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface ExportDesk extends Readable<ExportStep> {
  write(options: Pick<SaveOptions, 'ids' | 'passphrase'>): void;
  /** Stops the writing, or lets go of the file. */
  stop(): void;
}

/** Writes one file at a time, and holds it until it left by the door. */
export function createExportDesk(
  transfer: Pick<MemoryTransfer, 'save'>,
  onReady: (file: File) => void,
): ExportDesk {
  const { getState, getInitialState, subscribe, setState } = createStore<ExportStep>(() => ({
    kind: 'idle',
  }));
  let work = new AbortController();
  const write: ExportDesk['write'] = (options) => {
    work.abort();
    const { signal } = (work = new AbortController());
    const show = (step: ExportStep) => {
      if (!signal.aborted) setState(step, true);
    };
    show({ kind: 'writing', writtenCharacters: 0 });
    const onProgress = (writtenCharacters: number) => show({ kind: 'writing', writtenCharacters });
    transfer.save(signal, { ...options, onProgress }).then(
      ({ name, blob, counts }) => {
        const file = new File([blob], name, { type: blob.type });
        show({ kind: 'ready', file, counts });
        if (!signal.aborted) onReady(file);
      },
      (error: unknown) => show({ kind: 'failed', error }),
    );
  };
  return {
    getState,
    getInitialState,
    subscribe,
    write,
    stop: () => {
      work.abort();
      setState({ kind: 'idle' }, true);
    },
  };
}
