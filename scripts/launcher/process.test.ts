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
    runProcess(process.execPath, ['-e', code], { cwd: sandbox.root, env: process.env, capture: true, ...options });

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
  let extra: number[];
  beforeEach(() => {
    sandbox = createSandbox();
    extra = [];
  });
  afterEach(() => {
    for (const pid of extra.filter(isAlive)) process.kill(pid, 'SIGKILL');
    sandbox.remove();
  });

  const launchArgs = () => [file('launch.mjs'), file('long-running.mjs'), sandbox.root];
  const launch = (command = process.execPath, args = launchArgs(), env: NodeJS.ProcessEnv = {}) => {
    const launcher = spawn(command, args, { stdio: 'ignore', env: { ...process.env, ...env } });
    const ended = new Promise((resolve) => launcher.once('exit', (code, signal) => resolve(code ?? signal)));
    return { pid: launcher.pid ?? 0, ended };
  };
  const pids = async () => {
    await waitFor('the server', () => existsSync(sandbox.path('pids')));
    const found = JSON.parse(readFileSync(sandbox.path('pids'), 'utf8')) as { server: number; helper: number };
    extra.push(found.server, found.helper);
    return found;
  };
  const stoppedCleanly = () => existsSync(sandbox.path('stopped'));
  const gone = (pid: number) => waitFor(`the end of process ${pid}`, () => !isAlive(pid));

  // Windows has no signals to pass on: there a stop is always a kill, and only that nothing stays behind can be asked.
  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('stops with its helpers when the launcher gets %s', async (signal) => {
    const launcher = launch(undefined, [file('launch.mjs'), file('long-running.mjs'), sandbox.root]);
    const { server, helper } = await pids();
    process.kill(launcher.pid, signal === 'SIGINT' ? 'SIGTERM' : signal);
    const code = await launcher.ended;
    await gone(server);
    if (isWindows) return;
    expect(code).toBe(7);
    expect(stoppedCleanly()).toBe(true);
    await gone(helper);
  });

  test('stops when the launcher is killed', async () => {
    const launcher = launch();
    const { server } = await pids();
    process.kill(launcher.pid, 'SIGKILL');
    await gone(server);
    expect(stoppedCleanly()).toBe(!isWindows);
  });
});
