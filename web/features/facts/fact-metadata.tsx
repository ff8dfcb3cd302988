import { useState, type KeyboardEvent } from 'react';
import { isUnsafeKey } from '../../../shared/domain/memory/imports/clean.ts';
import { NAME_MAX_LENGTH, type Metadata } from '../../../shared/schemas/index.ts';
import { Button, IconButton } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import { DetailRow } from './detail-row.tsx';
import { detailText, typedDetail, type Detail } from './detail-text.ts';
import styles from './fact-metadata.module.css';

export interface FactMetadataProps {
  metadata: Metadata;
  onChange: (metadata: Metadata) => void;
}

/** Longer ones come in by files, and are read and carried on as they are. */
const VALUE_MAX_LENGTH = 2_000;

/** What else is known, as names and values: by an import, or by hand. */
export function FactMetadata({ metadata, onChange }: FactMetadataProps) {
  const { say } = useText();
  const without = (name: string) => Object.entries(metadata).filter(([other]) => other !== name);
  const put = (name: string, detail: Detail) =>
    onChange(
      Object.hasOwn(metadata, name)
        ? Object.fromEntries(
            Object.entries(metadata).map(([other, kept]) => [other, other === name ? detail : kept]),
          )
        : { ...metadata, [name]: detail },
    );
  return (
    <>
      {Object.entries(metadata).map(([name, detail]) => (
        <DetailRow key={name} name={name}>
          <DetailField name={name} detail={detail} onChange={(next) => put(name, next)} />
          <IconButton
            icon="close"
            label={say('fact.detail_remove', { name })}
            onClick={() => onChange(Object.fromEntries(without(name)))}
          />
        </DetailRow>
      ))}
      <NewDetail taken={Object.keys(metadata)} onAdd={put} />
    </>
  );
}

interface DetailFieldProps {
  name: string;
  detail: Detail;
  onChange: (detail: Detail) => void;
}

/** Taken when the field is left, or with Enter. */
function DetailField({ name, detail, onChange }: DetailFieldProps) {
  const { say } = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const kept = detailText(detail);
  const settle = () => {
    setTyped(null);
    if (typed !== null && typed !== kept) onChange(typedDetail(typed, detail));
  };
  return (
    <input
      type="text"
      dir="auto"
      maxLength={Math.max(VALUE_MAX_LENGTH, kept.length)}
      aria-label={say('fact.detail_of', { name })}
      className={styles['field']}
      value={typed ?? kept}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={settle}
      onKeyDown={(event) => onKeys(event, settle, () => setTyped(null))}
    />
  );
}

interface NewDetailProps {
  taken: readonly string[];
  onAdd: (name: string, detail: Detail) => void;
}

function NewDetail({ taken, onAdd }: NewDetailProps) {
  const { say } = useText();
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const named = name.trim();
  const isTaken = taken.includes(named) || isUnsafeKey(named);
  const isWhole = named !== '' && value.trim() !== '' && !isTaken;
  const add = () => {
    if (!isWhole) return;
    onAdd(named, value.trim());
    setName('');
    setValue('');
  };
  return (
    <DetailRow
      name={
        <input
          type="text"
          dir="auto"
          maxLength={NAME_MAX_LENGTH}
          aria-label={say('fact.detail_name')}
          aria-invalid={isTaken}
          placeholder={say('fact.detail_new')}
          className={styles['name']}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      }
    >
      {named !== '' && (
        <>
          <input
            type="text"
            dir="auto"
            maxLength={VALUE_MAX_LENGTH}
            aria-label={say('fact.detail_value')}
            placeholder={say(isTaken ? 'fact.detail_taken' : 'fact.detail_value')}
            className={styles['field']}
            value={value}
            onChange={(event) => setValue(event.target.value)}
            onKeyDown={(event) => onKeys(event, add, () => setValue(''))}
          />
          <Button disabled={!isWhole} onClick={add}>
            {say('fact.detail_add')}
          </Button>
        </>
      )}
    </DetailRow>
  );
}

function onKeys(event: KeyboardEvent, enter: () => void, escape: () => void): void {
  if (event.key === 'Escape') escape();
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  event.preventDefault();
  enter();
}
