import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type BrowserContextOptions } from 'playwright';
import { launchOptions } from '../../e2e/support/browser.ts';

/** One line for the person where there is no Chromium, else `null`. */
export function chromiumProblem(): string | null {
  const path = launchOptions().executablePath ?? chromium.executablePath();
  if (existsSync(path)) return null;
  return 'left out: there is no Chromium. `npm test` gets one; NIMA_CHROMIUM names one that is elsewhere.';
}

/** A profile on disk, as a person has one: what a browser keeps there outlives its process. */
export interface BenchProfile {
  open(options?: BrowserContextOptions): Promise<BrowserContext>;
  remove(): Promise<void>;
}

export async function makeProfile(): Promise<BenchProfile> {
  const folder = await mkdtemp(join(tmpdir(), 'nima-bench-profile-'));
  return {
    open: (options) => chromium.launchPersistentContext(folder, { ...launchOptions(), ...options }),
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
