import { memo } from 'react';
import type { CompanionStatus } from '../../../shared/schemas/index.ts';
import { sayBytes, sayMemory } from '../../ui/amounts.ts';
import { Meter } from '../../ui/figures/meter.tsx';
import { Sparkline } from '../../ui/figures/sparkline.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Section } from '../../ui/surfaces/section.tsx';
import { numbersIn } from '../../ui/text/formats.ts';
import { useText } from '../../ui/text/text.tsx';
import { Figure, Figures } from './figure.tsx';
import { useHistory } from './use-history.ts';
import styles from './machine-section.module.css';

/** How the companion and its machine are doing, live: what can be drawn is drawn. */
export const MachineSection = memo(function MachineSection({ status }: { status: CompanionStatus }) {
  const { say, language } = useText();
  const memory = useHistory(status.memoryBytes, status.uptimeSeconds);
  return (
    <Section title={say('companion.machine_title')}>
      <Figures>
        <Figure name={say('companion.memory')} value={sayBytes(status.memoryBytes, language)}>
          <Sparkline values={memory} label={say('companion.memory_over_time')} />
        </Figure>
        {typeof status.temperatureCelsius === 'number' && (
          <Temperature celsius={status.temperatureCelsius} tick={status.uptimeSeconds} />
        )}
        <MachineMemory status={status} />
        <Figure
          name={say('companion.load')}
          value={say('companion.load_text', {
            load: Math.round(status.load * status.cores * 10) / 10,
            count: status.cores,
          })}
        >
          <Meter share={status.load} label={say('companion.load')} />
        </Figure>
      </Figures>
      {status.isThrottled && (
        <p className={styles['throttled']}>
          <Icon name="warning" />
          <span>{say('companion.throttled')}</span>
        </p>
      )}
    </Section>
  );
});

function MachineMemory({ status }: { status: CompanionStatus }) {
  const { say, language } = useText();
  const { availableMemoryBytes: available, machineMemoryBytes: all } = status;
  if (available === undefined) return null;
  const used = Math.max(0, all - available);
  return (
    <Figure
      name={say('companion.machine_memory')}
      value={say('companion.machine_memory_text', {
        used: sayMemory(used, language),
        all: sayMemory(all, language),
      })}
    >
      <Meter share={used / all} label={say('companion.machine_memory')} />
    </Figure>
  );
}

function Temperature({ celsius, tick }: { celsius: number; tick: number }) {
  const { say, language } = useText();
  const history = useHistory(celsius, tick);
  const value = numbersIn(language, {
    style: 'unit',
    unit: 'celsius',
    maximumFractionDigits: 0,
  }).format(celsius);
  return (
    <Figure name={say('companion.temperature')} value={value}>
      <Sparkline values={history} label={say('companion.temperature_over_time')} />
    </Figure>
  );
}
