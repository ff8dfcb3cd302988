import { FACT_MAX_LENGTH } from '../../../shared/schemas/index.ts';

/**
 * Which way a text runs the browser tells by its letters. Of one that is too long to be kept it takes seconds to find out,
 * at every letter.
 */
export function directionOf(text: string): 'auto' | undefined {
  return text.length > FACT_MAX_LENGTH ? undefined : 'auto';
}
