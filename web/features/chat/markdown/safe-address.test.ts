import { describe, expect, it } from 'vitest';
import { safeAddress } from './safe-address.ts';

describe('a link in an answer', () => {
  it.each([
    ['https://example.org/a?b=c#d', 'out'],
    ['http://example.org', 'out'],
    ['mailto:a@example.org', 'out'],
    ['//example.org/a', 'out'],
    ['/\\example.org/a', 'out'],
    ['/memory/1', 'own'],
    ['/chat/1?x=1#y', 'own'],
  ])('%j leads %s', (written, kind) => {
    expect(safeAddress(written)?.kind).toBe(kind);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'vbscript:x',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://example.org/1',
    'file:///etc/passwd',
    'ftp://example.org',
    'intent://x',
    'memory/1',
    '#part',
    '',
    'https://nima.local@example.org',
    'https://',
    '/v1/status',
  ])('%j leads nowhere', (written) => {
    expect(safeAddress(written)).toBeNull();
  });

  it('that leads out names where, and one of the app stays in it', () => {
    expect(safeAddress('//example.org/a')?.href).toBe('https://example.org/a');
    expect(safeAddress('/memory/../chat/1')?.href).toBe('/chat/1');
    expect(safeAddress('/memory/../v1/status')).toBeNull();
  });
});
