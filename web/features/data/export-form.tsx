import { useState, type FormEvent } from 'react';
import type { SaveOptions } from '../../ports/memory-transfer.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Choice } from '../../ui/controls/choice.tsx';
import { Switch } from '../../ui/controls/switch.tsx';
import { useText } from '../../ui/text/text.tsx';
import { NewPassphrase, troubleOf, type Pair, type Trouble } from './new-passphrase.tsx';
import styles from './step.module.css';

export interface ExportFormProps {
  ids: readonly string[];
  onWrite: (options: Pick<SaveOptions, 'ids' | 'passphrase'>) => void;
}

const EMPTY: Pair = ['', ''];

/** What goes into the file, and whether it is locked. */
export function ExportForm({ ids, onWrite }: ExportFormProps) {
  const { say } = useText();
  const [what, setWhat] = useState<'all' | 'chosen'>('chosen');
  const [pair, setPair] = useState<Pair | null>(null);
  const [trouble, setTrouble] = useState<Trouble>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = pair && troubleOf(pair);
    setTrouble(found);
    if (found) return;
    onWrite({
      ...(ids.length > 0 && what === 'chosen' ? { ids } : {}),
      ...(pair ? { passphrase: pair[0] } : {}),
    });
  };
  const lock = (on: boolean) => {
    setPair(on ? EMPTY : null);
    setTrouble(null);
  };
  return (
    <form noValidate className={styles['form']} onSubmit={submit}>
      {ids.length > 0 && (
        <Choice
          legend={say('data.export_what')}
          value={what}
          options={[
            { value: 'chosen', label: say('data.export_chosen', { count: ids.length }) },
            { value: 'all', label: say('data.export_all') },
          ]}
          onChoose={setWhat}
        />
      )}
      <Switch
        label={say('data.export_lock')}
        hint={say('data.export_lock_text')}
        on={pair !== null}
        onSwitch={lock}
      />
      {pair && <NewPassphrase pair={pair} onChange={setPair} trouble={trouble} />}
      <Button type="submit" icon="install">
        {say('data.export_do')}
      </Button>
    </form>
  );
}
