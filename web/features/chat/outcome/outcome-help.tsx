import { useText } from '../../../ui/text/text.tsx';
import { usageOf, wordsOf } from '../commands/command-words.ts';
import { CommandButton } from './outcome-command-button.tsx';
import type { OutcomeParts } from './outcome-parts.ts';
import styles from './outcome.module.css';

export interface HelpProps extends Pick<OutcomeParts, 'reply' | 'drafts'> {
  readonly names: readonly string[];
}

/** What can be typed, each a press away from the line one writes on. */
export function Help({ names, ...parts }: HelpProps) {
  const { say } = useText();
  const known = names.flatMap((name) => {
    const words = wordsOf(name, say);
    return words ? [{ name, ...words }] : [];
  });
  return (
    <>
      <p>{say(known.length === 1 ? 'commands.help_one' : 'commands.help')}</p>
      <ul className={styles['commands']}>
        {known.map(({ name, about }) => (
          <li key={name}>
            <CommandButton {...parts} line={`/${name}`} more={usageOf(name, say).slice(1)} />
            <span>{about}</span>
          </li>
        ))}
      </ul>
      {known.length > 1 && <p className={styles['soft']}>{say('commands.help_keys')}</p>}
    </>
  );
}
