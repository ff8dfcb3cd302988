import {
  useEffect,
  useRef,
  useState,
  type ClipboardEvent,
  type FormEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import type { ShownMessage } from '../../../ports/chat.ts';
import { Button, IconButton } from '../../../ui/controls/button.tsx';
import { useText } from '../../../ui/text/text.tsx';
import { AttachButton, RefusedFiles } from './attach-button.tsx';
import type { ChatParts } from '../chat-parts.ts';
import { CommandField } from '../commands/command-hints.tsx';
import { useCommandLine, type CommandLine } from '../commands/command-use-line.ts';
import { useOfferedValues } from '../commands/command-use-values.ts';
import { editPlace } from './draft-place.ts';
import { isSendPress } from './send-keys.ts';
import { Trouble } from '../trouble.tsx';
import type { Refused } from './use-attach.ts';
import { dropSent, useDraft } from './use-draft.ts';
import styles from './composer.module.css';

export interface ComposerProps extends ChatParts {
  /** Where the draft is kept. */
  readonly place: string;
  readonly path: readonly ShownMessage[];
  readonly isFocused: boolean;
  readonly onSend: (text: string) => Promise<void>;
  readonly onFiles: (files: readonly File[]) => void;
  /** Files that did not become a part of the draft. */
  readonly refused: readonly Refused[];
}

/** The line one writes on. It grows with its text; until it is sent, that is a draft. */
export function Composer(props: ComposerProps) {
  const { drafts, place } = props;
  const { say } = useText();
  const text = useDraft(drafts, place) ?? '';
  const field = useRef<HTMLTextAreaElement>(null);
  const offered = useOfferedValues(props, text);
  const line = useCommandLine({ text, field, write: (now) => drafts.write(place, now), offered });
  const { send, error } = useSend(props, line);
  const answering = answeringAt(props.path);
  const isEmpty = text.trim() === '';
  useFocus(field, props.isFocused);
  const onKeyDown = useKeys(props, { text, send, answering, line });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    field.current?.focus();
    if (!isEmpty) void send(text);
  };
  return (
    <form data-at-the-end className={styles['composer']} onSubmit={onSubmit}>
      <div className={styles['troubles']}>
        <Trouble error={error} />
        <RefusedFiles refused={props.refused} />
      </div>
      <div className={styles['line']}>
        <AttachButton onFiles={props.onFiles} />
        <CommandField line={line}>
          <textarea
            {...line.fieldProps}
            ref={field}
            aria-label={say('chat.message')}
            placeholder={say('chat.hint')}
            dir="auto"
            rows={1}
            className={styles['text']}
            value={text}
            onChange={({ target: { value } }) => drafts.write(place, value)}
            onKeyDown={onKeyDown}
            onPaste={(event) => takeFiles(event, props.onFiles)}
          />
        </CommandField>
        <Buttons {...props} answering={answering} isEmpty={isEmpty} />
      </div>
    </form>
  );
}

/** What is pasted as text is left to the field. */
function takeFiles(event: ClipboardEvent, onFiles: ComposerProps['onFiles']): void {
  const files = [...event.clipboardData.files];
  if (files.length === 0) return;
  event.preventDefault();
  onFiles(files);
}

interface ButtonsProps extends Pick<ComposerProps, 'chat'> {
  readonly answering: string | undefined;
  readonly isEmpty: boolean;
}

function Buttons({ chat, answering, isEmpty }: ButtonsProps) {
  const { say } = useText();
  return (
    <>
      {answering !== undefined && (
        <Button onClick={() => void chat.stop(answering)}>{say('chat.stop')}</Button>
      )}
      <div className={styles['send']}>
        <IconButton type="submit" icon="up" label={say('chat.send')} disabled={isEmpty} />
      </div>
    </>
  );
}

/** The reply that is being made at the end of what is shown. What waits for a model is not. */
function answeringAt(path: readonly ShownMessage[]): string | undefined {
  const last = path.at(-1)?.message;
  if (last?.role !== 'assistant') return undefined;
  return last.state === 'begun' || last.state === 'answering' ? last.id : undefined;
}

interface Writing {
  readonly text: string;
  readonly send: (text: string) => Promise<void>;
  readonly answering: string | undefined;
  readonly line: CommandLine;
}

/** Enter sends, Escape stops the answer, and on an empty line the arrow up takes up what was said last. */
function useKeys({ chat, drafts, path }: ComposerProps, { text, send, answering, line }: Writing) {
  return (event: KeyboardEvent) => {
    if (line.onKeyDown(event)) return;
    if (event.key === 'Escape' && answering !== undefined) {
      event.preventDefault();
      void chat.stop(answering);
    } else if (event.key === 'ArrowUp' && text === '') {
      const last = path.findLast(({ message }) => message.role === 'user')?.message;
      if (!last) return;
      event.preventDefault();
      drafts.write(editPlace(last.id), last.text);
    } else if (isSendPress(event)) {
      event.preventDefault();
      if (text.trim() !== '') void send(text);
    }
  };
}

function useFocus(field: RefObject<HTMLTextAreaElement | null>, isFocused: boolean): void {
  useEffect(() => {
    if (isFocused) field.current?.focus();
  }, [field, isFocused]);
}

function useSend({ drafts, place, onSend }: ComposerProps, line: CommandLine) {
  const [error, setError] = useState<unknown>(null);
  const sending = useRef(false);
  const send = async (text: string) => {
    // Pressed again while the disk is at work, it would be said twice.
    if (sending.current || !line.check()) return;
    sending.current = true;
    try {
      await onSend(text);
      dropSent(drafts, place, text);
      setError(null);
    } catch (thrown) {
      setError(thrown);
    } finally {
      sending.current = false;
    }
  };
  return { send, error };
}
