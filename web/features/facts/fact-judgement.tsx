import { isSuperseded, isUpcoming } from '../../../shared/domain/memory/facts.ts';
import { sayDate } from '../../ui/amounts.ts';
import { Button, IconButton } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import type { FactPageProps } from './fact-parts.ts';
import { PastLine } from './past-line.tsx';
import styles from './fact-page.module.css';

/** Whether it is true, and what to do where it is not: each takes effect at once and can be undone. */
export function FactJudgement(props: FactPageProps) {
  const { fact, actions, notices, navigation, now } = props;
  const words = useText();
  const { say } = words;
  const past = isSuperseded(fact, now);
  const upcoming = isUpcoming(fact, now);
  const forget = async () => {
    if (await actions.forget([fact])) navigation.replace('/memory');
  };
  const copy = () =>
    navigator.clipboard.writeText(fact.text).then(
      () => notices.say(say('memory.copied')),
      () => notices.say(say('memory.copy_failed')),
    );
  return (
    <div className={styles['judgement']}>
      {past && <PastLine {...props} />}
      {upcoming && fact.validFrom !== null && (
        <p className={styles['past']}>{say('fact.upcoming', { when: sayDate(fact.validFrom, words) })}</p>
      )}
      <p className={styles['actions']}>
        <Button onClick={() => void actions.pin([fact], !fact.pinned)}>
          {say(fact.pinned ? 'fact.unpin' : 'fact.pin')}
        </Button>
        <Button title={say('fact.wrong_text')} onClick={() => void forget()}>
          {say('fact.wrong')}
        </Button>
        {!past && !upcoming && (
          <Button title={say('fact.outdated_text')} onClick={() => void actions.outdate([fact])}>
            {say('fact.outdated')}
          </Button>
        )}
        <IconButton icon="copy" label={say('fact.copy')} onClick={() => void copy()} />
      </p>
    </div>
  );
}
