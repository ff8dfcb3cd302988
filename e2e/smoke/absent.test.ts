import { describe, expect, it } from 'vitest';
import { browserAbsent, findBrowser, type Machine } from './absent.ts';

function machine(paths: readonly string[], env: Machine['env'] = {}): Machine {
  return {
    env: { PATH: '/usr/local/bin:/usr/bin', ...env },
    exists: (path) => paths.includes(path),
    playwright: (name) => `/cache/${name}`,
  };
}

describe('a second browser', () => {
  it('is absent from a machine that has none', () => {
    expect(browserAbsent('firefox', machine([]))).toBe(true);
    expect(browserAbsent('webkit', machine(['/usr/bin/firefox']))).toBe(true);
  });

  it('is Playwright’s own where it was downloaded', () => {
    const both = machine(['/cache/firefox', '/usr/bin/firefox']);
    expect(findBrowser('firefox', both)).toEqual({ by: 'playwright' });
    expect(browserAbsent('firefox', both)).toBe(false);
  });

  it('is the system’s Firefox otherwise', () => {
    expect(findBrowser('firefox', machine(['/usr/bin/firefox']))).toEqual({
      by: 'firefox',
      path: '/usr/bin/firefox',
    });
  });

  it('is WebKitGTK only with a display or a way to get one', () => {
    const driver = '/usr/bin/WebKitWebDriver';
    expect(findBrowser('webkit', machine([driver]))).toBeNull();
    expect(findBrowser('webkit', machine([driver], { DISPLAY: ':0' }))).toEqual({
      by: 'webkit-driver',
      driver,
      display: null,
    });
    expect(findBrowser('webkit', machine([driver, '/usr/bin/Xvfb']))).toEqual({
      by: 'webkit-driver',
      driver,
      display: '/usr/bin/Xvfb',
    });
  });
});
