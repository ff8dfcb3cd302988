/** A persona of the project, checked when it is built in. */
declare module '*.yaml' {
  import type { Persona } from '../../shared/schemas/persona.ts';
  export const persona: Persona;
}
