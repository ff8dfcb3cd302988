import type { EngineState } from '../../../../shared/schemas/index.ts';
import type { LinkState } from '../../../ports/companion-link.ts';
import type { MemoryState } from '../../../ports/memory.ts';
import { useReadable } from '../../../ui/use-readable.ts';
import { useText, type Text } from '../../../ui/text/text.tsx';
import type { OutcomeParts } from './outcome-parts.ts';
import styles from './outcome.module.css';

type Say = Text['say'];

/** How memory, companion and model are at this moment, each leading to the page that says more. */
export function StatusNow({ memory, link }: Pick<OutcomeParts, 'memory' | 'link'>) {
  const { say } = useText();
  const companion = useReadable(link);
  const rows = [
    { name: 'commands.status_memory', href: '/memory', words: sayMemory(useReadable(memory.state), say) },
    { name: 'commands.status_companion', href: '/companion', words: sayCompanion(companion, say) },
    { name: 'commands.status_model', href: '/companion', words: sayModel(companion, say) },
  ] as const;
  return (
    <>
      <p>{say('commands.status')}</p>
      <dl className={styles['rows']}>
        {rows.map(({ name, href, words }) => (
          <div key={name}>
            <dt>
              <a href={href}>{say(name)}</a>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function sayMemory(state: MemoryState, say: Say): string {
  switch (state.kind) {
    case 'opening':
      return say('commands.memory_opening');
    case 'failed':
      return say('commands.memory_failed', { reason: state.message });
    case 'ready': {
      const how = say(state.byMeaning ? 'commands.memory_by_meaning' : 'commands.memory_by_words', {
        count: state.size,
      });
      return state.pending === 0
        ? how
        : [how, say('commands.memory_pending', { count: state.pending })].join(' · ');
    }
  }
}

function sayCompanion(state: LinkState, say: Say): string {
  switch (state.kind) {
    case 'looking':
      return say('commands.companion_looking');
    case 'refused':
      return say('companion.refused');
    case 'connected':
      return state.compatibility === 'same'
        ? say('commands.companion_connected', { version: state.health.version })
        : say(`status.${state.compatibility}`);
    case 'off':
    case 'locked':
    case 'incompatible':
    case 'closing':
      return say(`status.${state.kind}`);
  }
}

function sayModel(link: LinkState, say: Say): string {
  if (link.kind !== 'connected') return say('commands.model_away');
  const { engine } = link.status;
  return engine ? sayEngine(engine.state, say) : say('commands.model_unknown_yet');
}

function sayEngine(state: EngineState, say: Say): string {
  switch (state.kind) {
    case 'none':
      return say('commands.model_none');
    case 'loading':
      return say('commands.model_is_loading', { name: state.model });
    case 'ready':
      return say('commands.model_is_ready', { name: state.model });
    case 'restarting':
    case 'failed':
      return say(`commands.model_${state.kind}`, { name: state.model });
  }
}
