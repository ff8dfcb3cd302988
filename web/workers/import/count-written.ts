import type { Chunks, MemoryFileSource } from '../../../shared/domain/memory/format/write-memory-file.ts';
import type { WrittenCounts } from '../../ports/memory-files.ts';

/** The same source, counted as it is written: a memory is never in one place at once where it could be counted before. */
export function countWritten(source: MemoryFileSource): { source: MemoryFileSource; counts: WrittenCounts } {
  const counts = { facts: 0, conversations: 0, messages: 0 };
  async function* counted<Kept>(kind: keyof WrittenCounts, chunks: Chunks<Kept> = []) {
    for await (const chunk of chunks) {
      counts[kind] += chunk.length;
      yield chunk;
    }
  }
  return {
    counts,
    source: {
      ...source,
      facts: counted('facts', source.facts),
      conversations: counted('conversations', source.conversations),
      messages: counted('messages', source.messages),
    },
  };
}
