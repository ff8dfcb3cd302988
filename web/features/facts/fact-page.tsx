import { IconButton } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import { EraseFacts } from './erase-question.tsx';
import { FactDetails } from './fact-details.tsx';
import { FactHistory } from './fact-history.tsx';
import { FactJudgement } from './fact-judgement.tsx';
import type { FactPageProps } from './fact-parts.ts';
import { FactText } from './fact-text.tsx';
import { WhyFound } from './why-found.tsx';
import styles from './fact-page.module.css';

/** One fact: its text, edited where it stands, and everything that is known about it. */
export function FactPage(props: FactPageProps) {
  const { fact, found, navigation, actions, filter } = props;
  const { say } = useText();
  return (
    <article aria-label={say('fact.title')} className={styles['page']}>
      <div className={styles['top']}>
        <IconButton icon="back" label={say('memory.back')} onClick={() => navigation.back()} />
        {/* On a phone the list and its heading are away; there this one names the page. */}
        <h1>{say('fact.title')}</h1>
      </div>
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
