import { useEffect, useId } from 'react';
import type { StorageHealth } from '../../ports/storage-health.ts';
import { sayBytes } from '../../ui/amounts.ts';
import { Meter } from '../../ui/figures/meter.tsx';
import { useText } from '../../ui/text/text.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import styles from './banner.module.css';

/** From here on a large import may not fit any more; a fact still does. */
const NEARLY_FULL = 0.9;

export interface RoomWarningProps {
  health: StorageHealth;
  /** Where the way out is; left out on that very page. */
  href?: string;
}

/** Says that the room is nearly used up, before a write fails. Nothing is drawn where there is enough, or where nobody knows. */
export function RoomWarning({ health, href }: RoomWarningProps) {
  const { say, language } = useText();
  const id = useId();
  const { usedBytes, quotaBytes } = useReadable(health);
  useEffect(() => void health.measure(), [health]);
  if (usedBytes === null || !quotaBytes || usedBytes / quotaBytes <= NEARLY_FULL) return null;
  const used = sayBytes(usedBytes, language);
  return (
    <section role="status" aria-labelledby={id} className={styles['banner']}>
      <h2 id={id}>{say('data.room')}</h2>
      <Meter share={usedBytes / quotaBytes} label={say('settings.usage_meter')} />
      <p>{say('data.room_text', { used, quota: sayBytes(quotaBytes, language) })}</p>
      {href !== undefined && (
        <p>
          <a href={href}>{say('data.room_do')}</a>
        </p>
      )}
    </section>
  );
}
