import type { Fact } from '../../../shared/schemas/index.ts';
import type { Drafts } from '../../ports/drafts.ts';
import type { Navigation } from '../../ports/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import { NEW_FACT_PLACE, clearDraft, draftPlace } from './draft-place.ts';
import { directionOf } from './direction-of.ts';
import type { FactActions } from './use-fact-actions.ts';
import styles from './gone-fact.module.css';

export interface GoneFactProps {
  factId: string;
  drafts: Drafts;
  navigation: Navigation;
  actions: Pick<FactActions, 'bringBack'>;
  /** Where it can still be brought back. */
  forgotten: Fact | null;
}

/** The address of a fact that is not here. What had been begun on it is not lost with it. */
export function GoneFact({ factId, drafts, navigation, actions, forgotten }: GoneFactProps) {
  const { say } = useText();
  const place = draftPlace(factId);
  const texts = useReadable(drafts);
  const draft = texts[place];
  const moveDraft = (text: string) => {
    drafts.write(NEW_FACT_PLACE, [texts[NEW_FACT_PLACE] ?? '', text].filter(Boolean).join('\n\n'));
    clearDraft(drafts, factId);
    navigation.replace('/memory/new');
  };
  return (
    <div className={styles['gone']}>
      <h1>{say(forgotten ? 'memory.fact_forgotten' : 'memory.fact_gone')}</h1>
      {forgotten ? (
        <>
          <blockquote dir={directionOf(forgotten.text)} className={styles['draft']}>
            {forgotten.text}
          </blockquote>
          <p className={styles['actions']}>
            <Button onClick={() => void actions.bringBack([forgotten])}>
              {say('memory.fact_forgotten_do')}
            </Button>
          </p>
        </>
      ) : (
        <p>{say('memory.fact_gone_text')}</p>
      )}
      {draft !== undefined && (
        <>
          <p>{say('memory.gone_draft')}</p>
          <blockquote className={styles['draft']}>{draft}</blockquote>
          <p className={styles['actions']}>
            <Button weight="primary" onClick={() => moveDraft(draft)}>
              {say('memory.fact_gone_move')}
            </Button>
            <Button onClick={() => clearDraft(drafts, factId)}>{say('memory.drop')}</Button>
          </p>
        </>
      )}
      <p>
        <a href="/memory">{say('memory.back')}</a>
      </p>
    </div>
  );
}
