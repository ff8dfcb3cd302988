import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { SmokeBrowser } from './smoke-browser.ts';
import { ELEMENT_KEY, smokeBrowserOver, type WebDriver } from './webdriver.ts';

const READY_WITHIN_MS = 30_000;

export interface WebKitParts {
  /** WebKitWebDriver, which brings the small browser it drives. */
  driver: string;
  /** Xvfb, where there is no display. */
  display: string | null;
}

type Call = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<unknown>;

/** WebKitGTK of the system: the engine of Safari, in another body. */
export async function openSystemWebKit({ driver, display }: WebKitParts): Promise<SmokeBrowser> {
  const screen = display === null ? null : await openScreen(display);
  const port = await freePort();
  const env = screen ? { ...process.env, DISPLAY: screen.name } : process.env;
  const child = spawn(driver, [`--port=${port}`], { env, stdio: 'ignore' });
  const end = async () => {
    await ended(child);
    if (screen) await ended(screen.child);
  };
  try {
    const call = callerAt(`http://127.0.0.1:${port}`);
    await untilReady(call);
    const session = (await call('POST', '/session', { capabilities: { alwaysMatch: {} } })) as {
      sessionId: string;
      capabilities: { browserVersion: string };
    };
    const base = `/session/${session.sessionId}`;
    const about = `WebKitGTK ${session.capabilities.browserVersion} of the system, over WebKitWebDriver`;
    return smokeBrowserOver(
      driverOver((method, path, body) => call(method, base + path, body)),
      about,
      async () => {
        await call('DELETE', base);
        await end();
      },
    );
  } catch (error) {
    await end();
    throw error;
  }
}

function callerAt(origin: string): Call {
  return async (method, path, body) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(origin + path, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (response.ok) return value;
    const { error, message } = value as { error: string; message: string };
    throw new Error(`${error}: ${message}`);
  };
}

async function untilReady(call: Call): Promise<void> {
  const until = performance.now() + READY_WITHIN_MS;
  while (performance.now() < until) {
    const status = (await call('GET', '/status').catch(() => null)) as { ready: boolean } | null;
    if (status?.ready === true) return;
    await wait(100);
  }
  throw new Error(
    'WebKitWebDriver did not get ready. Look whether it starts by hand: WebKitWebDriver --port=4444.',
  );
}

function driverOver(call: Call): WebDriver {
  return {
    navigate: async (url) => void (await call('POST', '/url', { url })),
    executeAsync: (script) => call('POST', '/execute/async', { script, args: [] }),
    find: async (selector) => {
      const found = await call('POST', '/element', { using: 'css selector', value: selector });
      return (found as Record<string, string>)[ELEMENT_KEY] ?? '';
    },
    click: async (element) => void (await call('POST', `/element/${element}/click`, {})),
    sendKeys: async (element, text) => void (await call('POST', `/element/${element}/value`, { text })),
  };
}

/** A screen that nobody sees. Xvfb chooses a free number and tells it on the descriptor it was given. */
async function openScreen(path: string): Promise<{ child: ChildProcess; name: string }> {
  const child = spawn(path, ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const name = await new Promise<string>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error('Xvfb ended before it had a screen.')));
    child.stdio[3]?.once('data', (number: Buffer) => resolve(`:${number.toString().trim()}`));
  });
  return { child, name };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exit;
}
