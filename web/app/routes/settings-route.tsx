import { use } from 'react';
import { PersonaSection } from '../../features/settings/persona/persona-section.tsx';
import { SettingsView } from '../../features/settings/settings-view.tsx';
import { settings } from '../../ui/text/en/settings.ts';
import { withTexts } from '../../ui/text/text.tsx';
import type { RouteProps } from './route.ts';

export const SettingsRoute = withTexts(settings, ({ frame, container }: RouteProps) => (
  <SettingsView
    preferences={frame.preferences}
    installation={frame.installation}
    update={frame.update}
    notices={frame.notices}
    storageHealth={frame.storageHealth}
    link={container.link}
    modelChoice={container.modelChoice}
    origin={container.origin}
    version={container.version}
    showShortcuts={frame.dialogs.showShortcuts}
    persona={<Persona frame={frame} container={container} />}
  />
));

function Persona({ frame, container }: Pick<RouteProps, 'frame' | 'container'>) {
  const { personas, traces } = use(container.openVoice());
  return <PersonaSection personas={personas} traces={traces} notices={frame.notices} />;
}
