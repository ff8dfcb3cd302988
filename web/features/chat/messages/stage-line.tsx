import type { Reply } from '../../../../shared/schemas/index.ts';
import { STALE_AFTER_MS, type ReplyStage } from '../../../ports/chat.ts';
import type { LinkState } from '../../../ports/companion-link.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { useText, type Text } from '../../../ui/text/text.tsx';
import { useReadable } from '../../../ui/use-readable.ts';
import type { ReplyRowProps } from './row-parts.ts';
import { useAttempt } from '../use-attempt.ts';
import { useNow } from '../use-now.ts';
import styles from './stage-line.module.css';

export interface StageLineProps extends Pick<ReplyRowProps, 'reply' | 'chat' | 'notices' | 'link' | 'clock'> {
  /** Null where this tab does not follow it. */
  readonly stage: ReplyStage | null;
}

/** What is being done for a reply, in one quiet line. */
export function StageLine({ stage, ...props }: StageLineProps) {
  const { say } = useText();
  if (stage === null && props.reply.state === 'waiting') return <WaitingLine {...props} />;
  return <p className={styles['stage']}>{sayStage(stage, props.reply, say)}</p>;
}

/** In line for a model: why, and what can be done about it. What waited for long is not sent unasked. */
function WaitingLine({ reply, chat, link, clock, ...rest }: Omit<StageLineProps, 'stage'>) {
  const { say } = useText();
  const attempt = useAttempt(rest);
  const state = useReadable(link);
  const isStale = useNow(clock) - reply.createdAt > STALE_AFTER_MS;
  const words = isStale ? 'chat.waits_long' : (`chat.waits_${reasonOf(state)}` as const);
  return (
    <div className={styles['waiting']}>
      <p>
        {say(words)}
        {!isStale && (
          <>
            {'. '}
            <a href="/companion">{say(`chat.get_${reasonOf(state)}`)}</a>
          </>
        )}
      </p>
      {isStale && (
        <Button onClick={() => void attempt(async () => chat.sendNow(reply.id))}>
          {say('chat.send_now')}
        </Button>
      )}
      <Button onClick={() => void attempt(async () => chat.stop(reply.id))}>{say('chat.take_back')}</Button>
    </div>
  );
}

/** Why something waits: nobody is there, or somebody without a model. */
export function reasonOf(state: LinkState): 'companion' | 'model' {
  return state.kind === 'connected' ? 'model' : 'companion';
}

function sayStage(stage: ReplyStage | null, reply: Reply, say: Text['say']): string {
  switch (stage?.kind) {
    case 'recalling':
    case 'sending':
    case 'writing':
    case 'reconnecting':
      return say(`chat.stage_${stage.kind}`);
    case 'queued':
      return stage.ahead === 0 ? say('chat.stage_next') : say('chat.stage_queued', { count: stage.ahead });
    case 'reading': {
      const { read, total } = stage;
      return say('chat.stage_reading', { read, total });
    }
    case undefined:
      return say(reply.state === 'begun' ? 'chat.stage_recalling' : 'chat.stage_writing');
  }
}
