import type { PullProgress } from '../../../shared/schemas/index.ts';
import { sayBytes, sayDuration } from '../../ui/amounts.ts';
import type { Text } from '../../ui/text/text.tsx';

/** The share that is done; null where nobody can know, and where there is nothing to measure. */
export function shareOf({ phase, doneBytes, totalBytes }: PullProgress): number | null {
  const isMeasured = phase === 'downloading' || phase === 'waiting' || phase === 'verifying';
  return isMeasured && totalBytes ? Math.min(1, doneBytes / totalBytes) : null;
}

/** Within this it is "1 second left" for a long time, or jumps up and down. */
const LEAST_SECONDS = 5;

/** How long a download still takes at its present speed; null where that says nothing. */
export function secondsLeft({ phase, doneBytes, totalBytes, bytesPerSecond }: PullProgress): number | null {
  if (phase !== 'downloading' || !totalBytes || !bytesPerSecond) return null;
  const seconds = (totalBytes - doneBytes) / bytesPerSecond;
  return Math.max(LEAST_SECONDS, seconds < 60 ? roundTo(seconds, 5) : roundTo(seconds, 60));
}

const roundTo = (seconds: number, step: number): number => Math.ceil(seconds / step) * step;

/** What is being done, as short as a label. The numbers stand beside it. */
export function sayPhase({ phase, attempt }: PullProgress, { say }: Text): string {
  const words = say(`companion.phase_${phase}`);
  return phase === 'waiting' ? `${words} · ${say('companion.try', { attempt: attempt + 1 })}` : words;
}

/** How far it is, in numbers; empty where there are none. */
export function sayFigures(progress: PullProgress, { say, language }: Text): string {
  const { phase, doneBytes, totalBytes, bytesPerSecond } = progress;
  if (phase !== 'downloading' && phase !== 'waiting' && phase !== 'verifying') return '';
  const done = sayBytes(doneBytes, language);
  const left = secondsLeft(progress);
  return [
    totalBytes === null ? done : say('companion.done_of', { done, total: sayBytes(totalBytes, language) }),
    ...(phase === 'downloading' && bytesPerSecond !== null
      ? [say('companion.speed', { speed: sayBytes(bytesPerSecond, language) })]
      : []),
    ...(left === null ? [] : [say('companion.time_left', { time: sayDuration(left, language) })]),
  ].join(' · ');
}
