import { useId, useRef, useState } from 'react';
import type { EngineStatus, ModelServer } from '../../../shared/schemas/index.ts';
import type { ModelLibrary } from '../../ports/model-library.ts';
import type { Notices } from '../../ports/notices.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { useText } from '../../ui/text/text.tsx';
import { useAttempt } from './use-attempt.ts';
import { useServers } from './use-servers.ts';
import styles from './model-list.module.css';

export interface ServerListProps {
  library: ModelLibrary;
  notices: Notices;
  engine: EngineStatus;
  onSwitched: () => void;
}

/** What else could answer on this machine. It is offered, and never used by itself. */
export function ServerList({ library, notices, engine, onSwitched }: ServerListProps) {
  const { say } = useText();
  const attempt = useAttempt(notices);
  const servers = useServers(library, engine);
  const place = useRef<HTMLDivElement>(null);
  const [isChoosing, setChoosing] = useState(false);
  const choose = ({ url }: ModelServer, model: string) => {
    place.current?.focus();
    setChoosing(true);
    const chosen = library.chooseServer({ url, model }).finally(() => setChoosing(false));
    attempt(
      chosen,
      () => {
        notices.say(say('companion.switched', { name: model }));
        onSwitched();
      },
      (why) => say('companion.not_loaded', { name: model, why }),
    );
  };
  const namesOf = ({ name, models }: ModelServer) => say('companion.servers', { name, count: models.length });
  if (servers.length === 0) return null;
  return (
    <div ref={place} tabIndex={-1} className={styles['servers']}>
      {servers.map((server) => (
        <details key={server.url} className={styles['more']}>
          <summary>
            <Icon name="chevron-down" size={16} />
            {namesOf(server)}
          </summary>
          <p className={styles['quiet']}>{say('companion.servers_text', { name: server.name })}</p>
          <ul aria-label={namesOf(server)} className={styles['list']}>
            {server.models.map((model) => (
              <ServerRow
                key={model}
                server={server}
                model={model}
                isUsed={engine.engine === 'openai' && server.used === model}
                isBusy={isChoosing}
                onUse={() => choose(server, model)}
              />
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}

interface ServerRowProps {
  server: ModelServer;
  model: string;
  isUsed: boolean;
  isBusy: boolean;
  onUse: () => void;
}

function ServerRow({ server, model, isUsed, isBusy, onUse }: ServerRowProps) {
  const { say } = useText();
  const id = useId();
  return (
    <li aria-labelledby={id} aria-current={isUsed} className={styles['row']}>
      <span id={id} translate="no">
        {model}
      </span>
      {isUsed ? (
        <span className={styles['used']}>
          <Icon name="check" size={16} />
          {say('companion.answers')}
        </span>
      ) : (
        <Button
          aria-label={say('companion.use_of', { model, name: server.name })}
          disabled={isBusy}
          onClick={onUse}
        >
          {say('companion.use')}
        </Button>
      )}
    </li>
  );
}
