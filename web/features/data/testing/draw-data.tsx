import { page } from 'vitest/browser';
import { FakeClock } from '../../../../shared/testing/fakes.ts';
import { createNotices } from '../../../app/notices.ts';
import type { SafetyState } from '../../../ports/memory-safety.ts';
import type { StorageState } from '../../../ports/storage-health.ts';
import { createFakeMemorySafety } from '../../../ports/testing/fake-memory-safety.ts';
import {
  createFakeMemoryTransfer,
  type FakeMemoryTransfer,
} from '../../../ports/testing/fake-memory-transfer.ts';
import { createFakeReadable } from '../../../ports/testing/fake-readable.ts';
import { createFakeStorageHealth } from '../../../ports/testing/fake-storage-health.ts';
import { draw } from '../../../ui/testing/draw.tsx';
import { DataView } from '../data-view.tsx';
import type { FileDoor } from '../file-door.ts';

export interface DataOptions {
  safety?: Partial<SafetyState>;
  storage?: Partial<StorageState>;
  transfer?: Partial<Pick<FakeMemoryTransfer, 'found' | 'progress' | 'pause' | 'failure'>>;
  received?: readonly File[];
  eraseFailed?: boolean;
  ids?: readonly string[];
  size?: 'laptop' | 'phone';
}

/** A door that remembers what went through it. */
export function createFakeDoor() {
  const door = {
    sharing: false,
    declines: false,
    failure: null as Error | null,
    went: [] as string[],
    save: async (file: File) => {
      if (door.failure) throw door.failure;
      door.went.push(`save ${file.name}`);
      return door.declines ? null : ('downloaded' as const);
    },
    canShare: () => door.sharing,
    share: async (file: File) => {
      if (door.failure) throw door.failure;
      door.went.push(`share ${file.name}`);
      return !door.declines;
    },
  };
  return door satisfies FileDoor;
}

/** The view of data, drawn, and everything behind it. */
export async function drawData({
  safety,
  storage,
  transfer,
  received = [],
  eraseFailed = false,
  ids,
  size,
}: DataOptions = {}) {
  const erasing = { failed: eraseFailed, times: 0, begin: () => void (erasing.times += 1) };
  const receivedFiles = createFakeReadable(received);
  const parts = {
    transfer: Object.assign(createFakeMemoryTransfer(), transfer),
    erasing,
    safety: createFakeMemorySafety(safety),
    storageHealth: createFakeStorageHealth(storage),
    notices: createNotices(),
    clock: new FakeClock(),
    door: createFakeDoor(),
    receivedFiles,
    onReceived: () => receivedFiles.show([]),
  };
  const drawing = await draw(
    <div style={{ blockSize: '100dvh', overflow: 'auto' }}>
      <DataView {...parts} {...(ids ? { ids } : {})} />
    </div>,
    size,
  );
  return { ...parts, ...drawing, said: () => parts.notices.getState().map(({ text }) => text) };
}

export const button = (name: string | RegExp) => page.getByRole('button', { name });
export const section = (name: string) => page.getByRole('region', { name, exact: true });
export const aFile = (name = 'memory.json', bytes = 12) => new File(['x'.repeat(bytes)], name);

/** Chooses files as the browser's own dialog does, in the first picker of a section. */
export function choose(place: HTMLElement | SVGElement, files: readonly File[]): void {
  const input = place.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('There is no file picker here.');
  input.files = carrying(files).files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

export function carrying(files: readonly File[]): DataTransfer {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  return transfer;
}
