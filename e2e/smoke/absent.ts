import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { firefox, webkit } from 'playwright';

export type SecondBrowser = 'firefox' | 'webkit';

export type Found =
  | { by: 'playwright' }
  | { by: 'firefox'; path: string }
  | { by: 'webkit-driver'; driver: string; display: string | null };

export interface Machine {
  env: Readonly<Record<string, string | undefined>>;
  exists(path: string): boolean;
  /** Where Playwright keeps its own build, whether or not it is there. */
  playwright(name: SecondBrowser): string;
}

const APPLICATIONS = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

const realMachine: Machine = {
  env: process.env,
  exists: existsSync,
  playwright: (name) => ({ firefox, webkit })[name].executablePath(),
};

/** The browser of that name, and how it is driven: Playwright's own build first, because it is driven best. */
export function findBrowser(name: SecondBrowser, machine: Machine = realMachine): Found | null {
  if (machine.exists(machine.playwright(name))) return { by: 'playwright' };
  return name === 'firefox' ? findFirefox(machine) : findWebKit(machine);
}

/** Whether this machine lacks the browser: the one reason for which a test may be left out. */
export function browserAbsent(name: SecondBrowser, machine: Machine = realMachine): boolean {
  return findBrowser(name, machine) === null;
}

function findFirefox(machine: Machine): Found | null {
  const path = inPath(['firefox-esr', 'firefox'], machine) ?? APPLICATIONS.find(machine.exists);
  return path === undefined ? null : { by: 'firefox', path };
}

function findWebKit(machine: Machine): Found | null {
  const driver = inPath(['WebKitWebDriver'], machine);
  if (driver === undefined) return null;
  if (machine.env['DISPLAY'] || machine.env['WAYLAND_DISPLAY'])
    return { by: 'webkit-driver', driver, display: null };
  const display = inPath(['Xvfb'], machine);
  return display === undefined ? null : { by: 'webkit-driver', driver, display };
}

function inPath(names: readonly string[], { env, exists }: Machine): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => exists(path));
}
