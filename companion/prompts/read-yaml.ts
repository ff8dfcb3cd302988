import { fault, type KnownError } from '../../shared/protocol/errors.ts';

/** What a text in YAML says; undefined where it uses aliases. `above` is how many lines of the file stand before it. */
export async function readYaml(yaml: string, where: string, above: number): Promise<unknown> {
  // Loaded when the first prompt is read: the parser costs a megabyte of memory.
  const { parseDocument } = await import('yaml');
  const document = parseDocument(yaml, { version: '1.2', schema: 'core', strict: true, stringKeys: true });
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem) {
    const line = (problem.linePos?.[0].line ?? 1) + above;
    throw invalid(where, `is not valid YAML in line ${line} (${problem.code})`);
  }
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    // Aliases are refused by the parser, with an error of its own.
    return undefined;
  }
}

export function invalid(where: string, what: string): KnownError {
  return fault(
    'config_invalid',
    `${where} ${what}. Correct the file; prompts/README.md says how it is made.`,
  );
}
