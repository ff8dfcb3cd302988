import { CONTEXT_MAX_LENGTH, NAME_MAX_LENGTH, type Profile } from '../../../shared/schemas/index.ts';
import type { Drafts } from '../../ports/drafts.ts';
import type { Memory } from '../../ports/memory.ts';
import type { Navigation } from '../../ports/navigation.ts';
import { IconButton } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import { PinnedOrder } from './pinned-order.tsx';
import { PreferenceList } from './preference-list.tsx';
import { ProfileField } from './profile-field.tsx';
import { ProfileHistory } from './profile-history.tsx';
import { Trouble } from './trouble.tsx';
import type { FactActions } from './use-fact-actions.ts';
import { useProfile, type ShownProfile } from './use-profile.ts';
import styles from './profile-page.module.css';

export interface ProfilePageProps {
  memory: Memory;
  drafts: Drafts;
  navigation: Navigation;
  actions: FactActions;
  version: number;
  now: number;
}

/** Who the owner is, in their own words, and the facts that belong into every answer. */
export function ProfilePage(props: ProfilePageProps) {
  const { memory, drafts, navigation, version } = props;
  const { say } = useText();
  const shown = useProfile(memory, version);
  return (
    <article aria-label={say('profile.title')} className={styles['page']}>
      <header className={styles['top']}>
        <IconButton icon="back" label={say('memory.back')} onClick={() => navigation.back()} />
        <h1>{say('profile.title')}</h1>
      </header>
      <p className={styles['about']}>{say('profile.about')}</p>
      <Trouble error={shown.error} />
      {shown.profile && (
        <>
          <Lines drafts={drafts} change={shown.change} profile={shown.profile} />
          <PinnedOrder {...props} shown={shown} order={shown.profile.pinnedFacts} />
          <ProfileHistory memory={memory} shown={shown} profile={shown.profile} now={props.now} />
        </>
      )}
    </article>
  );
}

interface LinesProps {
  drafts: Drafts;
  change: ShownProfile['change'];
  profile: Profile;
}

function Lines({ drafts, change, profile }: LinesProps) {
  const { say } = useText();
  const own = new Intl.DateTimeFormat().resolvedOptions();
  const short = { drafts, maxLength: NAME_MAX_LENGTH };
  return (
    <div className={styles['lines']}>
      <ProfileField
        {...short}
        name="name"
        label={say('profile.name')}
        hint={say('profile.name_hint')}
        kept={profile.name}
        onKeep={(name) => change({ name })}
      />
      <ProfileField
        {...short}
        name="locale"
        label={say('profile.locale')}
        hint={say('profile.browser_has', { value: own.locale })}
        kept={profile.locale}
        offered={navigator.languages}
        onKeep={(locale) => change({ locale })}
      />
      <ProfileField
        {...short}
        name="timeZone"
        label={say('profile.time_zone')}
        hint={say('profile.browser_has', { value: own.timeZone })}
        kept={profile.timeZone}
        offered={Intl.supportedValuesOf('timeZone')}
        onKeep={(timeZone) => change({ timeZone })}
      />
      <ProfileField
        drafts={drafts}
        name="context"
        label={say('profile.context')}
        hint={say('profile.context_hint')}
        kept={profile.context}
        maxLength={CONTEXT_MAX_LENGTH}
        long
        onKeep={(context) => change({ context })}
      />
      <PreferenceList drafts={drafts} preferences={profile.preferences} change={change} />
    </div>
  );
}
