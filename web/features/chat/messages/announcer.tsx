import { useEffect, useRef, useState } from 'react';
import type { Reply } from '../../../../shared/schemas/index.ts';
import { useText, type Text } from '../../../ui/text/text.tsx';
import type { ChatParts } from '../chat-parts.ts';
import { sayEnd } from './end-line.tsx';
import { spokenOf } from './spoken.ts';
import { reasonOf } from './stage-line.tsx';
import { useFacts, type FactsById } from './use-facts.ts';
import { useLive } from './use-live.ts';

/** What was said stays for a while: a screen reader may be behind. */
const KEPT = 12;

export interface AnnouncerProps extends Pick<ChatParts, 'chat' | 'memory' | 'clock' | 'link'> {
  /** The newest of what is shown; null where there is none. */
  readonly reply: Reply | null;
}

/** Says the newest answer aloud, politely and by sentence, each once. What was there before is not said. */
export function Announcer({ reply, chat, memory, clock, link }: AnnouncerProps) {
  const text = useText();
  const live = useLive(chat, reply?.id ?? '');
  const facts = useFacts(memory, reply?.end === 'memory' ? (reply.memory?.facts ?? []) : []);
  const sentences = sentencesOf(reply, live?.text ?? '', text);
  const ending = reply === null ? [] : endingOf(reply, facts, text, reasonOf(link.getState()));
  const spoken = useUnsaid(reply, { sentences, ending }, clock);
  return (
    <div aria-live="polite" aria-atomic="false" className="visually-hidden" data-announced>
      {spoken.map(({ key, sentence }) => (
        <p key={key} className="visually-hidden">
          {sentence}
        </p>
      ))}
    </div>
  );
}

function sentencesOf(reply: Reply | null, heard: string, { say }: Text): readonly string[] {
  if (reply === null) return [];
  const words = heard.length > reply.text.length ? heard : reply.text;
  return spokenOf(words, reply.state === 'ended', (count) => say('chat.spoken_code', { count }));
}

/** What else one would see: that it waits, what memory answered, how it ended. */
function endingOf(
  reply: Reply,
  facts: FactsById,
  text: Text,
  reason: 'companion' | 'model',
): readonly string[] {
  if (reply.state === 'waiting') return [text.say(`chat.waits_${reason}`)];
  if (reply.end === 'memory' && reply.memory !== null) {
    const known = reply.memory.facts.flatMap((id) => facts.get(id)?.text ?? []);
    // Not before they are read, or it would be said without them.
    if (known.length < reply.memory.facts.length && facts.size === 0) return [];
    return [text.say(`chat.memory_${reply.memory.kind}`), ...known, text.say('chat.no_model')];
  }
  return [sayEnd(reply, text)].filter((words) => words !== '');
}

interface Spoken {
  readonly key: string;
  readonly sentence: string;
}

/** All of a reply that was there when the page opened: none of it is said. */
const ALL = 'all';

/** The sentences that were not said yet, with some that were. */
function useUnsaid(
  reply: Reply | null,
  parts: { readonly sentences: readonly string[]; readonly ending: readonly string[] },
  clock: ChatParts['clock'],
): readonly Spoken[] {
  const [openedAt] = useState(() => clock.now());
  const [spoken, setSpoken] = useState<readonly Spoken[]>([]);
  /** By reply, the keys of what was said of it, or was there before. */
  const done = useRef(new Map<string, ReadonlySet<string>>());
  const id = reply?.id ?? '';
  const isOld = reply !== null && reply.createdAt < openedAt;
  const isOver = reply?.state === 'ended';
  // One text, so that an effect can tell whether anything of it changed.
  const all = [
    ...parts.sentences.map((sentence, index) => `${id} ${index}\t${sentence}`),
    ...parts.ending.map((sentence) => `${id} ${sentence}\t${sentence}`),
  ].join('\n');
  useEffect(() => {
    const now = all === '' ? [] : all.split('\n').map(asSpoken);
    const atFirst = isOver ? [ALL] : now.map(({ key }) => key);
    const before = done.current.get(id) ?? new Set(isOld ? atFirst : []);
    const fresh = before.has(ALL) ? [] : now.filter(({ key }) => !before.has(key));
    done.current.set(id, new Set([...before, ...fresh.map(({ key }) => key)]));
    if (fresh.length > 0) setSpoken((said) => [...said, ...fresh].slice(-KEPT));
  }, [id, all, isOld, isOver]);
  return spoken;
}

function asSpoken(line: string): Spoken {
  const [key = '', sentence = ''] = line.split('\t');
  return { key, sentence };
}
