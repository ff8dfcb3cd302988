import { replaceFile } from '../../../storage/atomic-file.ts';
import { systemClock, systemTimer } from '../../../observability/system.ts';
import type { CatalogueEntry } from '../../catalogue/catalogue-entry.ts';
import { openPins } from '../pull/pins.ts';
import { pullModel } from '../pull/pull-model.ts';

/** A download as a process of its own, so that a test can kill it: the folder of models and the entry, as arguments. */
const [, , modelsFolder = '', entry = ''] = process.argv;
await pullModel(
  JSON.parse(entry) as CatalogueEntry,
  {
    modelsFolder,
    fetch,
    mayAsk: ({ hostname }) => hostname === '127.0.0.1',
    clock: systemClock,
    timer: systemTimer,
    pins: openPins(modelsFolder, replaceFile),
    smoke: async () => ({ isUsable: true }),
    freeBytes: async () => null,
  },
  new AbortController().signal,
  ({ phase }) => process.stdout.write(`${phase}\n`),
);
