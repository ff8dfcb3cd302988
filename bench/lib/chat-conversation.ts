import type { Page } from 'playwright';
import { beginConversation, say } from '../../shared/domain/conversation/saying.ts';
import { endedBy } from '../../shared/domain/conversation/replying.ts';
import { revisionAt } from '../../shared/lib/hlc.ts';
import type { Conversation, Message } from '../../shared/schemas/index.ts';
import { CountingIds, FakeClock } from '../../shared/testing/fakes.ts';
import { rowOfConversation, rowOfMessage } from '../../web/storage/conversation-rows.ts';

const TOPICS = [
  'the backup',
  'the router',
  'a query',
  'the garage camera',
  'the invoice',
  'a unit test',
] as const;
/** What an answer looks like: words, a list, code now and then. */
const ANSWERS = [
  (topic: string) => `Look at **${topic}** first. What changed since it worked? Read that part again.`,
  (topic: string) => `Three steps for ${topic}:\n\n1. Stop it.\n2. Copy its settings.\n3. Start it again.`,
  (topic: string) =>
    `This reads ${topic} and says what is wrong:\n\n\`\`\`ts\nconst found = await read('${topic}');\nif (!found) throw new Error('gone');\n\`\`\`\n\nRun it once.`,
] as const;

export interface LongConversation {
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
  /** Words that stand in its last message alone. */
  readonly last: string;
}

/** A conversation of so many messages, half of them answers. */
export function longConversation(count: number, until: number): LongConversation {
  const clock = new FakeClock(until - count * 30_000);
  const making = { clock, ids: new CountingIds() };
  const revision = revisionAt(until);
  let conversation: Omit<Conversation, 'revision'> = beginConversation(making);
  const messages: Message[] = [];
  const last = 'That was the last of it.';
  for (let turn = 0; turn < count / 2; turn += 1) {
    const topic = TOPICS[turn % TOPICS.length] as string;
    clock.advance(60_000);
    const said = say(
      `What about ${topic}, for the time number ${turn}?`,
      conversation.leaf,
      conversation,
      making,
    );
    const text =
      turn === count / 2 - 1 ? last : (ANSWERS[turn % ANSWERS.length] as (typeof ANSWERS)[0])(topic);
    const reply = { ...endedBy(said.reply, 'stop', clock.now()), text, model: 'scripted' };
    messages.push({ ...said.question, revision }, { ...reply, revision });
    ({ conversation } = { conversation: said.conversation });
  }
  return { conversation: { ...conversation, revision }, messages, last };
}

/** Writes it past the app: it is there when the app is opened the next time. */
export async function writeConversation(
  page: Page,
  { conversation, messages }: LongConversation,
): Promise<void> {
  const position = (at: number) => at.toString(36).padStart(9, '0');
  const first = await page.evaluate(lastPosition);
  const rows = {
    conversation: rowOfConversation(conversation, position(first + 1)),
    messages: messages.map((message, at) => rowOfMessage(message, position(first + 2 + at))),
    last: position(first + 1 + messages.length),
  };
  await page.evaluate(putRows, JSON.stringify(rows));
}

/** Runs in the page. */
async function lastPosition(): Promise<number> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('nima');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('The database did not open.'));
  });
  const reading = database.transaction('singles').objectStore('singles').get('lastPosition');
  await new Promise((resolve) => reading.addEventListener('success', resolve));
  database.close();
  return typeof reading.result === 'string' ? Number.parseInt(reading.result, 36) : 0;
}

/** Runs in the page. */
async function putRows(text: string): Promise<void> {
  const rows = JSON.parse(text) as { conversation: object; messages: readonly object[]; last: string };
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('nima');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('The database did not open.'));
  });
  const transaction = database.transaction(['conversations', 'messages', 'singles'], 'readwrite');
  transaction.objectStore('conversations').put(rows.conversation);
  for (const row of rows.messages) transaction.objectStore('messages').put(row);
  transaction.objectStore('singles').put(rows.last, 'lastPosition');
  await new Promise((resolve) => transaction.addEventListener('complete', resolve));
  database.close();
}
