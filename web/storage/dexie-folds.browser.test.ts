import { afterEach, expect, it } from 'vitest';
import { buildFold } from '../../shared/domain/folding/testing/build-fold.ts';
import { FakeClock } from '../../shared/testing/fakes.ts';
import { foldsContract } from '../ports/testing/folds-contract.ts';
import { NimaDatabase } from './database.ts';
import { DexieConversations } from './dexie-conversations.ts';
import { DexieFolds } from './dexie-folds.ts';

const opened: NimaDatabase[] = [];

afterEach(async () => {
  for (const database of opened.splice(0)) await database.delete();
});

function open(): NimaDatabase {
  const database = new NimaDatabase(`test-${crypto.randomUUID()}`);
  opened.push(database);
  return database;
}

foldsContract('Dexie', async () => new DexieFolds(open()));

it('a conversation that is erased for good leaves no summary of what was said in it', async () => {
  const database = open();
  const folds = new DexieFolds(database);
  const fold = buildFold();
  await folds.change(fold.conversation, () => ({ keep: [fold] }));
  await new DexieConversations(database, new FakeClock()).erase([fold.conversation]);
  expect(await folds.of(fold.conversation)).toEqual([]);
});

it('what is no fold is refused, and nothing of that change is kept', async () => {
  const folds = new DexieFolds(open());
  const fold = buildFold();
  const broken = { ...buildFold(), covers: [] };
  await expect(folds.change(fold.conversation, () => ({ keep: [fold, broken] }))).rejects.toThrow(
    /could not read or write/,
  );
  expect(await folds.of(fold.conversation)).toEqual([]);
});
