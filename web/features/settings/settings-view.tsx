import { Suspense, type ReactNode } from 'react';
import type { AppUpdate } from '../../ports/app-update.ts';
import type { CompanionLink } from '../../ports/companion-link.ts';
import type { Installation } from '../../ports/installation.ts';
import type { ModelChoice } from '../../ports/model-choice.ts';
import type { Notices } from '../../ports/notices.ts';
import type { Preferences } from '../../ports/preferences.ts';
import type { StorageHealth } from '../../ports/storage-health.ts';
import { useText } from '../../ui/text/text.tsx';
import { AddressSection } from './address-section.tsx';
import { AppSection } from './app-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { KeyboardSection } from './keyboard-section.tsx';
import { MeaningSection } from './meaning/meaning-section.tsx';
import { StorageSection } from './storage-section.tsx';
import styles from './settings-view.module.css';

export interface SettingsViewProps {
  preferences: Preferences;
  installation: Installation;
  update: AppUpdate;
  notices: Notices;
  storageHealth: StorageHealth;
  link: CompanionLink;
  modelChoice: ModelChoice;
  origin: string;
  version: string;
  showShortcuts: () => void;
  /** Who speaks. It waits until that is known, and what stands below it with it: nothing that is read moves away. */
  persona: ReactNode;
}

/** How this device shows and keeps Nima. Every change takes effect at once; there is nothing to save. */
export function SettingsView(props: SettingsViewProps) {
  const { say } = useText();
  return (
    <div className={styles['page']}>
      <h1>{say('settings.title')}</h1>
      <AppearanceSection preferences={props.preferences} />
      <KeyboardSection preferences={props.preferences} showShortcuts={props.showShortcuts} />
      <MeaningSection choice={props.modelChoice} link={props.link} notices={props.notices} />
      <Suspense>
        {props.persona}
        <StorageSection health={props.storageHealth} notices={props.notices} />
        <AddressSection link={props.link} origin={props.origin} notices={props.notices} />
        <AppSection installation={props.installation} update={props.update} version={props.version} />
      </Suspense>
    </div>
  );
}
