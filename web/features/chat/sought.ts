/** A message that an address leads to. Another object each time somebody goes there, also to the same message. */
export interface Sought {
  readonly message: string;
}

/** `?at=<message>` behind the address of a conversation. */
export function soughtAt(search: string): Sought | null {
  const message = new URLSearchParams(search).get('at') ?? '';
  return message === '' ? null : { message };
}
