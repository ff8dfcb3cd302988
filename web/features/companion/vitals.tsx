import type { ReactNode } from 'react';
import { ROUTES } from '../../../shared/protocol/routes.ts';
import type { CompanionStatus } from '../../../shared/schemas/index.ts';
import { sayBytes, sayDuration } from '../../ui/amounts.ts';
import { Meter } from '../../ui/figures/meter.tsx';
import { Sparkline } from '../../ui/figures/sparkline.tsx';
import { useText } from '../../ui/text/text.tsx';
import { useHistory } from './use-history.ts';
import styles from './vitals.module.css';

/** How the companion is doing, live: what can be drawn is drawn. */
export function Vitals({ status }: { status: CompanionStatus }) {
  const { say, language } = useText();
  const memory = useHistory(status.memoryBytes, status.uptimeSeconds);
  return (
    <section aria-label={say('companion.facts')} className={styles['vitals']}>
      <Figure name={say('companion.memory')} value={sayBytes(status.memoryBytes, language)}>
        <Sparkline values={memory} label={say('companion.memory_over_time')} />
      </Figure>
      <Figure
        name={say('companion.load')}
        value={say('companion.load_text', {
          load: Math.round(status.load * status.cores * 10) / 10,
          count: status.cores,
        })}
      >
        <Meter share={status.load} label={say('companion.load')} />
      </Figure>
      <dl className={styles['facts']}>
        <Fact name={say('companion.uptime')}>{sayDuration(status.uptimeSeconds, language)}</Fact>
        <Fact name={say('companion.version')}>{status.version}</Fact>
        <Fact name={say('companion.protocol')}>{status.protocol}</Fact>
        <Fact name={say('companion.machine')}>
          {say('companion.machine_text', {
            platform: status.platform,
            count: status.cores,
            memory: sayBytes(status.machineMemoryBytes, language),
          })}
        </Fact>
      </dl>
      <p>
        <a href={ROUTES.docs} data-external>
          {say('companion.docs')}
        </a>
      </p>
    </section>
  );
}

function Figure({ name, value, children }: { name: string; value: string; children: ReactNode }) {
  return (
    <div className={styles['figure']}>
      <p className={styles['name']}>{name}</p>
      <p className={styles['value']}>{value}</p>
      {children}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles['fact']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
