import type { AppUpdate } from '../../ports/app-update.ts';
import type { Installation } from '../../ports/installation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import { Section } from '../../ui/surfaces/section.tsx';

export interface AppSectionProps {
  installation: Installation;
  update: AppUpdate;
  version: string;
}

export function AppSection({ installation, update, version }: AppSectionProps) {
  const { say } = useText();
  const install = useReadable(installation);
  const { kind } = useReadable(update);
  return (
    <Section title={say('settings.app')}>
      <p>{say('settings.version', { version })}</p>
      <p>{say(`settings.offline_${kind}`)}</p>
      {install === 'installed' && <p>{say('settings.installed')}</p>}
      {install === 'by_hand' && <p>{say('settings.install_by_hand')}</p>}
      {install === 'offered' && (
        <>
          <p>{say('settings.install_offered')}</p>
          <Button icon="install" onClick={() => void installation.install()}>
            {say('settings.install')}
          </Button>
        </>
      )}
      <p>
        <a href="/chat/welcome">{say('settings.first_steps')}</a>
      </p>
    </Section>
  );
}
