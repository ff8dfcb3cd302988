import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromiumPath } from '../chromium.mjs';
import { createContext } from '../launcher/context.mjs';
import { LauncherError } from '../launcher/launcher-error.mjs';
import { startBuiltCompanion } from './built-companion.mjs';
import { obtainLighthouse } from './obtain-lighthouse.mjs';
import { CATEGORIES, formatRows, judge } from './scores.mjs';

/** @typedef {import('./scores.mjs').LighthouseResult} LighthouseResult */
/** @typedef {import('./scores.mjs').Row} Row */
/** @typedef {(url: string, flags: object, config?: object) => Promise<{ lhr: LighthouseResult } | undefined>} Lighthouse */
/** @typedef {{ port: number, kill: () => void }} Chrome */
/** @typedef {{ lighthouse: Lighthouse, desktop: object, launch: (options: object) => Promise<Chrome> }} Tools */

const ROUTES = ['/memory', '/companion', '/settings'];
const DEVICES = ['phone', 'laptop'];
// An odd number, so that the median is a run that happened.
const RUNS = 3;
// On a busy machine Chromium now and then loses the beginning of a trace.
const MOST_TRIES = 3;
// The companion's stream of events stays open, so Lighthouse never sees the network rest and waits for as long as it may.
// The page is complete in a fraction of this.
const LOADED_WITHIN_MS = 10_000;

/**
 * @param {readonly string[]} args
 * @returns {{ routes: readonly string[], runs: number }}
 */
function parseArguments(args) {
  const rest = [...args];
  const at = rest.indexOf('--runs');
  const runs = at < 0 ? RUNS : Number(rest.splice(at, 2)[1]);
  if (!Number.isInteger(runs) || runs < 1) throw new LauncherError('--runs needs a whole number from 1 on.');
  const unknown = rest.find((route) => !ROUTES.includes(route));
  if (unknown !== undefined)
    throw new LauncherError(`There is no route "${unknown}". There are: ${ROUTES.join(', ')}.`);
  return { routes: rest.length > 0 ? rest : ROUTES, runs };
}

/**
 * @param {string} folder that holds Lighthouse's node_modules
 * @returns {Promise<Tools>}
 */
async function loadTools(folder) {
  const load = (/** @type {string} */ path) => import(pathToFileURL(join(folder, 'node_modules', path)).href);
  const [lighthouse, desktop, launcher] = await Promise.all([
    load('lighthouse/core/index.js'),
    load('lighthouse/core/config/desktop-config.js'),
    load('chrome-launcher/dist/index.js'),
  ]);
  return { lighthouse: lighthouse.default, desktop: desktop.default, launch: launcher.launch };
}

/** @param {Tools} tools */
async function launchChromium({ launch }) {
  const path = chromiumPath();
  // Chromium refuses its sandbox to root; nobody else gives it up.
  const sandbox = process.getuid?.() === 0 || process.env['CI'] ? ['--no-sandbox'] : [];
  const chromeFlags = [
    '--headless=new',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    ...sandbox,
  ];
  return launch({ chromeFlags, logLevel: 'silent', ...(path === undefined ? {} : { chromePath: path }) });
}

/**
 * One visit with nothing cached, in a browser of its own: what one run leaves in memory would make the next one faster.
 * @param {Tools} tools
 * @param {string} url
 * @param {string} device
 * @returns {Promise<LighthouseResult | string>} what went wrong, where it could not judge
 */
async function runOnce(tools, url, device) {
  const chrome = await launchChromium(tools);
  try {
    const flags = {
      port: chrome.port,
      output: 'json',
      logLevel: 'error',
      onlyCategories: CATEGORIES,
      maxWaitForLoad: LOADED_WITHIN_MS,
    };
    const result = await tools.lighthouse(url, flags, device === 'laptop' ? tools.desktop : undefined);
    return result?.lhr.runtimeError?.message ?? result?.lhr ?? 'it gave no result';
  } finally {
    chrome.kill();
  }
}

/**
 * @param {Tools} tools
 * @param {string} url
 * @param {string} device
 * @param {(line: string) => void} say
 * @returns {Promise<LighthouseResult>}
 */
async function runWithPatience(tools, url, device, say) {
  for (let tried = 1; ; tried += 1) {
    const result = await runOnce(tools, url, device);
    if (typeof result !== 'string') return result;
    if (tried === MOST_TRIES) throw new LauncherError(`Lighthouse gave up after ${tried} tries. ${result}`);
    say(`Lighthouse lost this run and tries again. ${result}`);
  }
}

/** @param {readonly string[]} args */
async function main(args) {
  const { routes, runs } = parseArguments(args);
  const context = createContext();
  const tools = await loadTools(await obtainLighthouse(context));
  const companion = await startBuiltCompanion(context.root);
  /** @type {Row[]} */
  const rows = [];
  try {
    for (const route of routes) {
      for (const device of DEVICES) {
        context.say(`${route} on a ${device}, ${runs} runs`);
        /** @type {LighthouseResult[]} */
        const results = [];
        // The printed address, key included: the page of a person at home, with its companion connected.
        const url = `${companion.origin}${route}#key=${companion.key}`;
        for (let run = 0; run < runs; run += 1)
          results.push(await runWithPatience(tools, url, device, context.say));
        rows.push({ route, device, ...judge(results) });
      }
    }
  } finally {
    await companion.stop();
  }
  context.say(`\n${formatRows(rows)}`);
  context.say(`\nWritten to ${keep(context.root, rows)}.`);
}

/**
 * @param {string} root
 * @param {readonly Row[]} rows
 */
function keep(root, rows) {
  const folder = join(root, 'bench/.out');
  const date = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  const path = join(folder, `lighthouse-${date.replaceAll(':', '-')}.json`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, `${JSON.stringify({ date, rows }, null, 2)}\n`);
  return path;
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error instanceof LauncherError ? error.message : error);
  process.exitCode = 1;
});
