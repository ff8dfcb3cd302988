import { useText } from '../../ui/text/text.tsx';
import styles from './welcome.module.css';

/** What failed, where it failed; nothing where nothing did. */
export function Trouble({ error }: { error: unknown }) {
  const { sayError } = useText();
  if (error === null) return null;
  return (
    <p role="alert" className={styles['trouble']}>
      {sayError(error)}
    </p>
  );
}
