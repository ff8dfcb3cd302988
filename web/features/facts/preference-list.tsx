import { NAME_MAX_LENGTH } from '../../../shared/schemas/index.ts';
import type { Drafts } from '../../ports/drafts.ts';
import { Button, IconButton } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import type { ShownProfile } from './use-profile.ts';
import styles from './profile-page.module.css';

export interface PreferenceListProps {
  drafts: Drafts;
  preferences: readonly string[];
  change: ShownProfile['change'];
}

const PLACE = 'profile.preference';
/** As many as the record takes. */
const MOST = 100;

/** How the owner would like things to be, one a line. */
export function PreferenceList({ drafts, preferences, change }: PreferenceListProps) {
  const { say } = useText();
  const draft = useReadable(drafts)[PLACE] ?? '';
  const text = draft.trim();
  const add = async () => {
    if (text === '') return;
    // On top of what other tabs added meanwhile.
    const isKept = await change((now) => ({ preferences: [...new Set([...now.preferences, text])] }));
    // What was written while the disk was at work is not kept yet.
    if (isKept && drafts.getState()[PLACE] === draft) drafts.clear(PLACE);
  };
  return (
    <div className={styles['line']}>
      <h2>{say('profile.preferences')}</h2>
      <div>
        <Kept preferences={preferences} change={change} />
        {preferences.length < MOST && (
          <form
            className={styles['add']}
            onSubmit={(event) => {
              event.preventDefault();
              void add();
            }}
          >
            <input
              type="text"
              dir="auto"
              maxLength={NAME_MAX_LENGTH}
              aria-label={say('profile.preference_new')}
              placeholder={say('profile.preference_hint')}
              className={styles['field']}
              value={draft}
              onChange={({ target: { value } }) =>
                value === '' ? drafts.clear(PLACE) : drafts.write(PLACE, value)
              }
            />
            {text !== '' && <Button type="submit">{say('profile.preference_add')}</Button>}
          </form>
        )}
      </div>
    </div>
  );
}

function Kept({ preferences, change }: Omit<PreferenceListProps, 'drafts'>) {
  const { say } = useText();
  const remove = (preference: string) =>
    void change((now) => ({ preferences: now.preferences.filter((other) => other !== preference) }));
  return (
    <ul className={styles['list']}>
      {preferences.map((preference) => (
        <li key={preference}>
          <span dir="auto">{preference}</span>
          <IconButton
            icon="close"
            label={say('profile.preference_remove', { name: preference })}
            onClick={() => remove(preference)}
          />
        </li>
      ))}
    </ul>
  );
}
