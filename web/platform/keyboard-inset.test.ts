import { describe, expect, it } from 'vitest';
import { followKeyboard } from './keyboard-inset.ts';

/** A page 800 pixels high, on which a keyboard may come up. */
function open({ visualViewport = true } = {}) {
  const style = new Map<string, string>();
  const viewport = Object.assign(new EventTarget(), { height: 800, offsetTop: 0, scale: 1 });
  const window = {
    innerHeight: 800,
    visualViewport: visualViewport ? viewport : null,
    document: {
      documentElement: {
        style: { setProperty: (name: string, value: string) => void style.set(name, value) },
      },
    },
  };
  followKeyboard(window as unknown as Window);
  const becomes = (change: Partial<typeof viewport>, type = 'resize') => {
    Object.assign(viewport, change);
    viewport.dispatchEvent(new Event(type));
    return style.get('--keyboard');
  };
  return { style, becomes };
}

describe('an on-screen keyboard', () => {
  it('is told to the style sheet as it comes and goes', () => {
    const { becomes, style } = open();
    expect(style.size).toBe(0);
    expect(becomes({ height: 499.6 })).toBe('300px');
    expect(becomes({ height: 800 })).toBe('0px');
  });

  it('covers less of a page that was pushed up for it', () => {
    const { becomes } = open();
    expect(becomes({ height: 500, offsetTop: 120 }, 'scroll')).toBe('180px');
  });

  it('is not mistaken for a page that was zoomed into', () => {
    expect(open().becomes({ height: 400, scale: 2 })).toBe('0px');
  });

  it('never covers less than nothing', () => {
    expect(open().becomes({ height: 820 })).toBe('0px');
  });

  it('is nobody’s business in a browser that does not tell', () => {
    expect(open({ visualViewport: false }).style.size).toBe(0);
  });
});
