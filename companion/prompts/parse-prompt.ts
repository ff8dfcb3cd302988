import { z } from 'zod';
import { promptText, type PromptName, type PromptText } from '../../shared/schemas/prompt-text.ts';
import { invalid, readYaml } from './read-yaml.ts';

const FRONT_MATTER = /^---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|$)/s;

const head = z.strictObject({
  name: z.string(),
  version: z.number().int().positive().optional(),
  rules: z.array(z.string()).default([]),
});

/**
 * A prompt file: a front matter with name, version and rules, and the text below it. A file without a front matter is
 * all text, of no version. `where` says in a message which file that is.
 */
export async function parsePrompt(
  name: PromptName,
  content: string,
  source: PromptText['source'],
  where: string,
): Promise<PromptText> {
  const front = FRONT_MATTER.exec(content);
  const told = front ? await parseHead(front[1] ?? '', where) : undefined;
  if (told !== undefined && told.name !== name) {
    throw invalid(where, `is the prompt "${told.name}", and is to be used as "${name}"`);
  }
  const parsed = promptText.safeParse({
    name,
    version: told?.version ?? null,
    source,
    text: content.slice(front?.[0].length ?? 0).trim(),
    rules: told?.rules.map((rule) => rule.trim()) ?? [],
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalid(where, `has a wrong ${issue?.path.join('.')}: ${issue?.message}`);
}

async function parseHead(yaml: string, where: string): Promise<z.infer<typeof head>> {
  // The first line of the file is the rule above the front matter.
  const parsed = head.safeParse(await readYaml(yaml, where, 1));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw invalid(where, `has a wrong front matter${field === '' ? '' : ` at ${field}`}: ${issue?.message}`);
}
