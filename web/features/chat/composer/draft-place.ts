/** Where the draft of a conversation is kept; one that has not begun has a place of its own. */
export function draftPlace(conversation: string | null): string {
  return `chat.${conversation ?? 'new'}`;
}

/** Where the other words for a question are kept. */
export function editPlace(question: string): string {
  return `chat.edit.${question}`;
}
