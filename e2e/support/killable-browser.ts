import { spawn } from 'node:child_process';
import { chromium, type Page } from '@playwright/test';
import { launchOptions } from './browser.ts';

const LISTENING = /^DevTools listening on (ws:\/\/\S+)$/m;

export interface KillableBrowser {
  readonly page: Page;
  /** Ends every process of the browser at once, as a power cut or the system's killer would, and waits until they are gone. */
  kill(): Promise<void>;
}

/**
 * A browser of this test's own, known by its process. Playwright would start one as well, and would not let it be
 * killed without being told.
 */
export async function openKillableBrowser(folder: string): Promise<KillableBrowser> {
  const { executablePath = chromium.executablePath(), args = [] } = launchOptions();
  const browser = spawn(
    executablePath,
    [
      ...args,
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${folder}`,
      '--password-store=basic',
      'about:blank',
    ],
    // A group of its own: the browser starts others, and all have to go in the same moment.
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => browser.once('close', () => resolve()));
  const kill = async (): Promise<void> => {
    if (browser.pid !== undefined && browser.exitCode === null && browser.signalCode === null)
      process.kill(-browser.pid, 'SIGKILL');
    await ended;
  };
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      browser.stderr.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const found = LISTENING.exec(said)?.[1];
        if (found) resolve(found);
      });
      browser.once('error', reject);
      void ended.then(() => reject(new Error(`The browser ended before it listened.\n${said}`)));
    });
    const context = (await chromium.connectOverCDP(address)).contexts()[0];
    if (!context) throw new Error('The browser came without a window.');
    return { page: context.pages()[0] ?? (await context.newPage()), kill };
  } catch (error) {
    await kill();
    throw error;
  }
}
