/**
 * Shortcuts are written as people say them: `mod+k` (Ctrl, or Cmd on a Mac), `?`, or a sequence `g m`.
 * Letters are compared by what they type, not by where they sit, so that they hold on every Latin layout; on layouts
 * without Latin letters they are where an English keyboard has them.
 */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** One press in the notation of shortcuts, or null for a press that cannot be part of one. */
export function sayPress(press: KeyPress, mac: boolean): string | null {
  const { altKey, shiftKey } = press;
  const key = latinLetter(press) ?? press.key;
  if (['Control', 'Meta', 'Alt', 'Shift', 'AltGraph', 'Dead', 'Process', 'Unidentified'].includes(key))
    return null;
  const mod = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  // Alt types characters on many layouts, and the other modifier belongs to the system.
  if (altKey || other) return null;
  const name = key === ' ' ? 'space' : key.toLowerCase();
  // A printed character already says whether Shift was held (`?`); a named key does not.
  const shift = shiftKey && (key.length > 1 || mod) ? 'shift+' : '';
  return `${mod ? 'mod+' : ''}${shift}${name}`;
}

/** The letter that an English keyboard has at the place of a Cyrillic, Greek or Hebrew one. */
function latinLetter({ key, code }: KeyPress): string | undefined {
  const foreign = /^\p{L}$/u.test(key) && !/^\p{Script=Latin}$/u.test(key);
  return foreign ? /^Key([A-Z])$/.exec(code)?.[1] : undefined;
}

/** How a shortcut is drawn: a list of presses, each a list of keys. */
export function drawKeys(keys: string, mac: boolean): string[][] {
  const names: Readonly<Record<string, string>> = {
    mod: mac ? '⌘' : 'Ctrl',
    shift: mac ? '⇧' : 'Shift',
    enter: mac ? '↩' : 'Enter',
    escape: 'Esc',
  };
  return keys
    .split(' ')
    .map((press) =>
      press.split(/\+(?!$)/).map((name) => names[name] ?? (name.length === 1 ? name.toUpperCase() : name)),
    );
}

/** Whether a shortcut acts on a bare character: those stay quiet while a person writes, and can be turned off. */
export function isSingleKey(keys: string): boolean {
  return !keys.includes('mod+');
}

/** Whether a field has keys of this name itself: there they are the field's. */
export function isOfFields(keys: string): boolean {
  return isSingleKey(keys) || keys === 'mod+z';
}

/** How long the second key of a sequence may take. */
export const SEQUENCE_WITHIN_MS = 1_200;

export interface Heard {
  readonly press: string;
  readonly at: number;
}

/** What a press completes, given the one before it: a sequence wins over a single key. */
export function matchKeys<T extends { keys?: string | undefined }>(
  entries: readonly T[],
  press: string,
  previous: Heard | null,
  now: number,
): T | undefined {
  const sequence = previous && now - previous.at <= SEQUENCE_WITHIN_MS ? `${previous.press} ${press}` : null;
  return (
    entries.find(({ keys }) => keys !== undefined && keys === sequence) ??
    entries.find(({ keys }) => keys === press)
  );
}
