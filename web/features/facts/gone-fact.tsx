import type { Drafts } from '../../ports/drafts.ts';
import type { Navigation } from '../../ports/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import { NEW_FACT_PLACE, draftPlace } from './draft-place.ts';
import styles from './gone-fact.module.css';

export interface GoneFactProps {
  factId: string;
  drafts: Drafts;
  navigation: Navigation;
}

/** The address of a fact that is not here. What had been begun on it is not lost with it. */
export function GoneFact({ factId, drafts, navigation }: GoneFactProps) {
  const { say } = useText();
  const place = draftPlace(factId);
  const texts = useReadable(drafts);
  const draft = texts[place];
  const moveDraft = (text: string) => {
    drafts.write(NEW_FACT_PLACE, [texts[NEW_FACT_PLACE] ?? '', text].filter(Boolean).join('\n\n'));
    drafts.clear(place);
    navigation.replace('/memory/new');
  };
  return (
    <div className={styles['gone']}>
      <h1>{say('memory.fact_gone')}</h1>
      <p>{say('memory.fact_gone_text')}</p>
      {draft !== undefined && (
        <>
          <p>{say('memory.gone_draft')}</p>
          <blockquote className={styles['draft']}>{draft}</blockquote>
          <p className={styles['actions']}>
            <Button weight="primary" onClick={() => moveDraft(draft)}>
              {say('memory.fact_gone_move')}
            </Button>
            <Button onClick={() => drafts.clear(place)}>{say('memory.drop')}</Button>
          </p>
        </>
      )}
      <p>
        <a href="/memory">{say('memory.back')}</a>
      </p>
    </div>
  );
}
