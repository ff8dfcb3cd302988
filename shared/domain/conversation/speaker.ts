import type { Message, Reply } from '../../schemas/index.ts';

/** How Nima's own words are told from those of others. */
const NIMA = 'Nima';

/** Who said it, by name; null for the person themselves. What was imported was said by what answered there. */
export function speakerOf(message: Message): string | null {
  if (message.role === 'user') return null;
  return wasSaidElsewhere(message) ? (message.model ?? NIMA) : NIMA;
}

/** Every reply that is made here asks memory first, or does what was ordered. */
function wasSaidElsewhere({ state, memory, command }: Reply): boolean {
  return state === 'ended' && memory === null && command === null;
}
