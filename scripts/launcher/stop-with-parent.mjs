// Loaded into children with `node --import`, which is why it acts when imported. Worker threads inherit the option and
// have nothing to watch.
import { isMainThread } from 'node:worker_threads';
import { parentProbe, watchParent } from './parent-watch.mjs';

if (isMainThread) watchParent(parentProbe());
