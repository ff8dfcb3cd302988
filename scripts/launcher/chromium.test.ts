import { describe, expect, test } from 'vitest';
import { chromiumPath, chromiumPaths } from '../chromium.mjs';
import { ensureChromium } from './chromium.mjs';

type Machine = NonNullable<Parameters<typeof ensureChromium>[1]>;

const done = { code: 0, output: '', interrupted: null, timedOut: false, missing: null } as const;

/** A machine on which the listed attempts put a Chromium in place. */
function fakeMachine(
  outcomes: Partial<Record<'download' | 'libraries' | 'package', Partial<typeof done> | string>>,
) {
  const there = new Set<string>();
  const said: string[] = [];
  const machine: Machine = {
    installed: () => [...there].filter((path) => path !== '/cache/chromium'),
    downloaded: () => '/cache/chromium',
    exists: (path) => there.has(path),
    runs: () => true,
    canInstallPackages: true,
    commands: (attempt) => [
      async () => {
        const outcome = outcomes[attempt] ?? {};
        if (typeof outcome === 'string') there.add(outcome);
        return { ...done, ...(typeof outcome === 'string' ? {} : outcome) };
      },
    ],
  };
  const context = { root: '', env: {}, outputFd: 2 as const, say: (line: string) => void said.push(line) };
  return { said, machine, there, obtain: () => ensureChromium(context, machine) };
}

describe('ensureChromium', () => {
  test('says nothing where there is one', async () => {
    const fake = fakeMachine({});
    fake.there.add('/usr/bin/chromium');
    expect(await fake.obtain()).toEqual({ NIMA_CHROMIUM: '/usr/bin/chromium' });
    expect(fake.said).toEqual([]);
  });

  test('announces the download and uses it', async () => {
    const fake = fakeMachine({ download: '/cache/chromium' });
    expect(await fake.obtain()).toEqual({ NIMA_CHROMIUM: '/cache/chromium' });
    expect(fake.said).toEqual(['There is no Chromium here. Downloading the one of Playwright.']);
  });

  test('goes on to the package of the system, and says why', async () => {
    const failed = { code: 1, output: 'Downloading\nError: getaddrinfo ENOTFOUND cdn\n  at stack' };
    const fake = fakeMachine({ download: failed as Partial<typeof done>, package: '/usr/bin/chromium' });
    expect(await fake.obtain()).toEqual({ NIMA_CHROMIUM: '/usr/bin/chromium' });
    expect(fake.said).toEqual([
      'There is no Chromium here. Downloading the one of Playwright.',
      'That did not work: Error: getaddrinfo ENOTFOUND cdn',
      'Installing the package "chromium" of this system.',
    ]);
  });

  test('says that a download which hangs was stopped', async () => {
    const hung = { code: 143, timedOut: true } as unknown as Partial<typeof done>;
    const fake = fakeMachine({ download: hung, package: '/usr/bin/chromium' });
    await fake.obtain();
    expect(fake.said).toContain('That took too long and was stopped.');
  });

  test('ends with the ways to get one where nothing helped', async () => {
    await expect(fakeMachine({}).obtain()).rejects.toThrow('npx playwright install');
  });

  test('ends where the person stops it', async () => {
    const stopped = { code: 130, interrupted: 'SIGINT' } as unknown as Partial<typeof done>;
    const fake = fakeMachine({ download: stopped, package: '/usr/bin/chromium' });
    await expect(fake.obtain()).rejects.toMatchObject({ message: 'Stopped.', exitCode: 130 });
  });
});

describe('chromiumPaths', () => {
  const all = () => true;

  test('takes the named one alone', () => {
    expect(chromiumPaths({ NIMA_CHROMIUM: '/mine', CHROME_PATH: '/other' }, all)).toEqual(['/mine']);
    expect(chromiumPath({ NIMA_CHROMIUM: '', CHROME_PATH: '/other' }, all)).toBe('/other');
  });

  test('lists those of the system otherwise', () => {
    const there = ['/usr/bin/google-chrome', '/usr/bin/chromium'];
    expect(chromiumPaths({}, (path) => there.includes(path))).toEqual([
      '/usr/bin/chromium',
      '/usr/bin/google-chrome',
    ]);
    expect(chromiumPath({}, () => false)).toBeUndefined();
  });

  test('says so where the named one is not there', () => {
    expect(() => chromiumPaths({ NIMA_CHROMIUM: '/gone' }, () => false)).toThrow('not there: /gone');
  });
});
