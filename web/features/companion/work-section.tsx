import type { EngineStatus } from '../../../shared/schemas/index.ts';
import { Sparkline } from '../../ui/figures/sparkline.tsx';
import { Section } from '../../ui/surfaces/section.tsx';
import { numbersIn } from '../../ui/text/formats.ts';
import { useText } from '../../ui/text/text.tsx';
import { Figure, Figures } from './figure.tsx';
import { Line } from './line.tsx';
import { RecentErrors } from './recent-errors.tsx';
import { usePace } from './use-pace.ts';
import styles from './work-section.module.css';

export interface WorkSectionProps {
  line: EngineStatus['line'];
  /** Seconds since the companion started: what tells two measurements apart. */
  tick: number;
  /** The companion's own time. */
  now: number;
}

/** What the model does: how fast, for whom, and what went wrong. */
export function WorkSection({ line, tick, now }: WorkSectionProps) {
  const { say, language } = useText();
  const { written, read } = usePace(line, tick);
  const sayPace = (pace: number | null) => {
    if (pace === null) return say('companion.no_pace');
    const maximumFractionDigits = pace < 100 ? 1 : 0;
    const format = numbersIn(language, {
      maximumFractionDigits,
      minimumFractionDigits: maximumFractionDigits,
    });
    return say('companion.pace', { pace: format.format(pace) });
  };
  return (
    <Section title={say('companion.work')}>
      <Figures>
        <Figure
          name={say('companion.writes')}
          value={sayPace(line.writtenPerSecond)}
          isEmpty={line.writtenPerSecond === null}
        >
          <Sparkline values={written} label={say('companion.writes_over_time')} />
        </Figure>
        <Figure
          name={say('companion.reads_prompt')}
          value={sayPace(line.readPerSecond)}
          isEmpty={line.readPerSecond === null}
        >
          <Sparkline values={read} label={say('companion.reads_over_time')} />
        </Figure>
        <Line line={line} />
      </Figures>
      {line.answers > 0 && (
        <p className={styles['quiet']}>{say('companion.answered', { count: line.answers })}</p>
      )}
      {line.errors.length > 0 && <RecentErrors errors={line.errors} now={now} />}
    </Section>
  );
}
