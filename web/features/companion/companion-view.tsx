import { DEFAULT_PORT } from '../../../shared/protocol/routes.ts';
import type { CompanionLink, LinkState } from '../../ports/companion-link.ts';
import { Button } from '../../ui/controls/button.tsx';
import type { ModelLibrary } from '../../ports/model-library.ts';
import type { Notices } from '../../ports/notices.ts';
import { useText, type Text } from '../../ui/text/text.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import { Connected } from './connected.tsx';
import { ConnectionMap } from './connection-map.tsx';
import { asSeen } from './engine-words.ts';
import { KeyForm } from './key-form.tsx';
import { useLibrary } from './use-library.ts';
import styles from './companion-view.module.css';

export interface CompanionViewProps {
  link: CompanionLink;
  library: ModelLibrary;
  notices: Notices;
  protocol: string;
}

/** How the app and its companion stand to each other and who answers, and what to do where somebody is missing. */
export function CompanionView({ link, library, notices, protocol }: CompanionViewProps) {
  const text = useText();
  const { say } = text;
  const state = useReadable(link);
  // An older companion has no engine, and no models either.
  const models = useLibrary(library, state.kind === 'connected' && state.status.engine !== undefined);
  const told = state.kind === 'connected' ? state.status.engine : undefined;
  const engine = told && asSeen(told, models);
  const { title, words } = describe(state, protocol, text);
  return (
    <div className={styles['page']}>
      <h1>{say('companion.title')}</h1>
      <ConnectionMap state={state} engine={engine} />
      <section className={styles['state']} aria-live="polite">
        <h2>{title}</h2>
        <p>{words}</p>
        {state.kind === 'connected' && state.compatibility !== 'same' && (
          <p>{say(`companion.${state.compatibility}`)}</p>
        )}
      </section>
      {state.kind === 'off' && (
        <div className={styles['do']}>
          <p>{say('companion.off_do')}</p>
          <pre className={styles['command']}>
            <code>{startCommand(location.port)}</code>
          </pre>
        </div>
      )}
      {state.kind === 'locked' && <KeyForm onKey={link.useKey} />}
      {state.kind === 'connected' ? (
        <Connected
          status={state.status}
          models={models}
          library={library}
          notices={notices}
          onSwitched={link.retry}
        />
      ) : (
        state.kind !== 'looking' && (
          <p>
            <Button onClick={link.retry}>{say('companion.retry')}</Button>
          </p>
        )
      )}
    </div>
  );
}

function describe(state: LinkState, protocol: string, { say }: Text): { title: string; words: string } {
  switch (state.kind) {
    case 'looking':
    case 'off':
    case 'closing':
      return { title: say(`companion.${state.kind}`), words: say(`companion.${state.kind}_text`) };
    case 'refused':
      return {
        title: say('companion.refused'),
        words: `${say(`error.${state.code}`)} ${say('companion.refused_do')}`,
      };
    case 'locked': {
      const key = state.reason === 'no_key' ? 'companion.locked' : 'companion.wrong_key';
      return { title: say(key), words: say(`${key}_text`) };
    }
    case 'incompatible': {
      const words = say('companion.incompatible_text', { app: protocol, companion: state.health.protocol });
      return { title: say('companion.incompatible'), words };
    }
    case 'connected':
      return {
        title: say('companion.connected'),
        words: say('companion.connected_text', { origin: location.origin }),
      };
  }
}

/** The command that brings the companion back to this very address: another port would open another, empty, memory. */
export function startCommand(port: string): string {
  const usual = port === '' || port === String(DEFAULT_PORT);
  return usual ? 'npm start' : `PORT=${port} npm start`;
}
