import type { StaticEncoder } from '../../web/workers/embedding/static-encoder.ts';
import { HELD_OUT } from './everyday-held-out-questions.ts';
import type { EverydayMemory } from './everyday-memory.ts';
import { TUNING } from './everyday-questions.ts';
import { askEveryday, type Asked } from './everyday-recall.ts';

/** The eight everyday memories, asked through recall as it ships; in brackets the same recall with time left out. */
export async function reportEveryday(encoder: StaticEncoder): Promise<void> {
  await report('everyday, tuning', TUNING, encoder);
  await report('everyday, held out', HELD_OUT, encoder);
}

const percent = (part: number, of: number): string => ((100 * part) / Math.max(1, of)).toFixed(1);

async function report(
  name: string,
  memories: readonly EverydayMemory[],
  encoder: StaticEncoder,
): Promise<void> {
  const asked: Asked[] = [];
  for (const memory of memories) asked.push(...(await askEveryday(memory, encoder)));
  const answered = asked.filter(({ question }) => question.gold !== null);
  const unanswered = asked.filter(({ question }) => question.gold === null);
  process.stdout.write(`${name}: (in brackets, time left out)\n`);
  const changed = answered.filter(({ question }) => question.kind !== 'one');
  line('one version', kindOf(answered, 'one'));
  line('changed, now', kindOf(answered, 'now'));
  line('changed, before', kindOf(answered, 'before'));
  line(
    'changed, as of',
    answered.filter(({ question }) => /^\d/.test(question.kind)),
  );
  line('changed, all', changed);
  line('all with an answer', answered);
  const told = answered.flatMap((one) => unanswered.map((other) => one.bestScore > other.bestScore));
  const share = percent(told.filter(Boolean).length, told.length);
  const count = String(unanswered.length).padStart(4);
  process.stdout.write(`  ${'nothing stored'.padEnd(22)} ${count}  scores below an answered one ${share}\n`);
}

function kindOf(asked: readonly Asked[], kind: string): Asked[] {
  return asked.filter(({ question }) => question.kind === kind);
}

function line(name: string, asked: readonly Asked[]): void {
  const stale = asked.filter(({ question }) => question.stale.length > 0);
  const right = (of: 'found' | 'foundWithoutTime'): string =>
    percent(asked.filter(({ question, [of]: found }) => found[0] === question.gold).length, asked.length);
  const staleFirst = (of: 'found' | 'foundWithoutTime'): string =>
    percent(stale.filter((one) => isStaleFirst(one, one[of])).length, stale.length);
  const figures = `R@1 ${right('found').padStart(5)} (${right('foundWithoutTime')})`;
  const others = `stale first ${staleFirst('found')} (${staleFirst('foundWithoutTime')})`;
  const shown = stale.length > 0 ? `${figures}  ${others}` : figures;
  process.stdout.write(`  ${name.padEnd(22)} ${String(asked.length).padStart(4)}  ${shown}\n`);
}

function isStaleFirst({ question }: Asked, found: readonly string[]): boolean {
  const place = (id: string | null): number => {
    const at = id === null ? -1 : found.indexOf(id);
    return at < 0 ? found.length : at;
  };
  return question.stale.some((id) => place(id) < place(question.gold));
}
