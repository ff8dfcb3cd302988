import type { Conversation, Message } from '../../schemas/index.ts';

/** The words a conversation is written down with; the text of messages is theirs. */
export interface MarkdownWords {
  readonly you: string;
  readonly nima: string;
  /** When something was said, as a person reads it. */
  when(moment: number): string;
  /** What memory alone replied to a question; empty where it did not. */
  fromMemory(message: Message): string;
}

/**
 * A conversation as a text to take along: the branch that is shown, with who said what and when. A reply that has no
 * words yet is none.
 */
export function asMarkdown(
  { title }: Pick<Conversation, 'title'>,
  path: readonly Message[],
  { you, nima, when, fromMemory }: MarkdownWords,
): string {
  const parts = path.flatMap((message) => {
    const speaker = message.role === 'user' ? you : nima;
    const said = [fromMemory(message), message.text].filter((text) => text !== '').join('\n\n');
    return said === '' ? [] : [`## ${speaker}, ${when(message.createdAt)}\n\n${said}`];
  });
  return `${[`# ${title}`, ...parts].join('\n\n')}\n`;
}
