import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { draw } from '../testing/draw.tsx';
import { Meter } from './meter.tsx';

const meter = page.getByRole('meter', { name: 'Room' });
const drawnShare = () => {
  const whole = meter.element().getBoundingClientRect().width;
  return (meter.element().firstElementChild?.getBoundingClientRect().width ?? Number.NaN) / whole;
};

describe('a meter', () => {
  it.each([
    [0.25, 25, 'false'],
    [0.5, 50, 'false'],
    [0.95, 95, 'true'],
    [1, 100, 'true'],
  ])('of %d says and draws as much, and shows whether it is nearly full', async (share, said, strained) => {
    await draw(<Meter share={share} label="Room" />);
    await expect.element(meter).toHaveAttribute('aria-valuenow', String(said));
    await expect.element(meter).toHaveAttribute('data-strained', strained);
    expect(drawnShare()).toBeCloseTo(share, 2);
  });

  it.each([
    [-1, 0],
    [0, 0],
    [2.5, 100],
  ])('of %d stays within its bounds and shows at least a sliver', async (share, said) => {
    await draw(<Meter share={share} label="Room" />);
    await expect.element(meter).toHaveAttribute('aria-valuenow', String(said));
    expect(drawnShare()).toBeGreaterThan(0.005);
    expect(drawnShare()).toBeLessThanOrEqual(1);
  });
});
