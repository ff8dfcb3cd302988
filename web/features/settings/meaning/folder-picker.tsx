import { useEffect, useRef, useState } from 'react';
import { pickedFolder } from '../../../ports/embedding-models.ts';
import type { ModelChoice } from '../../../ports/model-choice.ts';
import type { Notices } from '../../../ports/notices.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { ProgressLine } from '../../../ui/figures/progress-line.tsx';
import { useText } from '../../../ui/text/text.tsx';
import styles from './meaning-section.module.css';

export interface FolderPickerProps {
  choice: ModelChoice;
  notices: Notices;
  onKept: () => void;
}

/** Takes the folder of a model into this browser. Absent where the browser picks no folders, as on many phones. */
export function FolderPicker({ choice, notices, onKept }: FolderPickerProps) {
  const { say } = useText();
  const input = useRef<HTMLInputElement>(null);
  const { copying, failure, keep, stop } = useKeeping({ choice, notices, onKept });
  if (!('webkitdirectory' in HTMLInputElement.prototype)) return null;
  return (
    <>
      {copying ? (
        <div
          role="group"
          aria-label={say('meaning.copying', { name: copying.name })}
          className={styles['change']}
        >
          <p>{say('meaning.copying', { name: copying.name })}</p>
          <ProgressLine label={say('meaning.copying', { name: copying.name })} share={copying.share} />
          <div>
            <Button onClick={stop}>{say('meaning.stop')}</Button>
          </div>
        </div>
      ) : (
        <Button icon="add" onClick={() => input.current?.click()}>
          {say('meaning.pick')}
        </Button>
      )}
      <input
        ref={(element) => {
          input.current = element;
          if (element) element.webkitdirectory = true;
        }}
        type="file"
        hidden
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // Else the same folder cannot be picked twice in a row.
          target.value = '';
          if (files.length > 0) void keep(files);
        }}
      />
      {failure !== null && (
        <p role="alert" className={styles['failure']}>
          {failure}
        </p>
      )}
    </>
  );
}

interface Copying {
  name: string;
  share: number;
}

function useKeeping({ choice, notices, onKept }: FolderPickerProps) {
  const { say, sayError } = useText();
  const [copying, setCopying] = useState<Copying | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const work = useRef(new AbortController());
  // The one that runs when the page is left, not the one that ran when it was opened.
  useEffect(() => () => work.current.abort(), []);
  const keep = async (files: readonly File[]) => {
    const { name, files: picked } = pickedFolder(files);
    work.current = new AbortController();
    const { signal } = work.current;
    setFailure(null);
    setCopying({ name, share: 0 });
    try {
      const model = await choice.keep(signal, name, picked, (share) => setCopying({ name, share }));
      notices.say(say('meaning.copied', { name: model.name }));
      onKept();
    } catch (error) {
      if (!signal.aborted) setFailure(sayError(error));
    } finally {
      setCopying(null);
    }
  };
  return { copying, failure, keep, stop: () => work.current.abort() };
}
