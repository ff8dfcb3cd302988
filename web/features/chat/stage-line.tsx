import type { Clock } from '../../../shared/ports/clock.ts';
import type { Reply } from '../../../shared/schemas/index.ts';
import type { ReplyStage } from '../../ports/chat.ts';
import type { CompanionLink, LinkState } from '../../ports/companion-link.ts';
import { useText, type Text } from '../../ui/text/text.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import styles from './stage-line.module.css';

export interface StageLineProps {
  readonly reply: Reply;
  /** Null where this tab does not follow it. */
  readonly stage: ReplyStage | null;
  readonly link: CompanionLink;
  readonly clock: Clock;
}

/** What is being done for a reply, in one quiet line; nothing once it has ended. */
export function StageLine({ reply, stage, link }: StageLineProps) {
  const { say } = useText();
  const state = useReadable(link);
  if (reply.state === 'ended') return null;
  const words =
    stage === null && reply.state === 'waiting' ? say(`chat.waits_${reasonOf(state)}`) : sayStage(stage, say);
  return <p className={styles['stage']}>{words}</p>;
}

/** Why something waits: nobody is there, or somebody without a model. */
function reasonOf(state: LinkState): 'companion' | 'model' {
  return state.kind === 'connected' ? 'model' : 'companion';
}

function sayStage(stage: ReplyStage | null, say: Text['say']): string {
  switch (stage?.kind) {
    case 'recalling':
    case 'writing':
    case 'reconnecting':
      return say(`chat.stage_${stage.kind}`);
    case 'queued':
      return stage.ahead === 0 ? say('chat.stage_next') : say('chat.stage_queued', { count: stage.ahead });
    case 'reading': {
      const { read, total } = stage;
      return say('chat.stage_reading', { read, total });
    }
    case 'sending':
    case undefined:
      return say('chat.stage_sending');
  }
}
