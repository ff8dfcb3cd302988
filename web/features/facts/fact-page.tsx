import { useText } from '../../ui/text/text.tsx';
import { EraseFacts } from './erase-question.tsx';
import { FactDetails } from './fact-details.tsx';
import { FactHistory } from './fact-history.tsx';
import { FactJudgement } from './fact-judgement.tsx';
import type { FactPageProps } from './fact-parts.ts';
import { FactText } from './fact-text.tsx';
import { PhoneTop } from './phone-top.tsx';
import { WhyFound } from './why-found.tsx';
import styles from './fact-page.module.css';

/** One fact: its text, edited where it stands, and everything that is known about it. */
export function FactPage(props: FactPageProps) {
  const { fact, found, navigation, actions, filter } = props;
  const { say } = useText();
  return (
    <article aria-label={say('fact.title')} className={styles['page']}>
      <PhoneTop title={say('fact.title')} navigation={navigation} />
      <FactText {...props} />
      <FactJudgement {...props} />
      <FactDetails {...props} />
      {found && <WhyFound found={found} words={filter.words} />}
      <FactHistory {...props} />
      <EraseFacts
        count={1}
        onErase={async () => {
          if (await actions.erase([fact])) navigation.replace('/memory');
        }}
      />
    </article>
  );
}
