/** A file that became a part of the draft, or why it did not. */
export type Attachment =
  | { readonly kind: 'text'; readonly name: string; readonly text: string }
  | { readonly kind: 'binary' | 'too_long' | 'unreadable'; readonly name: string };

/** No letter takes more bytes than this for each of its units. */
const MOST_BYTES_A_UNIT = 3;

/** A text file, whole. One that could not fit is not even read. */
export async function readAttachment(file: File, roomUnits: number): Promise<Attachment> {
  const { name } = file;
  if (file.size > roomUnits * MOST_BYTES_A_UNIT) return { kind: 'too_long', name };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    // Text has no such letter, and whatever is no text has it soon.
    if (text.includes('\0')) return { kind: 'binary', name };
    return text.length > roomUnits ? { kind: 'too_long', name } : { kind: 'text', name, text };
  } catch (error) {
    return { kind: error instanceof TypeError ? 'binary' : 'unreadable', name };
  }
}
