import { describe, expect, it } from 'vitest';
import { holdsSecret } from './secrets.ts';

describe('what is nobody’s to know', () => {
  it.each([
    'my password is hunter2',
    'The PIN of the card is 4711',
    'card: 4111-1111-1111-1111',
    '5555555555554444',
    'Bearer abcdefghijkl',
    'https://me:secret@example.org/',
    'AKIAIOSFODNN7EXAMPLE',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.x',
    '-----BEGIN RSA PRIVATE KEY-----',
    'd41d8cd98f00b204e9800998ecf8427e',
    'aB3dE5fG7hI9jK1lM3nO5',
    'API_TOKEN=abc',
    'DE89 3704 0044 0532 0130 00',
  ])('%s', (text) => {
    expect(holdsSecret(text)).toBe(true);
  });

  it.each([
    'I live at 12 Mill Lane.',
    'My number is +32 475 12 34 56',
    'It took 4111 1111 1111 1112 steps',
    'supercalifragilisticexpialidocious',
    'I like pins and keys of pianos.',
    'The spinning wheel is at http://example.org/wheel',
  ])('not %s', (text) => {
    expect(holdsSecret(text)).toBe(false);
  });
});
