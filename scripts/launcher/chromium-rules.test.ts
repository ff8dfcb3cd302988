import { describe, expect, test } from 'vitest';
import { nextChromiumStep } from './chromium-rules.mjs';

const SYSTEM = '/usr/bin/chromium';
const OTHER = '/usr/bin/google-chrome';
const DOWNLOAD = '/cache/chromium';

interface Case {
  there?: readonly string[];
  broken?: readonly string[];
  root?: boolean;
  tried?: readonly ('download' | 'libraries' | 'package')[];
}

const decide = ({ there = [], broken = [], root = false, tried = [] }: Case) =>
  nextChromiumStep({
    installed: [SYSTEM, OTHER].filter((path) => there.includes(path)),
    downloaded: DOWNLOAD,
    exists: (path) => there.includes(path),
    runs: (path) => !broken.includes(path),
    canInstallPackages: root,
    tried,
  });

describe('nextChromiumStep', () => {
  test.each<[string, Case, string]>([
    ['uses the one of the system', { there: [SYSTEM, DOWNLOAD] }, SYSTEM],
    ['uses the next one where the first does not start', { there: [SYSTEM, OTHER], broken: [SYSTEM] }, OTHER],
    ['uses an earlier download', { there: [DOWNLOAD] }, DOWNLOAD],
    [
      'prefers a download that starts to a system one that does not',
      { there: [SYSTEM, DOWNLOAD], broken: [SYSTEM] },
      DOWNLOAD,
    ],
  ])('%s', (_case, facts, path) => {
    expect(decide(facts)).toEqual({ kind: 'use', path });
  });

  test.each<[string, Case, string]>([
    ['downloads where there is none', {}, 'download'],
    ['downloads before it changes the system, as root too', { root: true }, 'download'],
    ['installs the package where the download failed', { root: true, tried: ['download'] }, 'package'],
    [
      'installs the libraries where the download does not start',
      { root: true, tried: ['download'], there: [DOWNLOAD], broken: [DOWNLOAD] },
      'libraries',
    ],
    [
      'installs the package where the libraries did not help',
      { root: true, tried: ['download', 'libraries'], there: [DOWNLOAD], broken: [DOWNLOAD] },
      'package',
    ],
  ])('%s', (_case, facts, attempt) => {
    expect(decide(facts)).toEqual({ kind: 'try', attempt });
  });

  test.each<[string, Case]>([
    ['explains where the download failed and packages may not be installed', { tried: ['download'] }],
    [
      'explains where libraries are missing and may not be installed',
      { there: [DOWNLOAD], broken: [DOWNLOAD] },
    ],
    ['explains where everything has been tried', { root: true, tried: ['download', 'package'] }],
    [
      'explains where even the package does not start',
      { root: true, tried: ['download', 'package'], there: [SYSTEM], broken: [SYSTEM] },
    ],
  ])('%s', (_case, facts) => {
    expect(decide(facts)).toEqual({ kind: 'explain' });
  });
});
