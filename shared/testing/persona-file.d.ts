/** A persona of the project, checked when it is taken in. */
declare module '*.yaml' {
  import type { Persona } from '../schemas/persona.ts';
  export const persona: Persona;
}
