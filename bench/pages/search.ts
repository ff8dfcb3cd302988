import { wrap, type Remote } from 'comlink';
import type { SearchBench } from './search-worker.ts';

declare global {
  interface Window {
    /** A worker anew each time, with no more in its memory than what is measured. */
    startSearchBench: () => void;
    searchBench: Remote<SearchBench>;
  }
}

let worker: Worker | null = null;

window.startSearchBench = () => {
  worker?.terminate();
  worker = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' });
  window.searchBench = wrap<SearchBench>(worker);
};
