import { useId } from 'react';
import type { Drafts } from '../../ports/drafts.ts';
import { useText } from '../../ui/text/text.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import styles from './profile-page.module.css';

export interface ProfileFieldProps {
  drafts: Drafts;
  /** Names the draft. */
  name: string;
  label: string;
  /** Stands in the empty field. */
  hint: string;
  kept: string;
  maxLength: number;
  /** Values to choose from, where there are some. */
  offered?: readonly string[];
  long?: boolean;
  /** Answers whether it was kept. */
  onKeep: (text: string) => Promise<boolean>;
}

/** One line of the profile. What is typed is a draft until the field is left: then it is kept. */
export function ProfileField(props: ProfileFieldProps) {
  const { drafts, label, hint, kept, maxLength, offered = [], long = false, onKeep } = props;
  const { say } = useText();
  const place = `profile.${props.name}`;
  const draft = useReadable(drafts)[place];
  const id = useId();
  const settle = async () => {
    if (draft === undefined) return;
    const text = draft.trim();
    // What was written while the disk was at work is not kept yet.
    if ((text === kept || (await onKeep(text))) && drafts.getState()[place] === draft) drafts.clear(place);
  };
  const shared = {
    id,
    maxLength,
    dir: 'auto',
    className: styles['field'],
    value: draft ?? kept,
    placeholder: hint,
    onBlur: () => void settle(),
    onChange: ({ target: { value } }: { target: { value: string } }) =>
      value === kept ? drafts.clear(place) : drafts.write(place, value),
  };
  return (
    <div className={styles['line']}>
      <label htmlFor={id}>{label}</label>
      <div>
        {long ? (
          <textarea {...shared} rows={3} />
        ) : (
          <input
            {...shared}
            type="text"
            list={offered.length > 0 ? `${id}-offered` : undefined}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) void settle();
            }}
          />
        )}
        {offered.length > 0 && <Offered id={`${id}-offered`} values={offered} />}
        {draft !== undefined && <small>{say('memory.unsaved')}</small>}
      </div>
    </div>
  );
}

function Offered({ id, values }: { id: string; values: readonly string[] }) {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value} value={value}>
          {value}
        </option>
      ))}
    </datalist>
  );
}
