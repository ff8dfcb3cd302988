import type { EngineStatus } from '../../../shared/schemas/index.ts';
import type { LinkState } from '../../ports/companion-link.ts';
import { Icon, type IconName } from '../../ui/icons/icon.tsx';
import { useText } from '../../ui/text/text.tsx';
import styles from './connection-map.module.css';

export interface ConnectionMapProps {
  state: LinkState;
  /** Undefined where nothing is known of one. */
  engine: EngineStatus | undefined;
}

/**
 * Browser, companion, model, and the lines between: drawn, since where a line is broken is seen sooner than read. The
 * words stand below.
 */
export function ConnectionMap({ state, engine }: ConnectionMapProps) {
  const { say } = useText();
  const connected = state.kind === 'connected';
  return (
    <div className={styles['map']} data-ends={engine ? 3 : 2} aria-hidden="true">
      <div className={styles['end']} data-live="true">
        <Icon name="memory" size={28} />
        <span>{say('companion.browser')}</span>
        <small>{say('companion.browser_text')}</small>
      </div>
      <div className={styles['line']} data-whole={connected}>
        {!connected && <Icon name={BREAKS[state.kind]} />}
      </div>
      <div className={styles['end']} data-live={connected}>
        <Icon name="companion" size={28} />
        <span>{say('companion.service')}</span>
        <small>
          {connected
            ? say('settings.version', { version: state.status.version })
            : say(`companion.short_${state.kind}`)}
        </small>
      </div>
      {engine && <ModelEnd engine={engine} />}
    </div>
  );
}

function ModelEnd({ engine }: { engine: EngineStatus }) {
  const { say } = useText();
  const isFar = engine.server?.isFar ?? false;
  const end = endOf(engine);
  const icon = ENDS[end];
  return (
    <>
      <div className={styles['line']} data-whole={icon === null} data-far={isFar}>
        {icon ? <Icon name={icon} /> : isFar && <Icon name="online" />}
      </div>
      <div className={styles['end']} data-live={icon === null} data-far={isFar}>
        <Icon name="chat" size={28} />
        <span>{say('companion.end_model')}</span>
        <small>{say(isFar && end === 'ready' ? 'companion.end_far' : `companion.end_${end}`)}</small>
      </div>
    </>
  );
}

/** A server that is away is another thing than none at all. */
function endOf({ engine, state }: EngineStatus): keyof typeof ENDS {
  if (state.kind !== 'none') return state.kind;
  if (state.isOff) return 'off';
  return engine === 'openai' ? 'away' : 'none';
}

const BREAKS: Readonly<Record<Exclude<LinkState['kind'], 'connected'>, IconName>> = {
  looking: 'more',
  off: 'pause',
  refused: 'warning',
  locked: 'key',
  incompatible: 'warning',
  closing: 'pause',
};

/** Where the line breaks off; null where it does not. */
const ENDS = {
  ready: null,
  none: 'add',
  off: 'pause',
  away: 'pause',
  loading: 'more',
  restarting: 'update',
  failed: 'warning',
} as const satisfies Readonly<Record<string, IconName | null>>;
