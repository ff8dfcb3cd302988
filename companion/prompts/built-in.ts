import extraction from '../../prompts/extraction.md?raw';
import planner from '../../prompts/planner.md?raw';
import responder from '../../prompts/responder.md?raw';
import summary from '../../prompts/summary.md?raw';
import type { PromptName } from '../../shared/schemas/prompt-text.ts';

/** The files of the project, taken in when the companion is built: what runs needs no folder beside it. */
export const BUILT_IN: Readonly<Record<PromptName, string>> = { planner, responder, extraction, summary };
