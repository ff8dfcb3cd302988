import type { Fact } from '../../../shared/schemas/index.ts';
import type { Memory, MemoryFilter } from '../../ports/memory.ts';

const READ_AT_ONCE = 500;

/** The facts of the rows from the first to the last of them, a piece at a time. */
export async function readFacts(
  memory: Memory,
  signal: AbortSignal,
  filter: MemoryFilter,
  [first, last]: readonly [number, number],
  onProgress: (done: number) => void,
): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  for (let offset = first; offset <= last; offset += READ_AT_ONCE) {
    if (last - first >= READ_AT_ONCE) onProgress(offset - first);
    const count = Math.min(READ_AT_ONCE, last - offset + 1);
    const { rows } = await memory.page(signal, filter, { offset, count });
    signal.throwIfAborted();
    for (const { fact } of rows) facts.push(fact);
    // Fewer than there were: something was forgotten meanwhile.
    if (rows.length < count) break;
  }
  return facts;
}
