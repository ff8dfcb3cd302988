import { useText } from '../../ui/text/text.tsx';
import styles from './not-found.module.css';

/** An address of no view. It says so and shows the way on. */
export function NotFound({ path }: { path: string }) {
  const { say } = useText();
  return (
    <div className={styles['page']}>
      <h1>{say('app.not_found')}</h1>
      <p>{say('app.not_found_text', { path })}</p>
      <p>
        <a href="/memory">{say('app.go_to_memory')}</a>
      </p>
    </div>
  );
}
