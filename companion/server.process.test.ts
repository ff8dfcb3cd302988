import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { buildCompanion, type BuiltCompanion } from './testing/build-companion.ts';
import { writeModel } from './testing/gguf/write-model.ts';
import { openConnection } from './testing/raw-request.ts';
import { openStream } from './testing/read-stream.ts';
import { spawnCompanion, startCompanion, type StartOptions } from './testing/start-companion.ts';
import { tempFolder } from './testing/temp-folder.ts';

let built: BuiltCompanion;
beforeAll(async () => {
  built = await buildCompanion();
}, 60_000);
afterAll(() => built.remove());

async function started(options: StartOptions = {}) {
  const companion = await startCompanion({ entry: built.entry, ...options });
  onTestFinished(async () => void (await companion.kill()));
  return companion;
}

/** A start that is meant to fail: how it ended and what it said. */
async function failedStart(env: Record<string, string>, home?: string) {
  const companion = await spawnCompanion({
    entry: built.entry,
    env,
    home: home ?? join(await tempFolder(), 'home'),
  });
  const { code } = await companion.exit;
  return { code, stdout: companion.stdout(), lines: companion.stderr().trimEnd().split('\n') };
}

const streamOf = ({ origin, key }: { origin: string; key: string }) =>
  openStream(`${origin}/v1/companion/events`, { authorization: `Bearer ${key}` });

describe('a start', () => {
  it('prints one line, the address with the key, and serves there', async () => {
    const { origin, key, home, stdout } = await started();
    expect(stdout()).toBe(`Nima is ready at ${origin}/#key=${key}\n`);
    expect(await (await fetch(`${origin}/health`)).json()).toMatchObject({ status: 'ok', name: 'nima' });
    const owner = await fetch(`${origin}/v1/companion`, { headers: { authorization: `Bearer ${key}` } });
    expect(owner.status).toBe(200);
    expect((await stat(home)).mode & 0o777).toBe(0o700);
    expect((await stat(join(home, 'token'))).mode & 0o777).toBe(0o600);
    expect((await readFile(join(home, 'token'), 'utf8')).trim()).toBe(key);
  });

  it('logs to standard error, without the key', async () => {
    const companion = await started();
    await fetch(`${companion.origin}/v1/companion?key=${companion.key}`);
    await companion.stop();
    expect(companion.stderr()).toContain('"route":"/v1/companion","status":401');
    expect(companion.stderr()).not.toContain(companion.key);
    expect(companion.stdout().split('\n')).toHaveLength(2);
  });

  it('finds its key and its settings again, even after a power cut', async () => {
    const home = join(await tempFolder(), 'home');
    const first = await started({ home });
    await fetch(`${first.origin}/v1/companion/data-origin`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${first.key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ origin: first.origin }),
    });
    await first.kill();
    await writeFile(join(home, 'nima.yaml'), 'logLevel: silent\n');
    const second = await started({ home, env: { NIMA_LOG_LEVEL: '' } });
    expect(second.key).toBe(first.key);
    expect(await (await fetch(`${second.origin}/health`)).json()).toMatchObject({ dataOrigin: first.origin });
    await second.stop();
    expect(second.stderr()).toBe('');
  });
});

describe('a start with a model', () => {
  const health = async (origin: string) => (await fetch(`${origin}/health`)).json();
  const ask = async ({ origin, key }: { origin: string; key: string }) =>
    fetch(`${origin}/v1/chat`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ message: 'Hello' }),
    });

  it('knows who answers before it says that it is ready', async () => {
    const home = join(await tempFolder(), 'home');
    await mkdir(join(home, 'models'), { recursive: true });
    await writeModel(join(home, 'models', 'calm.gguf'), { says: 'a calm answer' });
    const { origin } = await started({ home });
    expect(await health(origin)).toMatchObject({ engine: 'llama' });
  });

  it('says in one line of the log that the one it was told to run is not there', async () => {
    const companion = await started({ env: { LLAMA_CPP_MODEL: 'nowhere.gguf', LLAMA_CPP_THREADS: '1' } });
    expect((await ask(companion)).status).toBe(503);
    await companion.stop();
    const lines = companion.stderr().split('\n');
    const [line = '', ...more] = lines.filter((each) => each.includes('model_unusable'));
    expect(JSON.parse(line)).toMatchObject({ level: 'warn', code: 'model_unusable' });
    expect(line).toContain('nowhere.gguf cannot be run');
    expect(line).not.toContain('stack');
    expect(more).toEqual([]);
  });
});

describe('a start that cannot be', () => {
  it('says in one line that the port is busy, and how to choose another', async () => {
    const { origin } = await started();
    const { port } = new URL(origin);
    const { code, stdout, lines } = await failedStart({ PORT: port, NIMA_LOG_LEVEL: 'error' });
    expect([code, stdout, lines.length]).toEqual([1, '', 1]);
    expect(lines[0]).toMatch(
      new RegExp(
        `^Nima cannot start\\. Port ${port} is in use.+PORT=${Number(port) + 1} npm start.+\\(port_in_use\\)$`,
      ),
    );
  });

  it('says in one line that the data folder cannot be written', async () => {
    // Below a file no folder can be, which holds for root too, whom permissions do not stop.
    const file = join(await tempFolder(), 'file');
    await writeFile(file, '');
    const { code, lines } = await failedStart({}, join(file, 'home'));
    expect([code, lines.length]).toEqual([1, 1]);
    expect(lines[0]).toMatch(/is a file, or lies below one.+NIMA_HOME\. \(home_not_writable\)$/);
  });

  it.each([
    [{ PORT: 'eighty' }, /PORT is "eighty"\. It must be a whole number from 0 to 65535.+\(config_invalid\)$/],
    [{ HOST: '0.0.0.0' }, /HOST is "0\.0\.0\.0".+\(host_not_allowed\)$/],
  ])('says in one line what is wrong with %j', async (env, sentence) => {
    const { code, lines } = await failedStart(env);
    expect([code, lines.length]).toEqual([1, 1]);
    expect(lines[0]).toMatch(sentence);
  });
});

describe('a stop', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'by %s ends the streams with a word, and succeeds',
    async (name) => {
      const companion = await started();
      const stream = await streamOf(companion);
      await stream.next();
      companion.signal(name);
      expect(await stream.next()).toMatchObject({ event: 'closing' });
      expect(await stream.next()).toBeUndefined();
      expect(await companion.exit).toEqual({ code: 0, signal: null });
    },
  );

  it('does not wait for a model that hangs in the middle of an answer', async () => {
    const home = join(await tempFolder(), 'home');
    await mkdir(join(home, 'models'), { recursive: true });
    await writeModel(join(home, 'models', 'hybrid.gguf'), { shape: 'hybrid' });
    const companion = await started({ home, env: { LLAMA_CPP_THREADS: '1' } });
    const { origin, key } = companion;
    const answer = await fetch(`${origin}/v1/chat/stream`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ message: 'Hello', maxTokens: 3000 }),
    });
    const [child] = (await promisify(execFile)('pgrep', ['-P', `${companion.pid}`])).stdout.split('\n');
    process.kill(Number(child), 'SIGSTOP');
    const said = answer.text();
    companion.signal('SIGTERM');
    expect(await companion.exit).toEqual({ code: 0, signal: null });
    expect(await said).toContain('shutting_down');
    expect(() => process.kill(Number(child), 0)).toThrow(/ESRCH/);
  }, 30_000);

  it('finishes what is under way', async () => {
    const companion = await started();
    const { port, host } = new URL(companion.origin);
    const body = JSON.stringify({ origin: companion.origin });
    const socket = await beginUpload(port, host, companion.key, body.length);
    const stream = await streamOf(companion);
    await stream.next();
    companion.signal('SIGTERM');
    expect(await stream.next()).toMatchObject({ event: 'closing' });
    socket.write(body);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 204 /);
    expect(await companion.exit).toEqual({ code: 0, signal: null });
  });

  it('happens at once when asked for twice', async () => {
    const companion = await started();
    const { port, host } = new URL(companion.origin);
    await beginUpload(port, host, companion.key, 10);
    const stream = await streamOf(companion);
    await stream.next();
    companion.signal('SIGTERM');
    expect(await stream.next()).toMatchObject({ event: 'closing' });
    companion.signal('SIGTERM');
    expect(await companion.exit).toEqual({ code: 1, signal: null });
  });
});

/** A request whose body is still to come; resolves when the companion has begun to wait for it. */
async function beginUpload(port: string, host: string, key: string, length: number) {
  const socket = await openConnection(Number(port), [
    'PUT /v1/companion/data-origin HTTP/1.1',
    `Host: ${host}`,
    `Authorization: Bearer ${key}`,
    'Content-Type: application/json',
    `Content-Length: ${length}`,
    'Expect: 100-continue',
  ]);
  socket.on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  await once(socket, 'data');
  return socket;
}
