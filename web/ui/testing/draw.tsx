import { StrictMode, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { onTestFinished } from 'vitest';
import { page } from 'vitest/browser';
import '../base.css';
import { everyText } from '../text/testing/every-text.ts';
import { MoreText, TextProvider } from '../text/text.tsx';

/** The sizes every view is made for; the end-to-end runs use the same. */
const SIZES = { laptop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

export interface Drawing {
  /** Draws something else in the same place, as a parent does. */
  redraw(node: ReactNode): void;
  remove(): void;
}

/** Draws until the test is over. Strict mode runs every effect twice, so that one that cannot be undone shows. */
export async function draw(node: ReactNode, size: keyof typeof SIZES = 'laptop'): Promise<Drawing> {
  const { width, height } = SIZES[size];
  await page.viewport(width, height);
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  const redraw = (next: ReactNode): void =>
    flushSync(() =>
      root.render(
        <StrictMode>
          <TextProvider locale="en">
            <MoreText texts={everyText}>{next}</MoreText>
          </TextProvider>
        </StrictMode>,
      ),
    );
  const remove = (): void => {
    root.unmount();
    place.remove();
  };
  onTestFinished(remove);
  redraw(node);
  return { redraw, remove };
}
