import { describe, expect, it } from 'vitest';
import { isServerPath, ROUTES } from './routes.ts';

describe('an address', () => {
  it.each(Object.values(ROUTES))('%s belongs to the companion', (path) => {
    expect(isServerPath(path)).toBe(true);
  });

  it.each(['/v1', '/v1/', '/v1/anything/new', '/docs/', '/docs/..', '/models', '/models/a/b.onnx'])(
    '%s belongs to the companion',
    (path) => {
      expect(isServerPath(path)).toBe(true);
    },
  );

  it.each([
    '/',
    '',
    '/v1x',
    '/v',
    '/v10/companion',
    '/healthy',
    '/health-of-plants',
    '/docsify',
    '/modelship',
    '/memory/v1',
    '/memory/health',
    'v1',
    '//v1',
  ])('%j belongs to the app', (path) => {
    expect(isServerPath(path)).toBe(false);
  });
});
