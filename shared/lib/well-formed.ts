/** Half of a surrogate pair cannot be written as UTF-8: other programs, and the worker's own messages, would stumble. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
