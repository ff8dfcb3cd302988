import { useState } from 'react';
import { tidy } from '../../../shared/domain/memory/facts.ts';
import { Button, IconButton } from '../../ui/controls/button.tsx';
import { isSavePress } from '../../ui/save-keys.ts';
import { useText } from '../../ui/text/text.tsx';
import { directionOf } from './direction-of.ts';
import { useReadable } from '../../ui/use-readable.ts';
import { draftPlace } from './draft-place.ts';
import { EraseFacts } from './erase-question.tsx';
import { FactDetails } from './fact-details.tsx';
import { FactHistory } from './fact-history.tsx';
import { FactJudgement } from './fact-judgement.tsx';
import type { FactPageProps } from './fact-parts.ts';
import { Trouble } from './trouble.tsx';
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

function FactText(props: FactPageProps) {
  const { fact, drafts } = props;
  const { say } = useText();
  const { draft, changed, error, save, place } = useTextDraft(props);
  return (
    <form
      aria-label={say('fact.text')}
      className={styles['sheet']}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <textarea
        aria-label={say('fact.text')}
        dir={directionOf(draft ?? fact.text)}
        rows={1}
        className={styles['text']}
        value={draft ?? fact.text}
        onChange={({ target: { value } }) =>
          value === fact.text ? drafts.clear(place) : drafts.write(place, value)
        }
        onKeyDown={(event) => {
          if (!isSavePress(event) || !changed) return;
          event.preventDefault();
          void save();
        }}
      />
      <Trouble error={error} />
      {changed && (
        <div className={styles['foot']}>
          <strong>{say('memory.unsaved')}</strong>
          <Button onClick={() => drafts.clear(place)}>{say('memory.drop')}</Button>
          <Button type="submit" weight="primary">
            {say('memory.keep')}
          </Button>
        </div>
      )}
    </form>
  );
}

/** The text as it is being written: a draft until it is kept. */
function useTextDraft({ fact, memory, drafts, notices, onChanged }: FactPageProps) {
  const { say } = useText();
  const place = draftPlace(fact.id);
  const draft = useReadable(drafts)[place];
  const [error, setError] = useState<unknown>(null);
  const changed = draft !== undefined && tidy(draft) !== fact.text;
  const save = async () => {
    const text = draft ?? fact.text;
    try {
      onChanged(await memory.change(fact.id, { text }));
      // What was written while the disk was at work is not kept yet.
      if (drafts.getState()[place] === text) drafts.clear(place);
      setError(null);
      notices.say(say('memory.kept'));
    } catch (thrown) {
      setError(thrown);
    }
  };
  return { draft, changed, error, save, place };
}
