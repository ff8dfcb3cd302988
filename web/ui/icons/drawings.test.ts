import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { dotRadius, drawings, grid, strokeWidth, type Drawing, type IconName } from './drawings.ts';
import { Icon } from './icon.tsx';
import { pathPoints } from './testing/path-points.ts';

const MARGIN = 1.5;
const names = Object.keys(drawings) as IconName[];

/** The box of the ink: lines with half their width around them, and dots. */
function inkBox({ line, dots = [] }: Drawing) {
  const ends = [
    ...(line ? pathPoints(line) : []).map((point) => ({ point, by: strokeWidth / 2 })),
    ...dots.map((point) => ({ point, by: dotRadius })),
  ];
  const reach = (axis: 0 | 1, side: -1 | 1) => ends.map(({ point, by }) => point[axis] + side * by);
  return {
    left: Math.min(...reach(0, -1)),
    top: Math.min(...reach(1, -1)),
    right: Math.max(...reach(0, 1)),
    bottom: Math.max(...reach(1, 1)),
  };
}

describe('every drawing', () => {
  test.each(names)('%s stays on the grid with its margin', (name) => {
    const { left, top, right, bottom } = inkBox(drawings[name]);
    expect(Math.min(left, top)).toBeGreaterThanOrEqual(MARGIN);
    expect(Math.max(right, bottom)).toBeLessThanOrEqual(grid - MARGIN);
  });

  test.each(names)('%s fills its place: no smaller than half the grid, and near its centre', (name) => {
    const { left, top, right, bottom } = inkBox(drawings[name]);
    expect(Math.max(right - left, bottom - top)).toBeGreaterThanOrEqual(grid / 2);
    expect(Math.abs((left + right - grid) / 2)).toBeLessThanOrEqual(1);
    expect(Math.abs((top + bottom - grid) / 2)).toBeLessThanOrEqual(1);
  });

  test('is drawn once: no two names share one', () => {
    expect(new Set(names.map((name) => JSON.stringify(drawings[name]))).size).toBe(names.length);
  });
});

describe('Icon', () => {
  test.each(names)('%s is drawn in the colour of the text and hidden from assistive technology', (name) => {
    const html = renderToStaticMarkup(createElement(Icon, { name }));
    expect(html).toContain('aria-hidden="true"');
    expect(html).toContain('focusable="false"');
    expect(html).toContain('width="20" height="20"');
    expect(html).toContain('stroke="currentColor"');
    expect(html).toMatch(/<path|<circle/);
  });

  test('grows without changing its grid', () => {
    const html = renderToStaticMarkup(createElement(Icon, { name: 'memory', size: 40 }));
    expect(html).toContain('width="40" height="40" viewBox="0 0 20 20"');
  });
});

describe('pathPoints, by which the drawings are judged', () => {
  test('follows an arc beyond its ends', () => {
    const ring = pathPoints('M2 10A8 8 0 1 1 18 10 8 8 0 1 1 2 10Z');
    expect(Math.min(...ring.map(([, y]) => y))).toBeCloseTo(2);
    expect(Math.max(...ring.map(([, y]) => y))).toBeCloseTo(18);
    const flat = pathPoints('M2 10A8 4 0 0 0 18 10').map(([, y]) => y);
    expect([Math.min(...flat), Math.max(...flat)]).toEqual([10, expect.closeTo(14)]);
  });

  test('follows the larger of two arcs where the path asks for it', () => {
    const small = pathPoints('M10 2A8 8 0 0 1 18 10');
    const large = pathPoints('M10 2A8 8 0 1 0 18 10');
    expect(Math.min(...small.map(([x]) => x))).toBeCloseTo(10);
    expect(Math.min(...large.map(([x]) => x))).toBeCloseTo(2);
    expect(Math.max(...large.map(([, y]) => y))).toBeCloseTo(18);
  });

  test('follows curves, smooth ones too, and lines along one axis', () => {
    const wave = pathPoints('M0 10C0 0 10 0 10 10S20 20 20 10H12V3').map(([, y]) => y);
    expect(Math.min(...wave.slice(0, 49))).toBeCloseTo(2.5);
    expect(Math.max(...wave)).toBeCloseTo(17.5);
    expect(pathPoints('M1 2H5V9').at(-1)).toEqual([5, 9]);
  });

  test.each(['L1 1', 'M1 1l2 2', 'M1', 'M1 1Z3', 'M1 1H', 'M1 1Q2 2 3 3', 'M1 x', ''])(
    'refuses "%s"',
    (data) => {
      expect(() => pathPoints(data)).toThrow(/path data|numbers at a time/);
    },
  );
});
