import { afterEach, expect, it } from 'vitest';
import { buildFold } from '../../shared/domain/folding/testing/build-fold.ts';
import { FakeClock } from '../../shared/testing/fakes.ts';
import { buildConversation } from '../../shared/testing/talk-builders.ts';
import { foldsContract } from '../ports/testing/folds-contract.ts';
import { NimaDatabase } from './database.ts';
import { DexieConversations } from './dexie-conversations.ts';
import { DexieFolds } from './dexie-folds.ts';

const opened: NimaDatabase[] = [];

afterEach(async () => {
  for (const database of opened.splice(0)) await database.delete();
});

function open() {
  const database = new NimaDatabase(`test-${crypto.randomUUID()}`);
  opened.push(database);
  const conversations = new DexieConversations(database, new FakeClock());
  return {
    folds: new DexieFolds(database),
    conversations,
    talk: async (id: string) => conversations.write({}, () => ({ conversation: buildConversation({ id }) })),
  };
}

foldsContract('Dexie', async () => open());

it('a conversation that is erased for good leaves no summary of what was said in it', async () => {
  const { folds, conversations, talk } = open();
  const fold = buildFold();
  await talk(fold.conversation);
  await folds.change(fold.conversation, () => ({ keep: [fold] }));
  expect(await folds.of(fold.conversation)).toEqual([fold]);
  await conversations.erase([fold.conversation]);
  expect(await folds.of(fold.conversation)).toEqual([]);
});

it('what is no fold is refused, and nothing of that change is kept', async () => {
  const { folds, talk } = open();
  const fold = buildFold();
  await talk(fold.conversation);
  const broken = { ...buildFold(), covers: [] };
  await expect(folds.change(fold.conversation, () => ({ keep: [fold, broken] }))).rejects.toThrow(
    /could not read or write/,
  );
  expect(await folds.of(fold.conversation)).toEqual([]);
});
