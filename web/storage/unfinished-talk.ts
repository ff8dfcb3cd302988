import type { NimaDatabase } from './database.ts';
import { explained } from './storage-error.ts';

/** Among the single rows: ids of messages a model is to read for facts, and nothing of what they say. */
export const EXTRACTION = 'extraction';
/** Among the single rows: where, in the order of writing, the messages of imports lie that nobody has heard. */
export const UNHEARD = 'unheardImports';

/** Whether a reply has not ended, or words wait to be heard: told without the code of talking. */
export async function hasUnfinishedTalk({ messages, singles }: NimaDatabase): Promise<boolean> {
  return explained(async () => {
    if ((await messages.where('open').equals(1).count()) > 0) return true;
    const [extraction, unheard] = await singles.bulkGet([EXTRACTION, UNHEARD]);
    const waiting = (extraction as { waiting?: unknown } | undefined)?.waiting;
    return [waiting, unheard].some((words) => Array.isArray(words) && words.length > 0);
  });
}
