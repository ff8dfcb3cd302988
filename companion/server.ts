import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isKnownError } from '../shared/protocol/errors.ts';
import { loadConfig } from './config.ts';
import { openCompanion, type RunningCompanion } from './open-companion.ts';

/** The built file stands in dist/companion, the app in dist/web. */
const HERE = dirname(fileURLToPath(import.meta.url));
const BUILT_WEB_DIR = join(HERE, '..', 'web');
const LLAMA_CHILD = join(HERE, 'llama-child.mjs');

/** A person reads one line; a stack trace follows only where the reason is not known. */
function report(what: string, error: unknown): void {
  const stack = error instanceof Error ? error.stack : String(error);
  const reason = isKnownError(error) ? `${error.message} (${error.code})` : stack;
  process.stderr.write(`${what} ${reason}\n`);
}

function stopOnSignals(companion: RunningCompanion): void {
  let isStopping = false;
  const onSignal = () => {
    // Whoever asks twice does not want to wait.
    if (isStopping) process.exit(1);
    isStopping = true;
    companion.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        report('Nima did not stop cleanly.', error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

async function main(): Promise<void> {
  const companion = await openCompanion(await loadConfig(process.env), {
    builtWebDir: BUILT_WEB_DIR,
    llamaChild: LLAMA_CHILD,
    logSink: process.stderr,
    isTerminal: process.stderr.isTTY,
  });
  stopOnSignals(companion);
  // Whoever read the address may close the pipe; that is no reason to stop serving.
  process.stdout.on('error', () => undefined);
  process.stdout.write(`Nima is ready at ${companion.address}\n`);
}

main().catch((error: unknown) => {
  report('Nima cannot start.', error);
  process.exitCode = 1;
});
