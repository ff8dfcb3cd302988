import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { draw } from '../testing/draw.tsx';
import { SplitPane } from './split-pane.tsx';

const [MIN, MAX] = [240, 560];
const handle = page.getByRole('separator', { name: 'Width of the list' });
const list = page.getByText('The list');
const width = () => Math.round(list.element().getBoundingClientRect().width);

interface Opened {
  widthPx: number;
  front: 'list' | 'page';
  size: 'laptop' | 'phone';
}

/** Draws the panes, and tells every width that was kept. */
async function open({ widthPx = 340, front = 'list', size = 'laptop' }: Partial<Opened> = {}) {
  const kept: number[] = [];
  function Panes() {
    const [now, setNow] = useState(widthPx);
    const resize = (px: number) => {
      kept.push(px);
      setNow(px);
    };
    return (
      <div data-testid="whole" style={{ position: 'fixed', inset: 0 }}>
        <SplitPane
          label="Width of the list"
          widthPx={now}
          minPx={MIN}
          maxPx={MAX}
          onResize={resize}
          front={front}
          list={<p>The list</p>}
          page={<p>The page</p>}
        />
      </div>
    );
  }
  await draw(<Panes />, size);
  return kept;
}

/** Takes the handle with the mouse and lets go at a place of the page. */
async function dragTo(x: number): Promise<void> {
  const whole = page.getByTestId('whole');
  await userEvent.dragAndDrop(handle, whole, { targetPosition: { x, y: 400 } });
}

describe('two panes', () => {
  it('stand side by side on a laptop, the list as wide as it was left', async () => {
    await open({ widthPx: 300 });
    await expect.element(page.getByText('The page')).toBeVisible();
    expect(width()).toBe(300);
    await expect.element(handle).toHaveAttribute('aria-valuenow', '300');
  });

  it.each([
    ['list', 'The list', 'The page'],
    ['page', 'The page', 'The list'],
  ] as const)('show the %s alone on a phone when it is in front', async (front, shown, hidden) => {
    await open({ front, size: 'phone' });
    await expect.element(page.getByText(shown)).toBeVisible();
    await expect.element(page.getByText(hidden)).not.toBeVisible();
    await expect.element(page.getByRole('separator')).not.toBeInTheDocument();
  });

  it.each([
    [10, MIN],
    [9_000, MAX],
  ])('keep within their bounds, whatever was kept (%i)', async (widthPx, drawn) => {
    await open({ widthPx });
    expect(width()).toBe(drawn);
  });
});

describe('the handle between them', () => {
  it('is moved by the arrow keys, in steps, to the ends and no further', async () => {
    const kept = await open({ widthPx: 340 });
    await userEvent.keyboard('{Tab}');
    await expect.element(handle).toHaveFocus();
    await userEvent.keyboard(
      '{ArrowRight}{ArrowRight}{ArrowLeft}{End}{ArrowRight}{Home}{ArrowLeft}{ArrowUp}',
    );
    expect(kept).toEqual([356, 372, 356, MAX, MAX, MIN, MIN]);
    await expect.element(handle).toHaveAttribute('aria-valuenow', String(MIN));
  });

  it('is moved by a pointer, and what it was let go at is kept once', async () => {
    const kept = await open({ widthPx: 340 });
    await dragTo(420);
    expect(kept).toEqual([420]);
    await expect.poll(width).toBe(420);
  });

  it('does not leave its bounds with the pointer', async () => {
    const kept = await open({ widthPx: 340 });
    await dragTo(1_300);
    await dragTo(20);
    expect(kept).toEqual([MAX, MIN]);
  });

  it('stays where it is when it is only pressed, or passed over', async () => {
    const kept = await open({ widthPx: 340 });
    await handle.click();
    handle
      .element()
      .dispatchEvent(new PointerEvent('pointermove', { bubbles: true, pointerId: 1, clientX: 700 }));
    expect(kept).toEqual([]);
    expect(width()).toBe(340);
  });
});
