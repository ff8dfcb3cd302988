import { readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import { persona } from '../../shared/schemas/persona.ts';

/**
 * A persona of `prompts/persona` as the code of a module. What is wrong with it stops the build, by line or by field.
 * @param {string} yaml
 * @param {string} file  for the message
 */
export function personaModule(yaml, file) {
  const document = parseDocument(yaml, { version: '1.2', schema: 'core', strict: true, stringKeys: true });
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem) throw new Error(`${file} is not valid YAML: ${problem.message}`);
  const checked = persona.safeParse(document.toJS());
  if (!checked.success) {
    const [issue] = checked.error.issues;
    const fields = issue?.code === 'unrecognized_keys' ? issue.keys : (issue?.path ?? []);
    throw new Error(`${file} is no persona: ${fields.join('.')} (${issue?.code})`);
  }
  return `export const persona = ${JSON.stringify(checked.data)};`;
}

/**
 * An import of a `*.yaml` of `prompts/persona` gives its `persona`, checked here and now: no parser of YAML is shipped.
 * @returns {import('vite').Plugin}
 */
export function personas() {
  return {
    name: 'nima:personas',
    load: {
      filter: { id: /\/prompts\/persona\/[\w-]+\.yaml$/ },
      async handler(file) {
        this.addWatchFile(file);
        return { code: personaModule(await readFile(file, 'utf8'), file), moduleType: 'js' };
      },
    },
  };
}
