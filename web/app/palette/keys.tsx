import { Fragment } from 'react';
import { useText } from '../../ui/text/text.tsx';
import { drawKeys } from '../commands/keys.ts';
import styles from './keys.module.css';

/** A shortcut as keys to press: together where they touch, one after the other where a word stands between. */
export function Keys({ keys, mac }: { keys: string; mac: boolean }) {
  const { say } = useText();
  return (
    <span className={styles['keys']}>
      {drawKeys(keys, mac).map((press, index) => (
        <Fragment key={press.join('+')}>
          {index > 0 && <span className={styles['then']}>{say('shortcuts.then')}</span>}
          {press.map((name) => (
            <kbd key={name}>{name}</kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
