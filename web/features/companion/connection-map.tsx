import type { LinkState } from '../../ports/companion-link.ts';
import { Icon, type IconName } from '../../ui/icons/icon.tsx';
import { useText } from '../../ui/text/text.tsx';
import styles from './connection-map.module.css';

/** Browser, line, companion: drawn, since where a line is broken is seen sooner than read. The words stand below. */
export function ConnectionMap({ state }: { state: LinkState }) {
  const { say } = useText();
  const connected = state.kind === 'connected';
  return (
    <div className={styles['map']} data-state={state.kind} aria-hidden="true">
      <div className={styles['end']} data-live="true">
        <Icon name="memory" size={28} />
        <span>{say('companion.browser')}</span>
        <small>{say('companion.browser_text')}</small>
      </div>
      <div className={styles['line']}>{!connected && <Icon name={BREAKS[state.kind]} />}</div>
      <div className={styles['end']} data-live={connected}>
        <Icon name="companion" size={28} />
        <span>{say('companion.service')}</span>
        <small>
          {connected
            ? say('settings.version', { version: state.status.version })
            : say(`companion.short_${state.kind}`)}
        </small>
      </div>
    </div>
  );
}

const BREAKS: Readonly<Record<Exclude<LinkState['kind'], 'connected'>, IconName>> = {
  looking: 'more',
  off: 'pause',
  refused: 'warning',
  locked: 'key',
  incompatible: 'warning',
  closing: 'pause',
};
