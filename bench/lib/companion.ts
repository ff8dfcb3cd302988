import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SERVER } from '../../scripts/launcher/start.mjs';
import { startChild, type Child } from './child.ts';

export interface BenchCompanion extends Child {
  /** `http://localhost:<port>` */
  readonly origin: string;
  /** What it printed: the origin with the key in its fragment. */
  readonly address: string;
}

const READY = /^Nima is ready at (http:\/\/localhost:\d+\/#key=\S+)$/m;

export interface CompanionOptions {
  /** The same port again, so that what a browser keeps for the address stays its own. */
  port?: number;
  /** The folder served instead of the built app. */
  webDir?: string;
  /** A data folder that is the caller's to remove, instead of one of its own. */
  home?: string;
  /** Settings beside those, by the names of the environment. */
  env?: Readonly<Record<string, string>>;
}

/** The built companion with a data folder of its own, silent, as `npm start` runs it. */
export async function startBuiltCompanion(
  root: string,
  options: CompanionOptions = {},
): Promise<BenchCompanion> {
  const home = options.home ?? (await mkdtemp(join(tmpdir(), 'nima-bench-home-')));
  // The same flags as under `npm start`: they cost memory, and what is measured is what people run.
  const args = SERVER.map((arg) => (arg.startsWith('-') ? arg : join(root, arg)));
  const child = await startChild(args, READY, {
    NODE_ENV: 'production',
    NIMA_HOME: home,
    PORT: String(options.port ?? 0),
    NIMA_LOG_LEVEL: 'warn',
    ...(options.webDir === undefined ? {} : { NIMA_WEB_DIR: options.webDir }),
    ...options.env,
  });
  return {
    ...child,
    origin: new URL(child.said).origin,
    address: child.said,
    stop: async () => {
      await child.stop();
      if (options.home === undefined) await rm(home, { recursive: true, force: true });
    },
  };
}
