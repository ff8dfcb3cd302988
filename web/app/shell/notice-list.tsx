import { useEffect, useState } from 'react';
import { Button, IconButton } from '../../ui/controls/button.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import { useText } from '../../ui/text/text.tsx';
import type { Notice, Notices } from '../../ports/notices.ts';
import styles from './notice-list.module.css';

/** A notice that only tells goes by itself; one that offers something stays long enough to be reached by keyboard. */
const STAYS_MS = { telling: 4_000, offering: 12_000 };

/** The live region is always there and empty at first: a region that appears with its text is often not read out. */
export function NoticeList({ notices }: { notices: Notices }) {
  const { say } = useText();
  const list = useReadable(notices);
  return (
    <section aria-label={say('notices.label')} className={styles['notices']}>
      <div role="status" aria-live="polite">
        {list.map((notice) => (
          <NoticeCard key={notice.id} notice={notice} onDone={() => notices.dismiss(notice.id)} />
        ))}
      </div>
    </section>
  );
}

function NoticeCard({ notice, onDone }: { notice: Notice; onDone: () => void }) {
  const { say } = useText();
  const { id, text, actions } = notice;
  // Pointed at or focused it stays: nobody reads or reaches for a thing that leaves.
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(onDone, actions.length > 0 ? STAYS_MS.offering : STAYS_MS.telling);
    return () => clearTimeout(timer);
    // A new drawing of the same notice must not give it a new life.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the notice's identity is all that counts
  }, [id, held]);
  return (
    <div
      className={styles['notice']}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p>{text}</p>
      {actions.map(({ label, name, run }) => (
        <Button key={label} aria-label={name} onClick={run}>
          <span className={styles['label']}>{label}</span>
        </Button>
      ))}
      <IconButton icon="close" label={say('notices.close')} onClick={onDone} />
    </div>
  );
}
