import { useId } from 'react';
import type { Installation } from '../../ports/installation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import styles from './welcome.module.css';

/** How Nima becomes an app of this device; nothing where it is one. */
export function InstallLine({ installation }: { installation: Installation }) {
  const { say } = useText();
  const title = useId();
  const state = useReadable(installation);
  if (state === 'installed') return null;
  return (
    <section aria-labelledby={title} className={styles['part']}>
      <h2 id={title}>{say('welcome.install_title')}</h2>
      <p>{say(`welcome.install_${state}`)}</p>
      {state === 'offered' && (
        <Button icon="install" onClick={() => void installation.install()}>
          {say('welcome.install')}
        </Button>
      )}
    </section>
  );
}
