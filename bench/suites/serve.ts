import { join } from 'node:path';
import { startChild } from '../lib/child.ts';
import { startBuiltCompanion } from '../lib/companion.ts';
import { openHttpLoad, repeatBounded } from '../lib/http-load.ts';
import { shellFiles } from '../lib/shell-files.ts';
import type { BenchContext, Candidate, Suite } from '../lib/suite.ts';

/** Enough for a second or so of work, so that starting and stopping the clock does not count. */
const REQUESTS = 1500;

/** What serving the built app costs, against handing out the same bytes from memory. */
export const serveSuite: Suite = {
  name: 'serve',
  run: async ({ root, measure, afterwards }: BenchContext) => {
    const webDir = join(root, 'dist/web');
    const paths = await shellFiles(webDir);
    const companion = await startBuiltCompanion(root);
    afterwards(companion.stop);
    const peer = await startChild(
      [join(root, 'bench/peers/static-node.mjs'), webDir, ...paths],
      /^ready at (\d+)$/m,
    );
    afterwards(peer.stop);
    const servers = [
      ['Nima companion', companion.origin],
      ['node:http from memory', `http://localhost:${peer.said}`],
    ] as const;
    await measure({
      title: `the whole shell, ${paths.length} files, from a client without a connection`,
      figures: [
        { key: 'wholeMs', title: 'until the last byte', unit: 'ms', better: 'less' },
        { key: 'bytes', title: 'bodies as transferred', unit: 'KB', better: 'less' },
      ],
      rounds: 15,
      warmUps: 3,
      candidates: servers.map(([name, origin]) => wholeShell(name, origin, paths)),
    });
    await measure({
      title: `${REQUESTS} requests over kept connections`,
      figures: [
        { key: 'page', title: 'index.html', unit: '/s', better: 'more' },
        { key: 'script', title: 'the largest script', unit: '/s', better: 'more' },
      ],
      rounds: 5,
      warmUps: 1,
      candidates: servers.map(([name, origin]) => requestRate(name, origin, paths)),
    });
  },
};

function wholeShell(name: string, origin: string, paths: readonly string[]): Candidate {
  return {
    name,
    measure: async () => {
      const load = openHttpLoad();
      const startedAt = performance.now();
      const sizes = await Promise.all(paths.map((path) => load.fetch(`${origin}/${path}`)));
      const wholeMs = performance.now() - startedAt;
      load.close();
      return { wholeMs, bytes: sizes.reduce((sum, size) => sum + size, 0) / 1024 };
    },
  };
}

function requestRate(name: string, origin: string, paths: readonly string[]): Candidate {
  return {
    name,
    measure: async () => {
      const load = openHttpLoad();
      const rate = async (path: string) => {
        const startedAt = performance.now();
        await repeatBounded(REQUESTS, () => load.fetch(`${origin}/${path}`));
        return REQUESTS / ((performance.now() - startedAt) / 1000);
      };
      const largest = await largestScript(origin, paths, load.fetch);
      const measures = { page: await rate('index.html'), script: await rate(largest) };
      load.close();
      return measures;
    },
  };
}

async function largestScript(
  origin: string,
  paths: readonly string[],
  fetch: (url: string) => Promise<number>,
): Promise<string> {
  const scripts = paths.filter((path) => path.startsWith('assets/') && path.endsWith('.js'));
  const sized = await Promise.all(
    scripts.map(async (path) => ({ path, bytes: await fetch(`${origin}/${path}`) })),
  );
  const largest = sized.toSorted((a, b) => b.bytes - a.bytes)[0];
  if (!largest) throw new Error('The shell has no script. Run npm run build again.');
  return largest.path;
}
