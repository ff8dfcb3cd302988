import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isAlive } from './parent-watch.mjs';
import { exitCodeOf, runProcess } from './process.mjs';
import { createSandbox, waitFor } from './testing/sandbox.mjs';

const file = (name: string) => fileURLToPath(new URL(`./testing/${name}`, import.meta.url));
const isWindows = process.platform === 'win32';

describe('runProcess', { timeout: 60_000 }, () => {
  let sandbox: ReturnType<typeof createSandbox>;
  beforeEach(() => {
    sandbox = createSandbox();
  });
  afterEach(() => sandbox.remove());

  const run = (code: string, options: Partial<Parameters<typeof runProcess>[2]> = {}) =>
    runProcess(process.execPath, ['-e', code], {
      cwd: sandbox.root,
      env: process.env,
      capture: true,
      ...options,
    });

  test('answers with the exit code and the output of both streams', async () => {
    const result = await run(`console.log('out'); console.error('err'); process.exitCode = 3`);
    expect(result).toMatchObject({ code: 3, interrupted: null, timedOut: false, missing: null });
    expect(result.output.split('\n').toSorted()).toEqual(['', 'err', 'out']);
  });

  test('keeps the end of a long output', async () => {
    const { output } = await run(`console.log('x'.repeat(100_000) + 'end')`);
    expect(output.length).toBeLessThan(70_000);
    expect(output.trimEnd().endsWith('end')).toBe(true);
  });

  test('says which program is not there', async () => {
    const options = { cwd: sandbox.root, env: process.env, capture: true };
    const result = await runProcess('no-such-program-here', [], options);
    expect(result.code).toBe(127);
    expect(result.missing).toContain('no-such-program-here');
  });

  test('stops what is silent for too long, and not what keeps talking', async () => {
    const silent = await run(`setInterval(() => {}, 1000)`, { idleLimitMs: 300 });
    expect(silent.timedOut).toBe(true);
    const talking = await run(
      `let n = 0; const t = setInterval(() => { console.log(n); if (++n > 20) clearInterval(t); }, 50)`,
      { idleLimitMs: 20_000 },
    );
    expect(talking).toMatchObject({ timedOut: false, code: 0 });
  });

  test('stops what takes too long altogether', async () => {
    const result = await run(`setInterval(() => console.log('still'), 20)`, { totalLimitMs: 300 });
    expect(result.timedOut).toBe(true);
  });

  test('kills what does not stop when asked', async () => {
    const stop = new AbortController();
    const ignoring = `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('ready')`;
    const result = await run(ignoring, { stop: stop.signal, graceMs: 100, onOutput: () => stop.abort() });
    expect(result.code).not.toBe(0);
  });

  test('stops at once where it was to be stopped before it began', async () => {
    const result = await run(`setInterval(() => {}, 1000)`, { stop: AbortSignal.abort() });
    expect(result.code).not.toBe(0);
  });

  test('reports a signal as a shell does', () => {
    expect(exitCodeOf('SIGTERM')).toBe(143);
    expect(exitCodeOf('SIGINT')).toBe(130);
    expect(exitCodeOf(null)).toBe(1);
  });
});

describe('a launched server', { timeout: 60_000 }, () => {
  let sandbox: ReturnType<typeof createSandbox>;
  let started: number[];
  beforeEach(() => {
    sandbox = createSandbox();
    started = [];
  });
  afterEach(() => {
    for (const pid of started.filter(isAlive)) process.kill(pid, 'SIGKILL');
    sandbox.remove();
  });

  const launcherArgs = () => [file('launch.mjs'), file('long-running.mjs'), sandbox.root];
  const spawnQuietly = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
    const child = spawn(process.execPath, args, { stdio: 'ignore', env: { ...process.env, ...env } });
    const pid = child.pid ?? 0;
    started.push(pid);
    return {
      pid,
      exitCode: new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal))),
    };
  };
  const serverStarted = async () => {
    await waitFor('the server', () => existsSync(sandbox.path('pids')));
    const found = JSON.parse(readFileSync(sandbox.path('pids'), 'utf8')) as {
      server: number;
      helper: number;
    };
    started.push(found.server, found.helper);
    return found;
  };
  const gone = (pid: number) => waitFor(`the end of process ${pid}`, () => !isAlive(pid));
  const stoppedBy = () => readFileSync(sandbox.path('stopped'), 'utf8');

  test('stops when the launcher is killed', async () => {
    const launcher = spawnQuietly(launcherArgs());
    const { server } = await serverStarted();
    process.kill(launcher.pid, 'SIGKILL');
    await gone(server);
    expect(existsSync(sandbox.path('stopped'))).toBe(!isWindows);
  });

  // Windows has no signals: there a stop is always a kill, which the test above covers.
  const signals = isWindows ? [] : (['SIGTERM', 'SIGINT', 'SIGHUP'] as const);
  test.each(signals)(
    'is asked to stop on %s, its helpers go with it and its exit code is ours',
    async (signal) => {
      const launcher = spawnQuietly(launcherArgs());
      const { helper } = await serverStarted();
      process.kill(launcher.pid, signal);
      expect(await launcher.exitCode).toBe(7);
      expect(stoppedBy()).toBe(signal === 'SIGHUP' ? 'SIGTERM' : signal);
      await gone(helper);
    },
  );

  const npmSignals = isWindows ? [] : (['SIGTERM', 'SIGKILL'] as const);
  test.each(npmSignals)('stops when npm gets %s, which it passes on to its shell at best', async (signal) => {
    const command = [process.execPath, ...launcherArgs()].map((part) => `'${part}'`).join(' ');
    // The second command keeps the shell from giving way to the first, as the shell of Debian does by itself.
    const npm = spawnQuietly(
      ['-e', `require('node:child_process').spawn('sh', ['-c', process.argv[1]])`, `${command}; true`],
      { npm_lifecycle_event: 'start' },
    );
    const { server } = await serverStarted();
    process.kill(npm.pid, signal);
    await gone(server);
    expect(stoppedBy()).toBe('SIGTERM');
  });
});
