import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ImportConsent } from '../../../shared/domain/memory/imports/import-chunks.ts';
import { isAbort } from '../../../shared/lib/errors.ts';
import type { ImportPreview, ImportProgress } from '../../ports/memory-files.ts';
import type { MemoryTransfer, Taken, TakingProgress } from '../../ports/memory-transfer.ts';
import type { Readable } from '../../ports/readable.ts';
import { entriesToTake } from './entries-to-take.ts';

/** Where a file is on its way in. Until `taken`, nothing of it was written. */
export type ImportStep =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly file: File; readonly progress: ImportProgress | null }
  | { readonly kind: 'previewed'; readonly file: File; readonly preview: ImportPreview }
  /** `done` of `total` entries are laid ready, then merged; all count at once when the last one is. */
  | {
      readonly kind: 'taking';
      readonly file: File;
      readonly stage: TakingProgress['stage'];
      readonly done: number;
      readonly total: number;
    }
  | { readonly kind: 'taken'; readonly file: File; readonly merged: Taken }
  /** Without an error where the person stopped it. */
  | { readonly kind: 'stopped'; readonly file: File; readonly error: unknown };

export type Outcome = Extract<ImportStep, { kind: 'taken' | 'stopped' }>;

export interface ImportState {
  readonly step: ImportStep;
  /** Files that come after this one. */
  readonly waiting: readonly File[];
}

export interface ImportDesk extends Readable<ImportState> {
  /** Reads the first of them, and the others after it; all of them later where one is being dealt with. */
  begin(files: readonly File[]): void;
  /** Reads the file once more, with this passphrase. */
  unlock(passphrase: string): void;
  take(consent: ImportConsent): void;
  stop(): void;
  /** Reads a stopped file from the start. */
  again(): void;
  /** Lets go of this file, and goes on with the next. */
  next(): void;
  /** Somebody looks at it: a reading goes on. */
  open(): void;
  /** Nobody looks at it any more. What is being taken in is taken in to its end. */
  close(): void;
}

export interface ImportDeskParts {
  transfer: MemoryTransfer;
  /** How a taking came out that nobody was looking at. */
  onUnseen: (outcome: Outcome) => void;
  /** Milliseconds of a clock that only goes forward. */
  now?: () => number;
}

/** Each telling is drawn, and a large file is checked and written in a thousand steps. */
const TELL_EVERY_MS = 100;
const IDLE: ImportStep = { kind: 'idle' };

/** The desk and what lies on it. */
interface Workplace extends Required<ImportDeskParts> {
  readonly store: StoreApi<ImportState>;
  work: AbortController;
  passphrase: string | undefined;
  isSeen: boolean;
}

/** One file after the other, each step asked for by the person. */
export function createImportDesk(parts: ImportDeskParts): ImportDesk {
  const store = createStore<ImportState>(() => ({ step: IDLE, waiting: [] }));
  const here: Workplace = {
    now: () => performance.now(),
    ...parts,
    store,
    work: new AbortController(),
    passphrase: undefined,
    isSeen: false,
  };
  const { getState, getInitialState, subscribe } = store;
  const step = () => getState().step;
  return {
    getState,
    getInitialState,
    subscribe,
    begin: (files) => begin(here, files),
    unlock: (passphrase) => unlock(here, passphrase),
    take: (consent) => {
      const now = step();
      if (now.kind === 'previewed') void take(here, now, consent);
    },
    stop: () => {
      const now = step();
      here.work.abort();
      if (now.kind === 'reading') show(here, { kind: 'stopped', file: now.file, error: null });
    },
    again: () => {
      const now = step();
      if (now.kind === 'stopped') void read(here, now.file);
    },
    next: () => {
      letGo(here);
      readNext(here, getState().waiting);
    },
    open: () => {
      here.isSeen = true;
      const now = step();
      if (now.kind === 'reading' && here.work.signal.aborted) void read(here, now.file);
    },
    close: () => close(here),
  };
}

function show({ store }: Workplace, step: ImportStep): void {
  store.setState({ step });
}

function begin(here: Workplace, files: readonly File[]): void {
  const { step, waiting } = here.store.getState();
  const all = [...waiting, ...files];
  if (files.length === 0) return;
  if (isBusy(step)) return here.store.setState({ waiting: all });
  letGo(here);
  readNext(here, all);
}

function unlock(here: Workplace, passphrase: string): void {
  const { step } = here.store.getState();
  if (step.kind !== 'previewed') return;
  letGo(here);
  here.passphrase = passphrase;
  void read(here, step.file);
}

function close(here: Workplace): void {
  const { step } = here.store.getState();
  here.isSeen = false;
  if (step.kind === 'taking') return;
  here.work.abort();
  letGo(here);
  if (step.kind === 'previewed') show(here, IDLE);
}

function readNext(here: Workplace, files: readonly File[]): void {
  const [file, ...waiting] = files;
  here.passphrase = undefined;
  here.store.setState({ step: IDLE, waiting });
  if (file) void read(here, file);
}

function letGo({ store, transfer }: Workplace): void {
  const { step } = store.getState();
  if (step.kind === 'previewed') transfer.release(step.preview);
}

async function read(here: Workplace, file: File): Promise<void> {
  const { signal } = (here.work = new AbortController());
  const { transfer, passphrase } = here;
  show(here, { kind: 'reading', file, progress: null });
  const onProgress = seldom(here, (progress: ImportProgress) => {
    if (!signal.aborted) show(here, { kind: 'reading', file, progress });
  });
  try {
    const options = passphrase === undefined ? { onProgress } : { onProgress, passphrase };
    const preview = await transfer.preview(signal, file, options);
    if (signal.aborted) transfer.release(preview);
    else show(here, { kind: 'previewed', file, preview });
  } catch (error) {
    if (!signal.aborted) show(here, { kind: 'stopped', file, error });
  }
}

async function take(
  here: Workplace,
  { file, preview }: Extract<ImportStep, { kind: 'previewed' }>,
  consent: ImportConsent,
): Promise<void> {
  const { signal } = (here.work = new AbortController());
  const { transfer, onUnseen } = here;
  const total = entriesToTake(preview, consent);
  const finish = (outcome: Outcome) => {
    show(here, outcome);
    if (!here.isSeen) onUnseen(outcome);
  };
  const showTaken = (progress: TakingProgress) => {
    if (signal.aborted) return;
    show(here, { kind: 'taking', file, stage: progress.stage, done: doneBy(progress, total), total });
  };
  showTaken({ stage: 'staging', entries: 0, isLast: false });
  // The last step is said in words of its own.
  const onProgress = seldom(here, showTaken, ({ isLast }) => isLast);
  try {
    const merged = await transfer.take(signal, preview, consent, onProgress);
    finish({ kind: 'taken', file, merged });
  } catch (error) {
    finish({ kind: 'stopped', file, error: isAbort(error) ? null : error });
  } finally {
    // A preview that was stopped half way has nothing to give any more: the file is read anew.
    transfer.release(preview);
  }
}

/** A file brings more than it was counted by: what was erased, and versions. Only the last of it is all of it. */
function doneBy({ stage, entries, isLast }: TakingProgress, total: number): number {
  return isLast ? total : Math.min(stage === 'merging' ? total - 1 : total, entries);
}

/** Ten times a second at most; always what begins a stage, and what must not be missed. */
function seldom<Progress extends { readonly stage: string }>(
  { now }: Workplace,
  tell: (progress: Progress) => void,
  isDue: (progress: Progress) => boolean = () => false,
): (progress: Progress) => void {
  let told = { stage: '', at: Number.NEGATIVE_INFINITY };
  return (progress) => {
    const at = now();
    if (progress.stage === told.stage && at - told.at < TELL_EVERY_MS && !isDue(progress)) return;
    told = { stage: progress.stage, at };
    tell(progress);
  };
}

/** A refused file waits for nobody; one that could be taken, or opened with a passphrase, does. */
function isBusy(step: ImportStep): boolean {
  if (step.kind === 'previewed') return step.preview.verdict !== 'reject' || isLocked(step.preview);
  return step.kind === 'reading' || step.kind === 'taking';
}

export function isLocked({ message }: ImportPreview): boolean {
  return message.code === 'needs_passphrase' || message.code === 'wrong_passphrase';
}
