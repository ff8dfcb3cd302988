import { useState } from 'react';
import { Button, IconButton } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import { BulkDialog } from './bulk-dialog.tsx';
import type { BulkBarProps } from './bulk-parts.ts';
import { useFlag } from './use-flag.ts';
import type { Selection } from './use-selection.ts';
import { MergeDialog } from './merge-dialog.tsx';
import styles from './bulk-bar.module.css';

/** What one text can say is said by no more facts than these. */
const MOST_MERGED = 50;

/** What can be done with all that was chosen. */
export function BulkBar(props: BulkBarProps) {
  const { actions, selection } = props;
  const { facts, size } = selection;
  const { say } = useText();
  const more = useFlag();
  const merge = useFlag();
  const [merged, setMerged] = useMergedText(selection);
  const then = (work: Promise<boolean>) => void work.then((done) => done && selection.clear());
  const allPinned = facts.every(({ pinned }) => pinned);
  return (
    <div role="toolbar" aria-label={say('memory.chosen_do')} className={styles['bar']}>
      <p className={styles['count']}>{say('memory.chosen', { count: size })}</p>
      <Button onClick={() => then(actions.pin(facts, !allPinned))}>
        {say(allPinned ? 'fact.unpin' : 'fact.pin')}
      </Button>
      {size > 1 && size <= MOST_MERGED && <Button onClick={merge.raise}>{say('memory.merge')}</Button>}
      <Button onClick={() => then(actions.forget(facts))}>{say('memory.forget')}</Button>
      <IconButton icon="more" label={say('memory.chosen_more')} onClick={more.raise} />
      {more.up && <BulkDialog {...props} then={then} onClose={more.lower} />}
      {merge.up && (
        <MergeDialog {...props} text={merged} onText={setMerged} then={then} onClose={merge.lower} />
      )}
    </div>
  );
}

/** It begins with all texts, one a line; what was made of them stays as long as the same facts are chosen. */
function useMergedText({ facts }: Selection): [string, (text: string) => void] {
  const chosen = facts.map(({ id }) => id).join(' ');
  const [typed, setTyped] = useState({ chosen, text: '' });
  const begun = typed.chosen === chosen && typed.text !== '';
  const text = begun
    ? typed.text
    : facts
        .slice(0, MOST_MERGED)
        .map((fact) => fact.text)
        .join('\n');
  return [text, (next) => setTyped({ chosen, text: next })];
}
