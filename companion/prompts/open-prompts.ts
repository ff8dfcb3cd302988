import { persona as zen } from '../../prompts/persona/zen-engineer.yaml';
import {
  PROMPT_NAMES,
  type PromptName,
  type PromptText,
  type PromptTexts,
  type ServedPersona,
} from '../../shared/schemas/prompt-text.ts';
import { BUILT_IN } from './built-in.ts';
import { parsePersona } from './parse-persona.ts';
import { parsePrompt } from './parse-prompt.ts';
import { readText } from './read-text.ts';

export interface PromptSettings {
  /** A file in the place of the planner's text. */
  readonly promptPath?: string | undefined;
  readonly responderPromptPath?: string | undefined;
  /** A persona to offer in the place of ours. */
  readonly personaPath?: string | undefined;
}

export interface Prompts {
  /** All that are used, in the order of PROMPT_NAMES. */
  list(): Promise<readonly PromptText[]>;
  /** One from a file is offered in the app; nobody speaks so unasked. */
  readonly persona: ServedPersona;
  /** Both, as they are served. */
  readonly tell: () => Promise<PromptTexts>;
}

/** Which setting names the file of which prompt. */
const REPLACED_BY: Partial<Record<PromptName, 'promptPath' | 'responderPromptPath'>> = {
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
  const list = () => {
    all ??= Promise.all(PROMPT_NAMES.map(async (name) => replaced.get(name) ?? builtIn(name)));
    return all;
  };
  const persona = await personaOf(settings.personaPath);
  return { list, persona, tell: async () => ({ prompts: [...(await list())], persona }) };
}

const builtIn = (name: PromptName): Promise<PromptText> =>
  parsePrompt(name, BUILT_IN[name], { kind: 'built_in' }, `prompts/${name}.md`);

async function personaOf(path: string | undefined): Promise<ServedPersona> {
  if (path === undefined) return { source: { kind: 'built_in' }, persona: zen };
  const where = `The file of personaPath, ${path},`;
  return { source: { kind: 'file', path }, persona: await parsePersona(await readText(path, where), where) };
}
