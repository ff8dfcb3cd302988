import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { tableOf, weigh } from './weigh.mjs';
import { plantTree } from './testing/planted-tree.mjs';

const planted: { remove: () => void }[] = [];
afterEach(() => planted.splice(0).forEach((tree) => tree.remove()));

/** Text that brotli cannot make smaller than three quarters, so that sizes stay near what a test asks for. */
const script = (bytes: number, imports = '') =>
  `${imports}export const a = "${randomBytes(bytes).toString('base64')}";`;
const entry = (url: string) => ({ revision: 'x', url });
const worker = (urls: readonly string[]) => `precacheAndRoute(${JSON.stringify(urls.map(entry))});`;

const WELL = {
  'index.html':
    '<script src="/theme.js"></script><script type="module" src="/assets/index.js"></script>' +
    '<link rel="modulepreload" href="/assets/react.js"><link rel="stylesheet" href="/assets/index.css">',
  'theme.js': 'let a;',
  'assets/index.js': script(100, "import './shared.js';const later = () => import('./later.js');"),
  'assets/react.js': script(100),
  'assets/shared.js': script(100, "export * from './deep.js';"),
  'assets/deep.js': script(100),
  'assets/later.js': script(100),
  'assets/index.css': 'p {}',
  'icons/icon.png': randomBytes(500),
  'sw.js': worker(['index.html', 'assets/index.js', 'assets/later.js', 'icons/icon.png']),
};

function weighed(changed: Record<string, string | Buffer> = {}) {
  const tree = plantTree({ ...WELL, ...changed });
  planted.push(tree);
  const { findings, measured } = weigh(tree.root);
  return { messages: findings.map(({ message }) => message), measured };
}

describe('weigh', () => {
  it('counts what index.html runs and what that imports at once, and nothing later', () => {
    const { messages, measured } = weighed();
    expect(messages).toEqual([]);
    expect(measured[0]).toMatchObject({ name: 'Initial JS', count: 5 });
    expect(measured[1]).toMatchObject({ name: 'Shell', count: 4 });
  });

  it.each(['assets/index.js', 'assets/react.js', 'assets/shared.js', 'assets/deep.js', 'theme.js'])(
    'finds too much initial JavaScript in %s',
    (file) => {
      expect(
        weighed({ [file]: `${String(WELL[file as keyof typeof WELL])}\n${script(112_000)}` }).messages,
      ).toContainEqual(expect.stringMatching(/^Initial JS weighs 11\d\.\d KB, and 110\.0 KB is the limit/));
    },
  );

  it('lets a chunk that loads later be large, up to the limit of the shell', () => {
    expect(weighed({ 'assets/later.js': script(150_000) }).messages).toEqual([]);
    expect(weighed({ 'assets/later.js': script(182_000) }).messages).toEqual([
      expect.stringMatching(/^Shell weighs 18\d\.\d KB/),
    ]);
  });

  it('weighs pictures as they are', () => {
    expect(weighed({ 'icons/icon.png': Buffer.alloc(181_000) }).messages).toEqual([
      expect.stringMatching(/^Shell weighs/),
    ]);
  });

  it('counts a file once that the service worker lists twice', () => {
    expect(
      weighed({ 'sw.js': worker(['index.html', 'index.html', 'assets/index.js']) }).measured[1],
    ).toMatchObject({ count: 2 });
  });

  it('finds a file that is asked for and not there', () => {
    expect(
      weighed({ 'sw.js': worker(['index.html', 'assets/index.js', 'assets/gone.css']) }).messages,
    ).toEqual([expect.stringContaining('would not install')]);
    expect(weighed({ 'assets/shared.js': "import './gone.js';" }).messages).toHaveLength(1);
  });

  it('never passes on nothing', () => {
    expect(weighed({ 'index.html': '<p>No script</p>' }).messages).toContainEqual(
      expect.stringContaining('Initial JS: no file'),
    );
    expect(weighed({ 'sw.js': 'self.skipWaiting();' }).messages).toContainEqual(
      expect.stringContaining('Shell: no file'),
    );
    expect(weigh(join(import.meta.dirname, 'nowhere')).findings).toEqual([
      expect.objectContaining({ message: expect.stringContaining('npm run build') }),
    ]);
  });
});

describe('tableOf', () => {
  it('shows each weight next to its limit', () => {
    expect(tableOf([{ name: 'Shell', count: 12, bytes: 98_765, limitBytes: 180_000 }])).toEqual([
      'Shell                 12 files    98.8 KB of 180.0 KB',
    ]);
  });
});
