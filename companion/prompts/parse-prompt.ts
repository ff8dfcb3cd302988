import { z } from 'zod';
import { fault, type KnownError } from '../../shared/protocol/errors.ts';
import { promptText, type PromptName, type PromptText } from '../../shared/schemas/prompt-text.ts';

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
  // Loaded when the first prompt is read: the parser costs a megabyte of memory.
  const { parseDocument } = await import('yaml');
  const document = parseDocument(yaml, { version: '1.2', schema: 'core', strict: true, stringKeys: true });
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem) {
    // The first line of the file is the rule above the front matter.
    const line = (problem.linePos?.[0].line ?? 1) + 1;
    throw invalid(where, `is not valid YAML in line ${line} (${problem.code})`);
  }
  const parsed = head.safeParse(toPlain(() => document.toJS({ maxAliasCount: 0 })));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw invalid(where, `has a wrong front matter${field === '' ? '' : ` at ${field}`}: ${issue?.message}`);
}

/** Aliases are refused by the parser, with an error of its own. */
function toPlain(convert: () => unknown): unknown {
  try {
    return convert();
  } catch {
    return undefined;
  }
}

function invalid(where: string, what: string): KnownError {
  return fault(
    'config_invalid',
    `${where} ${what}. Correct the file; prompts/README.md says how it is made.`,
  );
}
