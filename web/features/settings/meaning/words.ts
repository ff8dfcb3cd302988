import type { AvailableModel } from '../../../ports/embedding-models.ts';
import type { ChangeStage } from '../../../ports/model-choice.ts';
import type { Text } from '../../../ui/text/text.tsx';

export function sayPercent(share: number, language: string): string {
  // Never "100 %" before it is.
  return new Intl.NumberFormat(language, { style: 'percent' }).format(Math.floor(share * 100) / 100);
}

/** How far a change is, in a sentence; what answers meanwhile is part of it. */
export function sayStage(stage: ChangeStage, next: AvailableModel, used: string, text: Text): string {
  const { say, language } = text;
  switch (stage.kind) {
    case 'waiting':
      return say('meaning.stage_waiting', { used });
    case 'fetching':
      return stage.progress === null
        ? say('meaning.stage_fetching', { used })
        : say('meaning.stage_fetching_share', { used, share: sayPercent(stage.progress, language) });
    case 'embedding':
      return say('meaning.stage_embedding', { used, done: stage.done, total: stage.total });
    case 'absent':
      return say(`meaning.away_${next.choice.from}`);
    case 'failed':
      return say('meaning.stage_failed', { used });
  }
}

/** The share that is done; null where nobody can know. */
export function shareOf(stage: ChangeStage): number | null {
  if (stage.kind === 'fetching') return stage.progress;
  return stage.kind === 'embedding' ? stage.done / Math.max(1, stage.total) : null;
}

/** For ears: the stage when it changes, and a tenth at a time. The sentence with its numbers would be read without end. */
export function sayAloud(stage: ChangeStage, next: AvailableModel, used: string, text: Text): string {
  if (stage.kind === 'fetching') return text.say('meaning.stage_fetching', { used });
  const share = shareOf(stage);
  if (share === null) return sayStage(stage, next, used, text);
  return text.say('meaning.stage_embedding_share', {
    share: sayPercent(Math.floor(share * 10) / 10, text.language),
  });
}
