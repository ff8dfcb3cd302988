import { useDeferredValue, useEffect } from 'react';
import type { Notices } from '../../ports/notices.ts';
import type { StorageHealth, StorageState } from '../../ports/storage-health.ts';
import { sayBytes } from '../../ui/amounts.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Meter } from '../../ui/figures/meter.tsx';
import { useText, type Text } from '../../ui/text/text.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import { Section } from '../../ui/surfaces/section.tsx';

const NAMES = {
  persistent: 'persistent',
  best_effort: 'best_effort',
  unknown: 'persistence_unknown',
} as const;

export function StorageSection({ health, notices }: { health: StorageHealth; notices: Notices }) {
  const text = useText();
  const { say } = text;
  // The browser answers while the page is being drawn: nothing that is pressed waits for it.
  const state = useDeferredValue(useReadable(health));
  useEffect(() => void health.measure(), [health]);
  const ask = async () => {
    const granted = await health.askToPersist();
    notices.say(say(granted ? 'settings.persist_granted' : 'settings.persist_refused'));
  };
  const name = NAMES[state.persistence];
  return (
    <Section title={say('settings.storage')}>
      <p>
        {say(`settings.${name}`)}
        <small>{say(`settings.${name}_text`)}</small>
      </p>
      {state.persistence === 'best_effort' && (
        <Button icon="shield" onClick={() => void ask()}>
          {say('settings.ask_persist')}
        </Button>
      )}
      <p>{sayUsage(state, text)}</p>
      {state.usedBytes !== null && state.quotaBytes !== null && (
        <div style={{ inlineSize: '24rem' }}>
          <Meter share={state.usedBytes / state.quotaBytes} label={say('settings.usage_meter')} />
        </div>
      )}
      <p>
        <a href="/data">{say('data.title')}</a>
      </p>
      <p>
        <small>{say('settings.data_text')}</small>
      </p>
    </Section>
  );
}

function sayUsage({ usedBytes, quotaBytes }: StorageState, { say, language }: Text): string {
  if (usedBytes === null) return say('settings.usage_unknown');
  const used = sayBytes(usedBytes, language);
  return quotaBytes === null
    ? say('settings.used_only', { used })
    : say('settings.used', { used, quota: sayBytes(quotaBytes, language) });
}
