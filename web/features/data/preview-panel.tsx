import { useState } from 'react';
import type { ImportConsent } from '../../../shared/domain/memory/imports/import-chunks.ts';
import type { ImportPreview } from '../../ports/memory-files.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Switch } from '../../ui/controls/switch.tsx';
import { useText } from '../../ui/text/text.tsx';
import { ConflictList } from './conflict-list.tsx';
import { CountTable } from './count-table.tsx';
import { entriesToTake } from './entries-to-take.ts';
import { FilePicker } from './file-picker.tsx';
import { isLocked, type ImportDesk } from './import-desk.ts';
import { PassphraseForm } from './passphrase-form.tsx';
import { sayWhatToDo } from './say-step.ts';
import styles from './preview-panel.module.css';

export interface PreviewPanelProps {
  preview: ImportPreview;
  desk: ImportDesk;
  hasNext: boolean;
}

/** What a file would do, and the person's word on it. */
export function PreviewPanel({ preview, desk, hasNext }: PreviewPanelProps) {
  const { say } = useText();
  const drop = <Button onClick={desk.next}>{say('import.drop')}</Button>;
  if (isLocked(preview))
    return (
      <PassphraseForm isWrong={preview.message.code === 'wrong_passphrase'} onUnlock={desk.unlock}>
        {drop}
      </PassphraseForm>
    );
  if (preview.verdict === 'reject') return <Refusal {...{ preview, desk, hasNext }} />;
  return <Offer preview={preview} onTake={desk.take} drop={drop} />;
}

/** Why nothing of it can be taken is said above; here is what helps. */
function Refusal({ preview, desk, hasNext }: PreviewPanelProps) {
  const text = useText();
  const { say } = text;
  const advice = sayWhatToDo(preview.message.code, text);
  return (
    <>
      {advice !== null && <p className={styles['advice']}>{advice}</p>}
      <Notes preview={preview} />
      <div className={styles['actions']}>
        {!hasNext && <FilePicker label={say('import.other')} onFiles={desk.begin} />}
        <Button onClick={desk.next}>{say(hasNext ? 'import.next' : 'import.drop')}</Button>
      </div>
    </>
  );
}

/** The same words twice help nobody, so alike ones are left out at first; to erase is never a default. */
const CAREFUL: ImportConsent = { leaveOutAlike: true, eraseHere: false };

interface OfferProps {
  preview: ImportPreview;
  onTake: (consent: ImportConsent) => void;
  drop: React.ReactNode;
}

function Offer({ preview, onTake, drop }: OfferProps) {
  const { say } = useText();
  const [consent, setConsent] = useState(CAREFUL);
  const { counts, chats } = preview;
  const count = entriesToTake(preview, consent);
  return (
    <>
      <CountTable preview={preview} />
      <Notes preview={preview} />
      {chats !== null && count > 0 && <p className={styles['advice']}>{say('import.chats_about')}</p>}
      <ConflictList conflicts={preview.conflicts} count={preview.conflictCount} />
      {counts.alike > 0 && (
        <Switch
          label={say('import.leave_alike')}
          hint={say('import.leave_alike_text', { count: counts.alike })}
          on={consent.leaveOutAlike}
          onSwitch={(leaveOutAlike) => setConsent((before) => ({ ...before, leaveOutAlike }))}
        />
      )}
      {counts.erases > 0 && (
        <Switch
          label={say('import.erase_here')}
          hint={say('import.erase_here_text', { count: counts.erases })}
          on={consent.eraseHere}
          onSwitch={(eraseHere) => setConsent((before) => ({ ...before, eraseHere }))}
        />
      )}
      {count === 0 && <p>{say('import.nothing_new')}</p>}
      <div className={styles['actions']}>
        {count > 0 && (
          <Button weight="primary" onClick={() => onTake(consent)}>
            {say(chats === null ? 'import.take' : 'import.take_messages', { count })}
          </Button>
        )}
        {drop}
      </div>
    </>
  );
}

function Notes({ preview: { notes } }: { preview: ImportPreview }) {
  const { say } = useText();
  if (notes.length === 0) return null;
  return (
    <ul className={styles['notes']} aria-label={say('import.notes')}>
      {notes.map(({ code, count }) => (
        <li key={code}>{say(`import.note.${code}`, { count })}</li>
      ))}
    </ul>
  );
}
