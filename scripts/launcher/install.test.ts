import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ensureInstalled, findInstallProblem, findNpm } from './install.mjs';
import { createSandbox } from './testing/sandbox.mjs';

const lock = JSON.stringify({ packages: { '': {}, 'node_modules/left': { version: '1.0.0' } } });
const installedFiles = {
  'node_modules/.package-lock.json': JSON.stringify({
    packages: { 'node_modules/left': { version: '1.0.0' } },
  }),
  'node_modules/left/package.json': '{}',
};

/** An npm that notes how it was called, then does what the test wants. */
const fakeNpm = (body: string) => `
  const fs = require('node:fs');
  fs.appendFileSync('calls.txt', process.argv.slice(2).join(' ') + '\\n');
  const write = (files) => {
    for (const [path, text] of Object.entries(files)) {
      fs.mkdirSync(require('node:path').dirname(path), { recursive: true });
      fs.writeFileSync(path, text);
    }
  };
  ${body}
`;
const workingNpm = fakeNpm(`write(${JSON.stringify(installedFiles)})`);

describe('ensureInstalled', () => {
  let sandbox: ReturnType<typeof createSandbox>;
  beforeEach(() => {
    sandbox = createSandbox({ 'package.json': '{}', 'package-lock.json': lock, 'npm-cli.js': workingNpm });
    sandbox.context.env['npm_execpath'] = sandbox.path('npm-cli.js');
  });
  afterEach(() => sandbox.remove());

  test('installs what package-lock.json asks for, and says so in one line', async () => {
    await ensureInstalled(sandbox.context);
    expect(findInstallProblem(sandbox.root)).toBeNull();
    expect(sandbox.said).toEqual([
      'Installing the packages (nothing is installed yet). This takes about a minute.',
    ]);
  });

  test('does nothing and says nothing where all is installed', async () => {
    await ensureInstalled(sandbox.context);
    sandbox.said.length = 0;
    sandbox.write({ 'npm-cli.js': fakeNpm('process.exit(1)') });
    await ensureInstalled(sandbox.context);
    expect(sandbox.said).toEqual([]);
  });

  test('accepts an install by hand', async () => {
    sandbox.write({ ...installedFiles, 'npm-cli.js': fakeNpm('process.exit(1)') });
    await ensureInstalled(sandbox.context);
    expect(sandbox.said).toEqual([]);
  });

  test('repairs a half-installed node_modules', async () => {
    sandbox.write({ 'node_modules/.package-lock.json': installedFiles['node_modules/.package-lock.json'] });
    await ensureInstalled(sandbox.context);
    expect(sandbox.said[0]).toContain('left is not there in full');
    expect(findInstallProblem(sandbox.root)).toBeNull();
  });

  test('repairs an npm record that was cut short', async () => {
    sandbox.write({ ...installedFiles, 'node_modules/.package-lock.json': '{"packa' });
    await ensureInstalled(sandbox.context);
    expect(findInstallProblem(sandbox.root)).toBeNull();
  });

  test('tells a failure in one line that says what to do', async () => {
    sandbox.write({ 'npm-cli.js': fakeNpm(`console.error('npm error code ENOTFOUND'); process.exit(1)`) });
    await expect(ensureInstalled(sandbox.context)).rejects.toThrow(
      'The packages could not be installed: the package registry could not be reached. Connect to the network and run the command again.',
    );
  });

  test('does not accept an install in which a file could not be written, nor does the next run', async () => {
    const warning = 'npm warn tar TAR_ENTRY_ERROR ENOSPC: no space left on device, write';
    sandbox.write({ 'npm-cli.js': `${workingNpm}; console.error(${JSON.stringify(warning)})` });
    await expect(ensureInstalled(sandbox.context)).rejects.toThrow('the disk is full');
    expect(findInstallProblem(sandbox.root)).not.toBeNull();
  });

  test('does not take the word of an npm that left something out', async () => {
    sandbox.write({ 'npm-cli.js': fakeNpm('') });
    await expect(ensureInstalled(sandbox.context)).rejects.toThrow(
      'npm finished, yet nothing is installed yet',
    );
  });

  test('installs once where two runs start at the same time', async () => {
    await Promise.all([ensureInstalled(sandbox.context), ensureInstalled(sandbox.context)]);
    expect(readFileSync(sandbox.path('calls.txt'), 'utf8').trim().split('\n')).toHaveLength(1);
  });
});

describe('findNpm', () => {
  const script = '/opt/npm/bin/npm-cli.js';
  const nowhere = { execPath: '/node/bin/node', exists: () => false };

  test('takes the npm that runs us', () => {
    expect(findNpm({ npm_execpath: script }, nowhere)).toBe(script);
  });

  test.each([
    ['of Unix', '/node/lib/node_modules/npm/bin/npm-cli.js'],
    ['of Windows', '/node/bin/node_modules/npm/bin/npm-cli.js'],
  ])('takes the one that came with this Node, in the layout %s', (_case, expected) => {
    const machine = { execPath: '/node/bin/node', exists: (path: string) => path === join(expected) };
    expect(findNpm({ npm_execpath: '/opt/pnpm.cjs' }, machine)).toBe(join(expected));
  });

  test('leaves it to PATH otherwise', () => {
    expect(findNpm({}, nowhere)).toBeNull();
  });
});
