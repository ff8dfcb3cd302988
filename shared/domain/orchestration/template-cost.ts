import type { Prompt } from '../../schemas/index.ts';
import type { PromptLimits } from './prompt-input.ts';

/** To be counted by itself, and in both prompts: what is more there, the template of the model adds. */
export const PROBE_TEXT = 'a';
const user = { role: 'user', content: PROBE_TEXT } as const;
const reply = { role: 'assistant', content: PROBE_TEXT } as const;
export const SHORT_PROBE: Prompt = { system: PROBE_TEXT, messages: [user] };
export const LONG_PROBE: Prompt = { system: PROBE_TEXT, messages: [user, reply, user] };

export interface ProbeCounts {
  readonly text: number;
  readonly short: number;
  readonly long: number;
}

/** What the template of a model puts around each message, and around all: exact where the defaults are a guess. */
export function templateCost(counts: ProbeCounts): Pick<PromptLimits, 'perMessage' | 'perPrompt'> {
  const perMessage = Math.max(0, Math.ceil((counts.long - counts.short) / 2) - counts.text);
  return { perMessage, perPrompt: Math.max(0, counts.short - 2 * (perMessage + counts.text)) };
}
