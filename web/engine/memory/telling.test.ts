import { expect, it } from 'vitest';
import type { Message } from '../../../shared/schemas/index.ts';
import { talking } from '../../../shared/testing/talking.ts';
import type { RecordChange } from '../../ports/memory-repository.ts';
import { FakeMemoryIndex } from '../../ports/testing/fake-memory-index.ts';
import { tellChanges } from './telling.ts';

const NEVER = new AbortController().signal;

it('what is said in a conversation is found, and a reply once it has words', async () => {
  const { exchange, again, messages } = talking();
  const { question, reply } = exchange('Where is the bicycle?', 'The bicycle is in the cellar.', null);
  const begun = again(question);
  const index = new FakeMemoryIndex();
  await index.open(NEVER, null);
  const told = [question, reply, begun].map(({ id }, at): RecordChange => ({
    kind: 'message',
    position: String(at),
    message: messages.get(id) as Message,
  }));
  await tellChanges(NEVER, index, told, async () => null);
  const query = { text: 'bicycle', vector: null, k: 9, now: 0 };
  const found = await index.search(NEVER, { ...query, kinds: ['message'] });
  expect(new Set(found.map(({ id }) => id))).toEqual(new Set([question.id, reply.id]));
  expect(await index.search(NEVER, { ...query, kinds: ['fact'] })).toEqual([]);
});
