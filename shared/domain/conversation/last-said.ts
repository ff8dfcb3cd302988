import type { Message } from '../../schemas/index.ts';

/** The newest end of a branch, of several with one time the last in the list; null where nothing was said. */
export function lastSaid(messages: readonly Message[]): string | null {
  const answered = new Set(messages.map(({ parent }) => parent));
  const ends = messages.filter(({ id }) => !answered.has(id));
  const newest = (last: Message | null, end: Message) =>
    last && end.createdAt < last.createdAt ? last : end;
  return ends.reduce<Message | null>(newest, null)?.id ?? null;
}
