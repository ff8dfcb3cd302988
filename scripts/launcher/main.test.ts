import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from './commands.mjs';
import { binOf, expectSuccess } from './context.mjs';
import { LauncherError } from './launcher-error.mjs';
import { main } from './main.mjs';
import { createSandbox } from './testing/sandbox.mjs';

const run = async (argv: string[], command: () => Promise<number> = () => Promise.resolve(0)) => {
  const said: string[] = [];
  const code = await main(argv, { commands: new Map([['go', command]]), report: (line) => said.push(line) });
  return { code, said };
};
const systemError = (code: string, path?: string) =>
  Object.assign(new Error(code), path === undefined ? { code } : { code, path });

describe('main', () => {
  test('answers with the exit code of the command', async () => {
    expect(await run(['go'], () => Promise.resolve(3))).toEqual({ code: 3, said: [] });
  });

  test('tells an expected failure in its own words and with its exit code', async () => {
    const failing = () => Promise.reject(new LauncherError('It rains. Take a coat.', { exitCode: 4 }));
    expect(await run(['go'], failing)).toEqual({ code: 4, said: ['It rains. Take a coat.'] });
  });

  test.each([
    ['EROFS', 'read-only'],
    ['EACCES', 'may not be written'],
    ['ENOSPC', 'disk is full'],
  ])('tells %s as a problem with a file', async (code, words) => {
    const { said } = await run(['go'], () => Promise.reject(systemError(code, '/nima/dist')));
    expect(said).toEqual([expect.stringMatching(new RegExp(`^/nima/dist .*${words}`))]);
  });

  test('tells it of a file that was open already, whose name the system leaves out', async () => {
    const { said } = await run(['go'], () => Promise.reject(systemError('ENOSPC')));
    expect(said).toEqual([expect.stringMatching(/^A file in this folder .*disk is full/)]);
  });

  test('lets a defect through with its stack', async () => {
    await expect(run(['go'], () => Promise.reject(new TypeError('defect')))).rejects.toThrow(TypeError);
  });

  test('lists the commands where there is no such one', async () => {
    expect(await run(['og'])).toEqual({ code: 1, said: ['There is no command "og". There are: go.'] });
  });
});

test('each script of package.json is a command of its own name, and the other way round', () => {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const expected = [...COMMANDS.keys()].map((name) => [name, `node scripts/run.mjs ${name}`]);
  expect(scripts).toEqual(Object.fromEntries(expected));
});

describe('expectSuccess', () => {
  const result = { code: 0, output: '', interrupted: null, timedOut: false, missing: null };

  test('is content with exit code 0', () => {
    expect(() => expectSuccess(result, 'No.')).not.toThrow();
  });

  test('passes the exit code on', () => {
    expect(() => expectSuccess({ ...result, code: 9 }, 'No.')).toThrow(
      expect.objectContaining({ message: 'No.', exitCode: 9 }),
    );
  });

  test('counts a stop by signal as one, even where the program ended well', () => {
    const stopped = { ...result, interrupted: 'SIGTERM' as const };
    expect(() => expectSuccess(stopped, 'No.')).toThrow(expect.objectContaining({ exitCode: 143 }));
  });

  test('names the program that is missing', () => {
    expect(() => expectSuccess({ ...result, code: 127, missing: 'spawn x ENOENT' }, 'No.')).toThrow(
      'No. (spawn x ENOENT)',
    );
  });
});

test('binOf reads both forms in which a package names its commands', () => {
  const sandbox = createSandbox({
    'node_modules/one/package.json': '{"bin":"cli.js"}',
    'node_modules/two/package.json': '{"bin":{"second":"./bin/second.js"}}',
  });
  expect(binOf(sandbox.root, 'one')).toBe(sandbox.path('node_modules/one/cli.js'));
  expect(binOf(sandbox.root, 'two', 'second')).toBe(sandbox.path('node_modules/two/bin/second.js'));
  sandbox.remove();
});
