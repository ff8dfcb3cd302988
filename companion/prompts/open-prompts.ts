import { readFile, stat } from 'node:fs/promises';
import { fault } from '../../shared/protocol/errors.ts';
import { PROMPT_NAMES, type PromptName, type PromptText } from '../../shared/schemas/prompt-text.ts';
import { BUILT_IN } from './built-in.ts';
import { parsePrompt } from './parse-prompt.ts';

/** Longer than any model of a small machine would read. */
const LARGEST_FILE_BYTES = 64 * 1024;

export interface PromptSettings {
  /** A file in the place of the planner's text. */
  readonly promptPath?: string | undefined;
  readonly responderPromptPath?: string | undefined;
}

export interface Prompts {
  /** All that are used, in the order of PROMPT_NAMES. */
  list(): Promise<readonly PromptText[]>;
}

/** Which setting names the file of which prompt. */
const REPLACED_BY: Partial<Record<PromptName, keyof PromptSettings>> = {
  planner: 'promptPath',
  responder: 'responderPromptPath',
};

/**
 * The texts a model is told its tasks with. Files of a person are read here and now, so that a wrong one stops the start
 * and not the first answer; our own are read when somebody asks.
 */
export async function openPrompts(settings: PromptSettings): Promise<Prompts> {
  const replaced = new Map<PromptName, PromptText>();
  for (const name of PROMPT_NAMES) {
    const key = REPLACED_BY[name];
    const path = key === undefined ? undefined : settings[key];
    if (key === undefined || path === undefined) continue;
    const where = `The file of ${key}, ${path},`;
    replaced.set(name, await parsePrompt(name, await readText(path, where), { kind: 'file', path }, where));
  }
  let all: Promise<readonly PromptText[]> | undefined;
  return {
    list() {
      all ??= Promise.all(PROMPT_NAMES.map(async (name) => replaced.get(name) ?? builtIn(name)));
      return all;
    },
  };
}

const builtIn = (name: PromptName): Promise<PromptText> =>
  parsePrompt(name, BUILT_IN[name], { kind: 'built_in' }, `prompts/${name}.md`);

async function readText(path: string, where: string): Promise<string> {
  const refuse = (what: string, cause?: unknown) =>
    fault('config_invalid', `${where} ${what}. Correct the path, or remove the setting.`, { cause });
  const found = await stat(path).catch((error: unknown) => {
    throw refuse(`cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'})`, error);
  });
  // A pipe would be waited for without end.
  if (!found.isFile()) throw refuse('is not a file');
  if (found.size > LARGEST_FILE_BYTES) {
    throw refuse(`has ${found.size} bytes, and the most are ${LARGEST_FILE_BYTES}`);
  }
  const bytes = await readFile(path).catch((error: unknown) => {
    throw refuse(`cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'})`, error);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw refuse('is not text in UTF-8', error);
  }
}
