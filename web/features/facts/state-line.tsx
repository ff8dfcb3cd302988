import type { MemoryState } from '../../ports/memory.ts';
import { useText } from '../../ui/text/text.tsx';
import styles from './state-line.module.css';

/** What is true of the search right now. Silent when all is well. */
export function StateLine({ state }: { state: MemoryState }) {
  const words = useWords(state);
  return (
    <p role="status" className={styles['state']} data-failed={state.kind === 'failed'}>
      {words.join(' · ')}
    </p>
  );
}

function useWords(state: MemoryState): string[] {
  const { say } = useText();
  if (state.kind === 'opening') return [say('memory.state_opening')];
  if (state.kind === 'failed') return [say('memory.state_failed')];
  return [
    ...(state.byMeaning ? [] : [say('memory.state_words_only')]),
    ...(state.pending > 0 ? [say('memory.state_pending', { count: state.pending })] : []),
  ];
}
