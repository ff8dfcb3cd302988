import { useId, useMemo } from 'react';
import type { Fact, Reply } from '../../../../shared/schemas/index.ts';
import type { LiveReply } from '../../../ports/chat.ts';
import { useText } from '../../../ui/text/text.tsx';
import { CommandOutcome } from '../outcome/command-outcome.tsx';
import { EndLine } from './end-line.tsx';
import { MemoryCard } from './memory-card.tsx';
import { ReplyActions } from './message-actions.tsx';
import type { ReplyRowProps } from './row-parts.ts';
import { NimaText } from './nima-text.tsx';
import { PinMark } from './pin-mark.tsx';
import { ReplyAbout } from './reply-about.tsx';
import { StageLine } from './stage-line.tsx';
import { useFacts, type FactsById } from './use-facts.ts';
import { useLive } from './use-live.ts';
import styles from './message.module.css';

/** What Nima replied: what it remembers at once, and the answer below as it comes. */
export function ReplyRow(props: ReplyRowProps) {
  const { chat, memory } = props;
  const { say } = useText();
  const id = useId();
  const live = useLive(chat, props.reply.id);
  const reply = withLive(props.reply, live);
  const facts = useFacts(memory, idsIn(reply), live?.known);
  const cited = useCited(reply.cites, facts);
  const isGrowing = reply.state !== 'ended';
  const { text } = reply;
  return (
    <article aria-labelledby={id} aria-busy={isGrowing} className={styles['reply']}>
      <h2 id={id} className="visually-hidden">
        {say('app.name')}
      </h2>
      {reply.pinned && <PinMark />}
      <CommandOutcome {...props} />
      <MemoryCard reply={reply} facts={facts} traces={props.traces} />
      {text !== '' && <NimaText text={text} cited={cited} isGrowing={isGrowing} />}
      <EndLine {...props} />
      {isGrowing ? (
        <StageLine {...props} stage={live?.stage ?? null} />
      ) : (
        <ReplyActions {...props} about={<ReplyAbout {...props} />} />
      )}
    </article>
  );
}

/** What this tab hears is ahead of what is kept of it. */
function withLive(reply: Reply, live: LiveReply | undefined): Reply {
  if (!live) return reply;
  const text = live.text.length > reply.text.length ? live.text : reply.text;
  return { ...reply, text, memory: reply.memory ?? live.memory };
}

function idsIn({ memory, cites }: Reply): readonly string[] {
  return [...new Set([...(memory?.facts ?? []), ...cites.map(({ fact }) => fact)])];
}

function useCited(cites: Reply['cites'], facts: FactsById): ReadonlyMap<number, Fact> {
  return useMemo(() => {
    const known = cites.flatMap(({ number, fact }): [number, Fact][] => {
      const found = facts.get(fact);
      return found ? [[number, found]] : [];
    });
    return new Map(known);
  }, [cites, facts]);
}
