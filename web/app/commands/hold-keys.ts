/** A page that does not come is not waited for any longer. */
const GIVE_UP_MS = 10_000;
const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Dead']);

/**
 * After a command that leads to a field: what is typed before that field is there is its text, and no command. Whoever
 * turns elsewhere, by pointer, Tab or Escape, has the keys back.
 */
export function holdKeys(document: Document): void {
  const held: string[] = [];
  const over = new AbortController();
  const giveUp = setTimeout(() => over.abort(), GIVE_UP_MS);
  over.signal.addEventListener('abort', () => clearTimeout(giveUp));
  const listening = { signal: over.signal, capture: true };
  const onKeyDown = (event: KeyboardEvent) => {
    if (MODIFIERS.has(event.key)) return;
    if (!isTyped(event)) {
      over.abort();
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    // The key of the command itself, held down a little long.
    if (!event.repeat || held.length > 0) held.push(event.key);
  };
  const onFocus = ({ target }: FocusEvent) => {
    if (!isTextField(target)) return;
    // The field is being drawn: what is typed until it stands is held as well.
    setTimeout(() => {
      over.abort();
      void typeInto(target, held);
    });
  };
  document.addEventListener('keydown', onKeyDown, listening);
  document.addEventListener('focusin', onFocus, listening);
  document.addEventListener('pointerdown', () => over.abort(), listening);
}

type TextField = HTMLTextAreaElement | HTMLInputElement;

/** Whether something of a person's text can be typed into it; a date or a box is none. */
export function isTextField(target: EventTarget | null): target is TextField {
  return target instanceof HTMLElement && target.matches('textarea, input[type=search], input[type=text]');
}

/** A character, or what ends a line or takes a character back. AltGr writes characters, Alt and Ctrl command. */
function isTyped(event: KeyboardEvent): boolean {
  const commands = (event.ctrlKey || event.altKey || event.metaKey) && !event.getModifierState('AltGraph');
  return !commands && (event.key.length === 1 || event.key === 'Enter' || event.key === 'Backspace');
}

/** As if it were typed now: the page hears of each change, and draws it before a key that acts on it. */
async function typeInto(field: TextField, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    if (key === 'Enter') {
      await new Promise((resolve) => setTimeout(resolve));
      field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    } else {
      const [start, end] = [field.selectionStart ?? 0, field.selectionEnd ?? 0];
      if (key !== 'Backspace') field.setRangeText(key, start, end, 'end');
      else field.setRangeText('', start === end ? Math.max(0, start - 1) : start, end, 'end');
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
  }
}
