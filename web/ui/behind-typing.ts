/** Longer than between two letters of somebody who types. */
const TYPING_MS = 200;

export type TypingWindow = Pick<Window, 'setTimeout' | 'clearTimeout' | 'requestAnimationFrame'> & {
  addEventListener(type: 'keydown', hear: () => void, options: AddEventListenerOptions): void;
};

/** Draws it now, or behind the letter that is being typed. Asked twice for the same, it draws once. */
export interface BehindTyping {
  draw(what: () => void): void;
  /** It is no longer there to be drawn. */
  forget(what: () => void): void;
}

/**
 * What comes by itself gives way to what is typed: while somebody types it is drawn in one go behind the frame of each
 * letter, so that none waits for a word of Nima’s.
 */
export function createBehindTyping(window: TypingWindow): BehindTyping {
  const held = new Set<() => void>();
  let typing: number | undefined;
  const drawHeld = () => {
    const all = [...held];
    held.clear();
    for (const draw of all) draw();
  };
  const onLetter = () => {
    window.clearTimeout(typing);
    typing = window.setTimeout(() => {
      typing = undefined;
      drawHeld();
    }, TYPING_MS);
    // Behind the frame, not in it.
    window.requestAnimationFrame(() => window.setTimeout(drawHeld));
  };
  window.addEventListener('keydown', onLetter, { capture: true, passive: true });
  return {
    draw: (what) => {
      if (typing === undefined) what();
      else held.add(what);
    },
    forget: (what) => void held.delete(what),
  };
}
