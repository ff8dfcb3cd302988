import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { ShownMessage } from '../../ports/chat.ts';
import { IconButton, Button } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import type { ChatParts } from './chat-parts.ts';
import { isSendPress } from './send-keys.ts';
import { Trouble } from './trouble.tsx';
import { dropSent, useDraft } from './use-draft.ts';
import styles from './composer.module.css';

export interface ComposerProps extends ChatParts {
  /** Where the draft is kept. */
  readonly place: string;
  readonly path: readonly ShownMessage[];
  readonly isFocused: boolean;
  readonly onSend: (text: string) => Promise<void>;
}

/** The line one writes on. It grows with its text; until it is sent, that is a draft. */
export function Composer({ chat, drafts, place, path, isFocused, onSend }: ComposerProps) {
  const { say } = useText();
  const text = useDraft(drafts, place) ?? '';
  const field = useRef<HTMLTextAreaElement>(null);
  const { send, error } = useSend(drafts, place, onSend);
  const answering = answeringAt(path);
  const isEmpty = text.trim() === '';
  useEffect(() => {
    if (isFocused) field.current?.focus();
  }, [isFocused]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isSendPress(event)) return;
    event.preventDefault();
    if (!isEmpty) void send(text);
  };
  return (
    <form
      className={styles['composer']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty) void send(text);
      }}
    >
      <Trouble error={error} />
      <div className={styles['line']}>
        <textarea
          ref={field}
          aria-label={say('chat.message')}
          placeholder={say('chat.hint')}
          dir="auto"
          rows={1}
          className={styles['text']}
          value={text}
          onChange={({ target: { value } }) => drafts.write(place, value)}
          onKeyDown={onKeyDown}
        />
        {answering !== undefined && (
          <Button onClick={() => void chat.stop(answering)}>{say('chat.stop')}</Button>
        )}
        <IconButton type="submit" icon="up" label={say('chat.send')} disabled={isEmpty} />
      </div>
    </form>
  );
}

/** The reply that is being made at the end of what is shown. What waits for a model is not. */
function answeringAt(path: readonly ShownMessage[]): string | undefined {
  const last = path.at(-1)?.message;
  if (last?.role !== 'assistant') return undefined;
  return last.state === 'begun' || last.state === 'answering' ? last.id : undefined;
}

function useSend(drafts: ChatParts['drafts'], place: string, onSend: ComposerProps['onSend']) {
  const [error, setError] = useState<unknown>(null);
  const sending = useRef(false);
  const send = async (text: string) => {
    // Pressed again while the disk is at work, it would be said twice.
    if (sending.current) return;
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
