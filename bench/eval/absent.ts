import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The external benchmarks lie beside the checkout, on machines that have them: they are not ours to ship. */
export function benchPath(part: string): string {
  return fileURLToPath(new URL(`../../../shared/bench/${part}`, import.meta.url));
}

/** Whether this machine lacks that part of them: the one reason for which a test over them may be left out. */
export function benchAbsent(part: string, exists: (path: string) => boolean = existsSync): boolean {
  return !exists(benchPath(part));
}
