import type { FoldsOn } from '../../../shared/domain/folding/folds-on.ts';
import {
  readSummary,
  SUMMARY_MAX_TOKENS,
  SUMMARY_SCHEMA,
  summaryPrompt,
} from '../../../shared/domain/folding/summary-by-model.ts';
import { summaryByRules } from '../../../shared/domain/folding/summary-by-rules.ts';
import type { LeavingTurn } from '../../../shared/domain/folding/turns.ts';
import {
  summaryLength,
  toFoldByModel,
  toFoldByRules,
  type WrittenSummary,
} from '../../../shared/domain/folding/write-fold.ts';
import { estimateTokens } from '../../../shared/domain/orchestration/estimate-tokens.ts';
import { MESSAGE_MAX_LENGTH, type Message } from '../../../shared/schemas/index.ts';
import type { Answerer } from '../../ports/answerer.ts';

export interface SummarisingParts {
  answerer: Pick<Answerer, 'json' | 'prompts' | 'count'>;
  /** The model that would answer now; null where there is none. */
  modelName: () => string | null;
}

export interface ToSummarise {
  readonly path: readonly Message[];
  readonly on: FoldsOn;
  readonly leaving: readonly LeavingTurn[];
  /** What the model reads at once. */
  readonly context: number;
}

/** Of what a model reads at once, what it is given to fold: the task, the earlier summary and its answer need room, too. */
const FOLDED_SHARE = 0.5;
/** Nobody waits for it, and a summary that takes longer comes too late for the next answers. */
const DEADLINE_MS = 10 * 60_000;

/** As many of the oldest as a model can be given at once, and one at least. */
export function firstBatch(leaving: readonly LeavingTurn[], context: number): readonly LeavingTurn[] {
  let rest = context * FOLDED_SHARE;
  const end = leaving.findIndex(({ tokens }) => {
    rest -= tokens;
    return rest < 0;
  });
  return end === -1 ? leaving : leaving.slice(0, Math.max(1, end));
}

/** By the model where there is one, else by rules. Null where nothing was said that is worth it. */
export async function summarise(
  signal: AbortSignal,
  parts: SummarisingParts,
  asked: ToSummarise,
): Promise<WrittenSummary | null> {
  const model = parts.modelName();
  const chosen = model === null ? null : await byModel(signal, parts, asked);
  const text = chosen ?? summaryByRules(toFoldByRules(asked.path, asked.on, asked.leaving), lengthOf(asked));
  if (text === '') return null;
  const by =
    model !== null && chosen !== null ? { kind: 'model' as const, model } : { kind: 'rules' as const };
  return { text, by, tokens: await tokensOf(signal, parts, text) };
}

/** Null where none came of it, whatever the reason: rules do it then. */
async function byModel(
  signal: AbortSignal,
  { answerer }: SummarisingParts,
  asked: ToSummarise,
): Promise<string | null> {
  const toFold = toFoldByModel(asked.on, asked.leaving);
  const most = asked.context * FOLDED_SHARE;
  const tokens = asked.leaving.reduce((sum, turn) => sum + turn.tokens, 0);
  // A single turn may be longer than what can be read: a character is a token at most in the alphabets of Europe.
  const longestMessage = tokens > most ? Math.floor(most / 2) : MESSAGE_MAX_LENGTH;
  try {
    const task = (await answerer.prompts(signal)).find(({ name }) => name === 'summary');
    if (!task) return null;
    const answered = await answerer.json(signal, {
      prompt: summaryPrompt(task, toFold, longestMessage),
      schema: SUMMARY_SCHEMA,
      maxTokens: SUMMARY_MAX_TOKENS,
      temperature: 0,
      deadlineMs: DEADLINE_MS,
      urgency: 'background',
    });
    return readSummary(answered, toFold, lengthOf(asked));
  } catch {
    return null;
  }
}

function lengthOf({ context }: ToSummarise): number {
  return summaryLength(context);
}

/** By the model's own count where it is there. */
async function tokensOf(signal: AbortSignal, { answerer }: SummarisingParts, text: string): Promise<number> {
  const counted = await answerer.count(signal, [text]).catch(() => null);
  return counted?.counts[0] ?? estimateTokens(text);
}
