/** Longer than between two letters of somebody who types. */
const TYPING_MS = 200;

export type TypingWindow = Pick<Window, 'setTimeout' | 'clearTimeout' | 'requestAnimationFrame'> & {
  readonly document: { readonly documentElement: Pick<Element, 'toggleAttribute'> };
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
 * letter, so that none waits for a word of Nima’s. As long as that lasts the page is marked, and what moves for its own sake
 * stands still: next to it every letter would wait for the next of sixty frames.
 */
export function createBehindTyping(window: TypingWindow): BehindTyping {
  const held = new Set<() => void>();
  let typing: number | undefined;
  const show = (isTyping: boolean) =>
    window.document.documentElement.toggleAttribute('data-typing', isTyping);
  const drawHeld = () => {
    const all = [...held];
    held.clear();
    for (const draw of all) draw();
  };
  const onLetter = () => {
    if (typing === undefined) show(true);
    window.clearTimeout(typing);
    typing = window.setTimeout(() => {
      typing = undefined;
      show(false);
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
