import { useText } from '../../ui/text/text.tsx';
import styles from './list-hint.module.css';

export interface ElsewhereAddress {
  home: string;
  here: string;
}

export interface ListHintProps {
  /** How many notes there are; null until they have been read. */
  total: number | null;
  found: number;
  /** The address where the data lives, when it is not this one. */
  elsewhere: ElsewhereAddress | null;
}

/** What stands where no rows do: why there are none, and what to do. */
export function ListHint({ total, found, elsewhere }: ListHintProps) {
  if (total === null || found > 0) return null;
  if (total > 0) return <NothingFound />;
  return (
    <>
      {elsewhere && <Elsewhere {...elsewhere} />}
      <Empty />
    </>
  );
}

function Empty() {
  const { say } = useText();
  return (
    <div className={styles['hint']}>
      <p>{say('memory.empty')}</p>
    </div>
  );
}

function Elsewhere({ home, here }: ElsewhereAddress) {
  const { say } = useText();
  return (
    <div className={styles['elsewhere']}>
      <h2>{say('elsewhere.title')}</h2>
      <p>{say('elsewhere.text', { home, here })}</p>
      <p>
        <a href={home}>{say('settings.address_open', { origin: home })}</a>
      </p>
    </div>
  );
}

function NothingFound() {
  const { say } = useText();
  return (
    <div className={styles['hint']}>
      <p>{say('memory.found_none')}</p>
      <p>{say('memory.found_none_text')}</p>
    </div>
  );
}
