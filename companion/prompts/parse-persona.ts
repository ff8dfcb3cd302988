import { persona, type Persona } from '../../shared/schemas/persona.ts';
import { invalid, readYaml } from './read-yaml.ts';

/** A persona of a person, in YAML as ours. `where` says in a message which file that is. */
export async function parsePersona(content: string, where: string): Promise<Persona> {
  const parsed = persona.safeParse(await readYaml(content, where, 0));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw invalid(where, `is no persona${field === '' ? '' : `, for its ${field}`}: ${issue?.message}`);
}
