import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKnownError } from '../shared/protocol/errors.ts';
import { runs } from '../shared/testing/runs.ts';
import { homeOf, loadConfig } from './config.ts';
import type { Environment } from './config/environment.ts';
import { parseSettings, readSettingsFile } from './config/settings-file.ts';
import { tempFolder } from './testing/temp-folder.ts';

async function load(env: Environment, yaml?: string) {
  const home = await tempFolder();
  if (yaml !== undefined) await writeFile(join(home, 'nima.yaml'), yaml);
  return loadConfig({ NIMA_HOME: home, ...env });
}

describe('configuration', () => {
  it('has defaults for everything', async () => {
    expect(await load({})).toMatchObject({ port: 8787, host: 'localhost' });
  });

  it('reads the file, and lets the environment win over it', async () => {
    const yaml = 'port: 9000\nlogLevel: debug\n';
    expect(await load({}, yaml)).toMatchObject({ port: 9000, logLevel: 'debug' });
    expect(await load({ PORT: '9100' }, yaml)).toMatchObject({ port: 9100, logLevel: 'debug' });
  });

  it('takes an empty variable for one that is not set', async () => {
    expect(await load({ PORT: '', HOST: ' ' }, 'port: 9000')).toMatchObject({
      port: 9000,
      host: 'localhost',
    });
  });

  it.each(['abc', '-1', '65536', '80.5', '1e3', '0x50', '99999999999'])(
    'refuses PORT=%s by name',
    async (PORT) => {
      await expect(load({ PORT })).rejects.toMatchObject({
        code: 'config_invalid',
        message: expect.stringMatching(/^PORT is .+ It must be a whole number from 0 to 65535/),
      });
    },
  );

  it.each(['0.0.0.0', '192.168.1.10', '::', 'nima.local', 'localhost.evil.example'])(
    'refuses HOST=%s',
    async (HOST) => {
      await expect(load({ HOST })).rejects.toMatchObject({
        code: 'host_not_allowed',
        message: expect.stringContaining('Until devices can be paired'),
      });
    },
  );

  it.each(['localhost', '127.0.0.1', '::1'])('takes HOST=%s', async (HOST) => {
    expect(await load({ HOST })).toMatchObject({ host: HOST });
  });

  it('names the file and the key of a wrong value in it', async () => {
    await expect(load({}, 'logLevel: loud')).rejects.toMatchObject({
      code: 'config_invalid',
      message: expect.stringMatching(/^logLevel in .+nima\.yaml is "loud"\. It must be one of trace, debug/),
    });
    await expect(load({}, 'host: 10.0.0.1')).rejects.toMatchObject({ code: 'host_not_allowed' });
    await expect(load({}, 'port: "8787"')).rejects.toMatchObject({ code: 'config_invalid' });
  });

  it('refuses a key it does not know, by name', async () => {
    await expect(load({}, 'prot: 9000')).rejects.toMatchObject({
      code: 'config_invalid',
      message: expect.stringMatching(/^prot in .+ is not a setting\. The settings are port, host/),
      details: { keys: ['prot'] },
    });
  });

  it.each([
    ['a key given twice', 'port: 1\nport: 2'],
    ['text that is not YAML', 'port: [1'],
    ['a custom tag', 'port: !!js/function "x"'],
    ['a list', '- port'],
    ['plain text', 'port'],
    ['a key that is no name', '? [a, b]\n: 1'],
    ['an alias', 'a: &a [1]\nport: *a'],
  ])('refuses %s', async (_what, yaml) => {
    await expect(load({}, yaml)).rejects.toMatchObject({ code: 'config_invalid' });
  });

  it('refuses aliases that would grow without bound, at once', async () => {
    const bomb = [
      'a: &a [x, x]',
      ...'bcdefghijklm'.split('').map((name, index) => {
        const before = 'abcdefghijkl'[index];
        return `${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`;
      }),
    ].join('\n');
    await expect(load({}, bomb)).rejects.toMatchObject({
      message: expect.stringContaining('anchors or aliases'),
    });
  });

  it('refuses a file larger than any settings file', async () => {
    await expect(load({}, `# ${'x'.repeat(70_000)}`)).rejects.toMatchObject({
      message: expect.stringContaining('at most 65536'),
    });
  });

  it('does not wait for a pipe in place of the file', async () => {
    const home = await tempFolder();
    await promisify(execFile)('mkfifo', [join(home, 'nima.yaml')]);
    await expect(readSettingsFile(join(home, 'nima.yaml'))).rejects.toMatchObject({
      message: expect.stringContaining('is not a file'),
    });
  });

  it('refuses a folder no system can have', async () => {
    await expect(load({ NIMA_WEB_DIR: 'a\0b' })).rejects.toMatchObject({ code: 'config_invalid' });
  });

  it('treats an empty file as none', async () => {
    expect(await load({}, '# nothing yet\n')).toMatchObject({ port: 8787 });
  });

  it('answers any text in the file with settings or with one known error', async () => {
    const text = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc.json().map((json) => json.slice(0, 400)),
    );
    await fc.assert(
      fc.asyncProperty(text, async (yaml) => {
        const outcome = await parseSettings(yaml, 'nima.yaml').then(
          (value) => typeof value,
          (error: unknown) => error,
        );
        expect(outcome === 'object' || isKnownError(outcome)).toBe(true);
      }),
      { seed: 2, numRuns: runs(2000) },
    );
  });

  it('answers any PORT and HOST with settings in range or with one known error', async () => {
    const home = await tempFolder();
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 12 }), fc.string({ maxLength: 20 }), async (PORT, HOST) => {
        const outcome = await loadConfig({ NIMA_HOME: home, PORT, HOST }).catch((error: unknown) => error);
        if (isKnownError(outcome)) return;
        expect(outcome).toMatchObject({ host: expect.stringMatching(/^(localhost|127\.0\.0\.1|::1)$/) });
        const { port } = outcome as { port: number };
        expect(Number.isInteger(port) && port >= 0 && port <= 65_535).toBe(true);
      }),
      { seed: 3, numRuns: runs(2000) },
    );
  });
});

describe('the data folder', () => {
  it('is ~/.nima unless it is named', () => {
    expect(homeOf({}, '/home/ada')).toBe('/home/ada/.nima');
    expect(homeOf({ NIMA_HOME: '~/notes' }, '/home/ada')).toBe('/home/ada/notes');
    expect(homeOf({ NIMA_HOME: '/srv/nima' }, '/home/ada')).toBe('/srv/nima');
  });
});
