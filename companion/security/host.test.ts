import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../shared/testing/runs.ts';
import { judgeHost, ownOrigin } from './host.ts';

const judge = (...hosts: string[]) =>
  judgeHost(
    hosts.flatMap((host) => ['Host', host]),
    8787,
  ).kind;

describe('the Host of a request', () => {
  it('is our own only as localhost with our port', () => {
    expect(judge('localhost:8787')).toBe('own');
  });

  it('is an alias as a loopback address with our port', () => {
    expect(judge('127.0.0.1:8787')).toBe('alias');
    expect(judge('[::1]:8787')).toBe('alias');
  });

  it.each([
    '',
    'evil.example',
    'localhost',
    'localhost:8788',
    'localhost:8787.',
    'localhost.:8787',
    'LOCALHOST:8787',
    'localhost:08787',
    'localhost:8787@evil.example',
    'user@localhost:8787',
    '127.evil.com:8787',
    '127.0.0.1.evil.com:8787',
    '127.1:8787',
    '2130706433:8787',
    '0.0.0.0:8787',
    '[::]:8787',
    '[::ffff:127.0.0.1]:8787',
    '::1:8787',
    'localhost:8787, evil.example',
  ])('is foreign as "%s"', (host) => {
    expect(judge(host)).toBe('foreign');
  });

  it('must be there exactly once', () => {
    expect(judge()).toBe('missing');
    expect(judge('localhost:8787', 'localhost:8787')).toBe('repeated');
    expect(judge('localhost:8787', 'evil.example')).toBe('repeated');
  });

  it('leaves the port out where browsers do', () => {
    expect(judgeHost(['host', 'localhost'], 80).kind).toBe('own');
    expect(judgeHost(['host', 'localhost:80'], 80).kind).toBe('foreign');
    expect(ownOrigin(80)).toBe('http://localhost');
  });

  it('is our own for no other text there is', () => {
    const text = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.string({ maxLength: 4 }), fc.constantFrom('@', '.', ':', '#'))
        .map((parts) => `${parts.join('')}localhost:8787`),
      fc.string({ maxLength: 3 }).map((noise) => `localhost:8787${noise}`),
      fc.string({ maxLength: 3 }).map((noise) => `${noise}localhost:8787`),
    );
    fc.assert(
      fc.property(text, (host) => (judge(host) === 'own') === (host === 'localhost:8787')),
      { seed: 4, numRuns: runs(2000) },
    );
  });
});
