import { NAME_MAX_LENGTH } from '../../../shared/schemas/index.ts';
import type { Drafts } from '../../ports/drafts.ts';
import { Button, IconButton } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import styles from './profile-page.module.css';

export interface PreferenceListProps {
  drafts: Drafts;
  preferences: readonly string[];
  /** Answers whether it was kept. */
  onChange: (preferences: readonly string[]) => Promise<boolean>;
}

const PLACE = 'profile.preference';
/** As many as the record takes. */
const MOST = 100;

/** How the owner would like things to be, one a line. */
export function PreferenceList({ drafts, preferences, onChange }: PreferenceListProps) {
  const { say } = useText();
  const draft = useReadable(drafts)[PLACE] ?? '';
  const text = draft.trim();
  const add = async () => {
    if (text === '') return;
    const isNew = !preferences.includes(text);
    if (!isNew || (await onChange([...preferences, text]))) drafts.clear(PLACE);
  };
  return (
    <div className={styles['line']}>
      <h2>{say('profile.preferences')}</h2>
      <div>
        <Kept preferences={preferences} onChange={onChange} />
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

function Kept({ preferences, onChange }: Omit<PreferenceListProps, 'drafts'>) {
  const { say } = useText();
  return (
    <ul className={styles['list']}>
      {preferences.map((preference) => (
        <li key={preference}>
          <span dir="auto">{preference}</span>
          <IconButton
            icon="close"
            label={say('profile.preference_remove', { name: preference })}
            onClick={() => void onChange(preferences.filter((other) => other !== preference))}
          />
        </li>
      ))}
    </ul>
  );
}
