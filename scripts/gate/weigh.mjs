import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { parseSync } from 'vite';

/** @import { Finding } from './finding.mjs' */

/** @typedef {{ name: string, files: string[], limitBytes?: number }} Share */
/** @typedef {{ name: string, count: number, bytes: number, limitBytes?: number }} Measured */

/** Thousands, not 1024s: the smaller reading of "110 KB" holds in both. */
const KB = 1000;
/** About one second of a slow phone network, and of a slow phone that compiles it. */
const INITIAL_JS_BYTES = 110 * KB;
/** What the first visit fetches in full, so that the second one needs no network. */
const SHELL_BYTES = 180 * KB;

const COMPRESSED = /\.(?:css|html|js|json|mjs|svg|txt|webmanifest)$/;

/**
 * Weighs the built app as it travels: brotli at the level of the build, pictures as they are.
 * @param {string} folder  dist/web
 * @returns {{ findings: Finding[], measured: Measured[] }}
 */
export function weigh(folder) {
  if (!existsSync(join(folder, 'index.html'))) {
    return {
      findings: [{ file: 'dist/web', message: 'There is no built app to weigh. Run "npm run build".' }],
      measured: [],
    };
  }
  const initial = initialScripts(folder);
  const shell = precached(folder);
  const scripts = shell.filter((file) => file.endsWith('.js'));
  /** @type {Share[]} */
  const shares = [
    { name: 'Initial JS', files: initial, limitBytes: INITIAL_JS_BYTES },
    { name: 'Shell', files: shell, limitBytes: SHELL_BYTES },
    { name: 'All JS of the shell', files: scripts },
  ];
  const all = new Set([...initial, ...shell]);
  const absent = [...all].filter((file) => !existsSync(join(folder, file)));
  const weights = new Map(
    [...all].filter((file) => !absent.includes(file)).map((file) => [file, travelBytes(join(folder, file))]),
  );
  const measured = shares.map((share) => measure(share, weights));
  return {
    findings: [...absent.map(sayAbsent), ...shares.flatMap(judgeEmpty), ...measured.flatMap(judgeWeight)],
    measured,
  };
}

/**
 * Everything the browser runs before the app can draw: scripts and preloads of index.html, and what they import.
 * @param {string} folder
 */
function initialScripts(folder) {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const tags = [...html.matchAll(/<(?:script|link)\b[^>]*>/g)].map(([tag]) => tag);
  const named = tags
    .filter((tag) => tag.startsWith('<script') || /\brel="modulepreload"/.test(tag))
    .flatMap((tag) => /\b(?:src|href)="\/?([^"?]+)/.exec(tag)?.[1] ?? []);
  const files = new Set(named);
  // A set may grow while it is walked: what is added is visited too.
  for (const file of files) for (const imported of staticImports(folder, file)) files.add(imported);
  return [...files];
}

/**
 * @param {string} folder
 * @param {string} file
 */
function staticImports(folder, file) {
  if (!existsSync(join(folder, file))) return [];
  const { module } = parseSync(file, readFileSync(join(folder, file), 'utf8'));
  const requests = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
  ];
  return requests.map((request) =>
    posix.join(request.startsWith('/') ? '' : posix.dirname(file), request).replace(/^\//, ''),
  );
}

/**
 * The list that the build wrote into the service worker.
 * @param {string} folder
 */
function precached(folder) {
  const worker = existsSync(join(folder, 'sw.js')) ? readFileSync(join(folder, 'sw.js'), 'utf8') : '';
  const entries = worker.matchAll(/\{[^{}]*?\burl["']?:\s*(["'`])([^"'`]+)\1[^{}]*\}/g);
  return [
    ...new Set([...entries].filter(([entry]) => /\brevision\b/.test(entry)).map((entry) => entry[2] ?? '')),
  ];
}

/**
 * @param {Share} share
 * @param {ReadonlyMap<string, number>} weights
 * @returns {Measured}
 */
function measure({ name, files, limitBytes }, weights) {
  const bytes = files.flatMap((file) => weights.get(file) ?? []);
  const sum = bytes.reduce((total, weight) => total + weight, 0);
  return { name, count: bytes.length, bytes: sum, ...(limitBytes === undefined ? {} : { limitBytes }) };
}

/** @param {string} path */
function travelBytes(path) {
  const bytes = readFileSync(path);
  return COMPRESSED.test(path) ? Math.min(bytes.length, brotliCompressSync(bytes).length) : bytes.length;
}

/**
 * @param {string} file
 * @returns {Finding}
 */
function sayAbsent(file) {
  return {
    file: `dist/web/${file}`,
    message: 'The built app asks for this file, and it is not there. The app would not install.',
  };
}

/**
 * @param {Share} share
 * @returns {Finding[]}
 */
function judgeEmpty({ name, files }) {
  if (files.length > 0) return [];
  return [
    {
      file: 'dist/web',
      message: `${name}: no file was found to weigh. Repair scripts/gate/weigh.mjs, or the build.`,
    },
  ];
}

/**
 * @param {Measured} measured
 * @returns {Finding[]}
 */
function judgeWeight({ name, bytes, limitBytes }) {
  if (limitBytes === undefined || bytes <= limitBytes) return [];
  const message = `${name} weighs ${inKb(bytes)} KB, and ${inKb(limitBytes)} KB is the limit. Load later what the first view does not need.`;
  return [{ file: 'dist/web', message }];
}

/** @param {number} bytes */
const inKb = (bytes) => (bytes / KB).toFixed(1);

/**
 * @param {readonly Measured[]} measured
 * @returns {string[]}
 */
export function tableOf(measured) {
  return measured.map(({ name, count, bytes, limitBytes }) => {
    const limit = limitBytes === undefined ? '' : ` of ${inKb(limitBytes)} KB`;
    return `${name.padEnd(20)} ${String(count).padStart(3)} files ${inKb(bytes).padStart(7)} KB${limit}`;
  });
}
