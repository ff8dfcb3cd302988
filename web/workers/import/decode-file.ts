export interface DecodedFile {
  readonly text: string;
  /** Whether bytes were no text and U+FFFD stands in their place. */
  readonly wasDamaged: boolean;
}

/** The text of a file. UTF-8, or UTF-16 where its first two bytes say so, as spreadsheets write it. */
export function decodeFile(bytes: Uint8Array): DecodedFile {
  const encoding = encodingOf(bytes);
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), wasDamaged: false };
  } catch {
    return { text: new TextDecoder(encoding).decode(bytes), wasDamaged: true };
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
