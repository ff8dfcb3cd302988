import { describe, expect, it } from 'vitest';
import { isServerPath } from '../../../shared/protocol/routes.ts';
import { manifest } from '../../manifest.ts';
import { findRoute, restOf } from './route.ts';
import { ROUTES } from './routes.tsx';

describe('an address', () => {
  it.each([
    ['/', 'memory'],
    ['/index.html', 'memory'],
    ['/memory', 'memory'],
    ['/memory/', 'memory'],
    ['/memory/new', 'memory'],
    ['/companion', 'companion'],
    ['/settings/anything', 'settings'],
    ['/memoryx', undefined],
    ['/Memory', undefined],
    ['/nowhere', undefined],
    ['', undefined],
  ])('%j opens %s', (path, id) => {
    expect(findRoute(ROUTES, path)?.id).toBe(id);
  });

  it.each([
    ['/memory', ''],
    ['/memory/', ''],
    ['/memory/new', 'new'],
    ['/memory/a/b', 'a/b'],
    ['/', ''],
  ])('%j has the rest %j', (path, rest) => {
    const [memory] = ROUTES;
    expect(memory && restOf(memory, path)).toBe(rest);
  });
});

describe('the routes', () => {
  it('have addresses, ids and keys of their own, none of them the companion’s', () => {
    for (const part of ['id', 'path', 'keys', 'label'] as const) {
      expect(new Set(ROUTES.map((route) => route[part])).size).toBe(ROUTES.length);
    }
    expect(ROUTES.filter(({ path }) => isServerPath(path))).toEqual([]);
  });

  it('are as many as a thumb can tell apart on the bar of a phone', () => {
    expect(ROUTES.length).toBeLessThanOrEqual(5);
  });

  it('hold every address that the manifest offers', () => {
    const offered = [manifest.start_url, ...(manifest.shortcuts ?? []).map(({ url }) => url)];
    expect(offered.length).toBeGreaterThan(1);
    for (const address of offered) {
      expect(findRoute(ROUTES, new URL(address ?? '', 'http://localhost').pathname), address).toBeDefined();
    }
  });

  it('take a person who writes from the home screen straight to the blank page', () => {
    expect(manifest.shortcuts?.map(({ url }) => url)).toContain('/memory/new');
  });
});
