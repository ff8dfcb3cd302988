import { useState } from 'react';
import { tidy } from '../../../shared/domain/memory/facts.ts';
import { Button } from '../../ui/controls/button.tsx';
import { isSavePress } from '../../ui/save-keys.ts';
import { useText } from '../../ui/text/text.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import { directionOf } from './direction-of.ts';
import { basePlace, clearDraft, draftPlace } from './draft-place.ts';
import type { FactPageProps } from './fact-parts.ts';
import { Trouble } from './trouble.tsx';
import styles from './fact-page.module.css';

/** The text of a fact, edited where it stands. */
export function FactText(props: FactPageProps) {
  const { fact } = props;
  const { say } = useText();
  const text = useTextDraft(props);
  const { draft, changed, error, save, write } = text;
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
        onChange={({ target: { value } }) => write(value)}
        onKeyDown={(event) => {
          if (!isSavePress(event) || !changed) return;
          event.preventDefault();
          void save();
        }}
      />
      <Trouble error={error} />
      <div role="status">{text.overtaken && <Overtaken {...props} />}</div>
      {changed && (
        <div className={styles['foot']}>
          <strong>{say('memory.unsaved')}</strong>
          <Button onClick={text.drop}>{say(text.overtaken ? 'fact.take_theirs' : 'memory.drop')}</Button>
          <Button type="submit" weight="primary">
            {say(text.overtaken ? 'fact.keep_mine' : 'memory.keep')}
          </Button>
        </div>
      )}
    </form>
  );
}

/** What it says by now, where that is no longer what the draft began with. */
function Overtaken({ fact }: FactPageProps) {
  const { say } = useText();
  return (
    <>
      <p>{say('fact.overtaken')}</p>
      <blockquote dir={directionOf(fact.text)} className={styles['theirs']}>
        {fact.text}
      </blockquote>
    </>
  );
}

/** The text as it is being written: a draft until it is kept. */
function useTextDraft({ fact, memory, drafts, notices, onChanged }: FactPageProps) {
  const { say } = useText();
  const [place, base] = [draftPlace(fact.id), basePlace(fact.id)];
  const { [place]: draft, [base]: begunWith = fact.text } = useReadable(drafts);
  const [error, setError] = useState<unknown>(null);
  const changed = draft !== undefined && tidy(draft) !== fact.text;
  const overtaken = changed && begunWith !== fact.text;
  const write = (text: string) => {
    if (text === fact.text) return clearDraft(drafts, fact.id);
    drafts.write(base, begunWith);
    return drafts.write(place, text);
  };
  const save = async () => {
    const text = draft ?? fact.text;
    try {
      const kept = await memory.change(fact.id, { text });
      onChanged(kept);
      // What was written while the disk was at work is not kept yet.
      if (drafts.getState()[place] === text) clearDraft(drafts, fact.id);
      else drafts.write(base, kept.text);
      setError(null);
      notices.say(say('memory.kept'));
    } catch (thrown) {
      setError(thrown);
    }
  };
  const drop = () => {
    clearDraft(drafts, fact.id);
    if (!overtaken) return;
    const run = () => {
      drafts.write(base, begunWith);
      drafts.write(place, draft);
    };
    notices.say(say('fact.theirs_taken'), { label: say('memory.undo'), back: true, run });
  };
  return { draft, changed, overtaken, error, write, save, drop };
}
