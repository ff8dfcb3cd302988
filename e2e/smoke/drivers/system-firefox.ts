import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Marionette } from './marionette.ts';
import type { SmokeBrowser } from './smoke-browser.ts';
import { ELEMENT_KEY, smokeBrowserOver, type WebDriver } from './webdriver.ts';

/** A fresh profile is set up on the first start, which takes a slow machine a while. */
const READY_WITHIN_MS = 60_000;

/** Port 0: Firefox takes a free one and writes it into its profile. The rest keeps it from calling home. */
const PREFERENCES = `
user_pref('marionette.port', 0);
user_pref('app.update.enabled', false);
user_pref('app.normandy.enabled', false);
user_pref('browser.shell.checkDefaultBrowser', false);
user_pref('datareporting.policy.dataSubmissionEnabled', false);
user_pref('intl.accept_languages', 'en-GB');
user_pref('toolkit.telemetry.enabled', false);
user_pref('network.captive-portal-service.enabled', false);
user_pref('network.connectivity-service.enabled', false);
user_pref('services.settings.server', 'data:,');
`;

/** The Firefox of the system, in a profile of its own. */
export async function openSystemFirefox(path: string): Promise<SmokeBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'nima-firefox-'));
  await writeFile(join(profile, 'user.js'), PREFERENCES);
  const child = spawn(path, ['--headless', '--no-remote', '--marionette', '--profile', profile], {
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const end = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const line = await Marionette.open(await portOf(profile));
    const session = (await line.send('WebDriver:NewSession', {})) as {
      capabilities: { browserName: string; browserVersion: string };
    };
    const { browserVersion } = session.capabilities;
    return smokeBrowserOver(
      driverOver(line),
      `Firefox ${browserVersion} of the system, over Marionette`,
      async () => {
        line.close();
        await end();
      },
    );
  } catch (error) {
    await end();
    throw error;
  }
}

async function portOf(profile: string): Promise<number> {
  const until = performance.now() + READY_WITHIN_MS;
  while (performance.now() < until) {
    const port = Number(await readFile(join(profile, 'MarionetteActivePort'), 'utf8').catch(() => ''));
    if (port > 0) return port;
    await wait(100);
  }
  throw new Error(
    'Firefox did not open its Marionette port. Look whether it starts by hand: firefox --headless.',
  );
}

function driverOver(line: Marionette): WebDriver {
  return {
    navigate: async (url) => void (await line.send('WebDriver:Navigate', { url })),
    executeAsync: async (script) => {
      const answer = await line.send('WebDriver:ExecuteAsyncScript', { script, args: [] });
      return (answer as { value: unknown }).value;
    },
    find: async (selector) => {
      const answer = await line.send('WebDriver:FindElement', { using: 'css selector', value: selector });
      return (answer as { value: Record<string, string> }).value[ELEMENT_KEY] ?? '';
    },
    click: async (id) => void (await line.send('WebDriver:ElementClick', { id })),
    sendKeys: async (id, text) => void (await line.send('WebDriver:ElementSendKeys', { id, text })),
  };
}
