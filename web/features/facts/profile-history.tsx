import { useEffect, useState } from 'react';
import type { Profile } from '../../../shared/schemas/index.ts';
import type { Memory, ProfileChange } from '../../ports/memory.ts';
import { Button } from '../../ui/controls/button.tsx';
import { useText, type TextKey } from '../../ui/text/text.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { EraseQuestion } from './erase-question.tsx';
import type { ShownProfile } from './use-profile.ts';
import styles from './fact-history.module.css';

export interface ProfileHistoryProps {
  memory: Memory;
  shown: ShownProfile;
  profile: Profile;
  now: number;
}

const PARTS = [
  ['name', 'profile.name'],
  ['locale', 'profile.locale'],
  ['timeZone', 'profile.time_zone'],
  ['context', 'profile.context'],
  ['preferences', 'profile.preferences'],
] as const satisfies readonly (readonly [keyof Profile, TextKey])[];

/** What the profile said before each change, the newest first, each to be brought back. */
export function ProfileHistory({ memory, shown, profile, now }: ProfileHistoryProps) {
  const { say } = useText();
  const [versions, reread] = useVersions(memory, profile);
  // A step in the order of the pinned facts is a version, too, and says nothing here.
  const telling = versions.filter(({ changed }) => changed.length > 0);
  if (telling.length === 0) return null;
  return (
    <section>
      <h2>{say('fact.history')}</h2>
      <ol className={styles['versions']}>
        {telling.map(({ version, replacedAt, changed }) => (
          <li key={version.revision}>
            <div>
              {changed.map(([part, name]) => (
                <p key={part} dir="auto" className={styles['text']}>
                  {say('profile.was', {
                    part: say(name),
                    value: told(version[part]) || say('profile.was_empty'),
                  })}
                </p>
              ))}
              <p className={styles['about']}>
                <TimeAgo at={replacedAt} now={now} />
              </p>
            </div>
            <Button onClick={() => void shown.change(saidIn(version, changed))}>{say('fact.restore')}</Button>
          </li>
        ))}
      </ol>
      <div className={styles['erase']}>
        <EraseQuestion
          label={say('profile.erase_history')}
          ask={say('profile.erase_history_ask')}
          text={say('profile.erase_history_text')}
          onErase={async () => memory.eraseProfileHistory().then(reread)}
        />
      </div>
    </section>
  );
}

interface Version {
  readonly version: Profile;
  readonly replacedAt: number;
  /** What it says otherwise than the version after it. */
  readonly changed: readonly Part[];
}

type Part = (typeof PARTS)[number];

function useVersions(memory: Memory, profile: Profile): [readonly Version[], () => void] {
  const [earlier, setEarlier] = useState<readonly Profile[]>([]);
  const [readings, setReadings] = useState(0);
  useEffect(() => {
    let isStale = false;
    memory.profileHistory().then(
      (read) => isStale || setEarlier(read),
      // The profile itself could not be read either, and says so.
      () => undefined,
    );
    return () => void (isStale = true);
  }, [memory, profile.revision, readings]);
  const versions = earlier.map((version, index) => {
    const next = earlier[index - 1] ?? profile;
    const changed = PARTS.filter(([part]) => told(version[part]) !== told(next[part]));
    return { version, replacedAt: next.updatedAt, changed };
  });
  return [versions, () => setReadings((count) => count + 1)];
}

function told(value: string | readonly string[]): string {
  return typeof value === 'string' ? value : value.join(', ');
}

/** Only what is shown to come back does. */
function saidIn(version: Profile, changed: readonly Part[]): ProfileChange {
  return changed.reduce<ProfileChange>((said, [part]) => ({ ...said, [part]: version[part] }), {});
}
