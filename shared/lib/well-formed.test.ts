import { expect, it } from 'vitest';
import { wellFormed } from './well-formed.ts';

it('a text loses half characters and nothing else', () => {
  expect(wellFormed('a\ud83d b\ude00\ud83d\ude00 \u202e')).toBe('a\ufffd b\ufffd😀 \u202e');
});
