import type { Hardware, Recommendation } from '../../../shared/schemas/index.ts';
import { sizeOf, type CatalogueEntry, type Default } from './catalogue-entry.ts';
import { DISK_MARGIN_BYTES } from '../models/pull/disk-margin.ts';

/** A machine sold with 8 GB tells of 7.6 or 7.9: a part of it belongs to the firmware and the picture. */
const TOLD_SHARE = 0.8;
const GIB = 2 ** 30;

/** Memory is sold in powers of two, disks and files are told in powers of ten. */
const ofMemory = (bytes: number): string => `${(bytes / GIB).toFixed(1)} GB`;
const ofFile = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;

/** The model for a machine, and why; null where it is too small for all of them. */
export function recommend(
  hardware: Hardware,
  catalogue: readonly CatalogueEntry[],
  defaults: readonly Default[],
): Recommendation | null {
  const entryOf = (id: string) => catalogue.find((entry) => entry.id === id);
  const fitting = defaults
    .filter(({ memoryGb }) => hardware.memoryBytes >= memoryGb * GIB * TOLD_SHARE)
    .toSorted((one, other) => other.memoryGb - one.memoryGb);
  const best = fitting[0];
  if (!best) return null;
  // On a full disk a smaller model is better than one that cannot be downloaded.
  const chosen = fitting.find(({ id }) => hasDiskFor(hardware, entryOf(id))) ?? best;
  const entry = entryOf(chosen.id);
  if (!entry) return null;
  const better = chosen.better === null ? undefined : entryOf(chosen.better);
  return {
    id: chosen.id,
    contextTokens: chosen.contextTokens,
    reason: reasonFor(hardware, entry, chosen === best),
    better:
      better && hasDiskFor(hardware, better)
        ? { id: better.id, reason: `${better.name} fits as well. ${better.summary}` }
        : null,
  };
}

function hasDiskFor(hardware: Hardware, entry: CatalogueEntry | undefined): boolean {
  const needed = (entry && sizeOf(entry)) ?? 0;
  return hardware.freeDiskBytes === null || hardware.freeDiskBytes >= needed + DISK_MARGIN_BYTES;
}

function reasonFor(hardware: Hardware, entry: CatalogueEntry, isBest: boolean): string {
  const machine = hardware.board ?? 'This machine';
  const size = sizeOf(entry);
  const memory = `${machine} has ${ofMemory(hardware.memoryBytes)} of memory and ${hardware.cores} ${hardware.cores === 1 ? 'core' : 'cores'}.`;
  const fits =
    size === null
      ? `${entry.name} is made for such machines.`
      : `${entry.name} takes ${ofFile(size)} of it and leaves room for everything else.`;
  const why = isBest ? fits : `The disk has no room for a larger model; ${entry.name} fits.`;
  const missing =
    isBest && !hasDiskFor(hardware, entry) ? ' The disk has no room for it yet: free some first.' : '';
  return `${memory} ${why} ${entry.summary}${missing}`;
}
