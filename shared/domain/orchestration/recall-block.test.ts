import { expect, it } from 'vitest';
import { markerFor } from './recall-block.ts';

it.each([
  [[], '--- memories ---'],
  [['--- memories'], '--- memories ---'],
  [['x', '--- memories ---'], '--- memories 2 ---'],
  [['--- memories --- memories 2 --- memories 4 ---'], '--- memories 3 ---'],
  [['--- memories 2 ---'], '--- memories ---'],
])('under %j stands %s, which none of them holds', (texts, marker) => {
  expect(markerFor(texts)).toBe(marker);
});
