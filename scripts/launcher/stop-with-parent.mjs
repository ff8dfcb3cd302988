// Loaded into children with `node --import`, which is why it acts when imported. The signal to stop with is in its own
// address. Worker threads inherit the option and have nothing to watch.
import { isMainThread } from 'node:worker_threads';
import { parentProbe, watchParent } from './parent-watch.mjs';

if (isMainThread) {
  const signal = new URL(import.meta.url).searchParams.get('signal') ?? 'SIGTERM';
  watchParent(parentProbe(), { stop: () => process.kill(process.pid, signal) });
}
