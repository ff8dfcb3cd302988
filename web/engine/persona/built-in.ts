import { persona } from '../../../prompts/persona/zen-engineer.yaml';
import type { Persona } from '../../../shared/schemas/persona.ts';

/** Who speaks where nobody chose: built in, so that it is there without a network. */
export const BUILT_IN_PERSONA: Persona = persona;
