import { useEffect, useState } from 'react';
import type { Fact, Profile } from '../../../../shared/schemas/index.ts';
import type { Memory } from '../../../ports/memory.ts';
import { useReadable } from '../../../ui/use-readable.ts';
import { useText } from '../../../ui/text/text.tsx';
import { FactLine } from './outcome-fact-line.tsx';
import { useKnownFacts } from './outcome-use-facts.ts';
import styles from './outcome.module.css';

/** What every answer is told of its owner, as it is now. */
export function ProfileNow({ memory }: { memory: Memory }) {
  const { say } = useText();
  const profile = useProfileNow(memory);
  const known = useKnownFacts(memory, profile?.pinnedFacts ?? []);
  if (profile === null || known === null) return null;
  const pinned = profile.pinnedFacts.flatMap((id) => known.get(id) ?? []).filter(isHere);
  const rows = [
    ['commands.profile_name', profile.name],
    ['commands.profile_language', profile.locale],
    ['commands.profile_zone', profile.timeZone],
    ['commands.profile_preferences', profile.preferences.join(' · ')],
    ['commands.profile_context', profile.context],
  ] as const;
  const told = rows.filter(([, value]) => value !== '');
  return (
    <>
      <p>{say('commands.profile')}</p>
      {told.length === 0 && pinned.length === 0 && (
        <p className={styles['soft']}>{say('commands.profile_empty')}</p>
      )}
      <dl className={styles['rows']}>
        {told.map(([name, value]) => (
          <div key={name}>
            <dt>{say(name)}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
        {pinned.length > 0 && (
          <div>
            <dt>{say('commands.profile_pinned')}</dt>
            <dd>
              <ul className={styles['facts']}>
                {pinned.map((fact) => (
                  <FactLine key={fact.id} fact={fact} />
                ))}
              </ul>
            </dd>
          </div>
        )}
      </dl>
      <p className={styles['soft']}>
        <a href="/memory/profile">{say('commands.profile_open')}</a>
      </p>
    </>
  );
}

const isHere = ({ deletedAt }: Fact): boolean => deletedAt === null;

/** Null until it is read. What fails is thrown while drawing. */
function useProfileNow(memory: Memory): Profile | null {
  const version = useReadable(memory.changes);
  const [read, setRead] = useState<{ profile: Profile | null; error: unknown }>({
    profile: null,
    error: null,
  });
  useEffect(() => {
    let isStale = false;
    memory.profile().then(
      (profile) => isStale || setRead({ profile, error: null }),
      (error: unknown) => isStale || setRead({ profile: null, error }),
    );
    return () => void (isStale = true);
  }, [memory, version]);
  if (read.error !== null) throw read.error;
  return read.profile;
}
