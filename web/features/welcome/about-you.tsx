import { useId } from 'react';
import { NAME_MAX_LENGTH } from '../../../shared/schemas/index.ts';
import { Button } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import { Trouble } from './trouble.tsx';
import { ASKED, type AboutYou } from './use-about-you.ts';
import styles from './welcome.module.css';

export interface AboutYouFormProps {
  about: AboutYou;
  onBegin: () => void;
}

/** Three questions, each of which may stay empty. */
export function AboutYouForm({ about, onBegin }: AboutYouFormProps) {
  const { say } = useText();
  const id = useId();
  return (
    <form
      className={styles['about']}
      onSubmit={(event) => {
        event.preventDefault();
        onBegin();
      }}
    >
      {ASKED.map((asked) => (
        <div key={asked} className={styles['line']}>
          <label htmlFor={`${id}-${asked}`}>{say(`welcome.${asked}`)}</label>
          <input
            id={`${id}-${asked}`}
            type="text"
            dir="auto"
            maxLength={NAME_MAX_LENGTH}
            autoComplete={asked === 'name' ? 'given-name' : 'off'}
            placeholder={say(`welcome.${asked}_hint`)}
            value={about.textOf(asked)}
            onChange={({ target }) => about.write(asked, target.value)}
          />
        </div>
      ))}
      <div className={styles['actions']}>
        <Button type="submit" weight="primary">
          {say('welcome.begin')}
        </Button>
        <small>{say('welcome.begin_text')}</small>
      </div>
      <Trouble error={about.error} />
    </form>
  );
}
