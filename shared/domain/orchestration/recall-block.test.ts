import { expect, it } from 'vitest';
import { markerFor, passageFrom, saidBy } from './recall-block.ts';

it.each([
  [[], '--- memories ---'],
  [['--- memories'], '--- memories ---'],
  [['x', '--- memories ---'], '--- memories 2 ---'],
  [['--- memories --- memories 2 --- memories 4 ---'], '--- memories 3 ---'],
  [['--- memories 2 ---'], '--- memories ---'],
])('under %j stands %s, which none of them holds', (texts, marker) => {
  expect(markerFor(texts)).toBe(marker);
});

it('says who said it, and where it stands', () => {
  expect([saidBy(null), saidBy('ChatGPT')]).toEqual(['this person said', 'ChatGPT said']);
  expect(passageFrom('notes.txt', null)).toBe('from notes.txt');
  expect(passageFrom('notes.txt', 'Mira')).toBe('Mira said in notes.txt');
});
