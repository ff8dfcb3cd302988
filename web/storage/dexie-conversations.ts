import { Dexie, liveQuery, type Table } from 'dexie';
import type { Clock } from '../../shared/ports/clock.ts';
import {
  conversation as conversationSchema,
  message as messageSchema,
  type Conversation,
  type Message,
  type Reply,
} from '../../shared/schemas/index.ts';
import type { ConversationRepository, Growth, KeptWords, Spoken, ToKeep } from '../ports/conversations.ts';
import {
  conversationOf,
  messageOf,
  rowOfConversation,
  rowOfMessage,
  type MessageRow,
} from './conversation-rows.ts';
import type { NimaDatabase } from './database.ts';
import { eraseFromTraces } from './erase-from-traces.ts';
import { Stamps } from './stamps.ts';
import { explained, storageError } from './storage-error.ts';

export class DexieConversations implements ConversationRepository {
  readonly #database: NimaDatabase;
  readonly #stamps: Stamps;

  constructor(database: NimaDatabase, clock: Clock) {
    this.#database = database;
    this.#stamps = new Stamps(database, clock);
  }

  async list({ offset, count }: { offset: number; count: number }) {
    const { conversations } = this.#database;
    return explained(async () =>
      this.#database.transaction('r', conversations, async () => {
        const listed = () => conversations.orderBy('listed');
        const rows = await listed().reverse().offset(offset).limit(count).toArray();
        return { total: await listed().count(), conversations: rows.map(conversationOf) };
      }),
    );
  }

  async conversations(ids: readonly string[]): Promise<readonly (Conversation | undefined)[]> {
    const rows = await explained(async () => this.#database.conversations.bulkGet([...ids]));
    return rows.map((row) => row && conversationOf(row));
  }

  async messagesOf(conversation: string): Promise<readonly Message[]> {
    return this.#grown(async () => this.#said(conversation).toArray());
  }

  async messages(ids: readonly string[]): Promise<readonly (Message | undefined)[]> {
    const found = await this.#grown(async () => present(await this.#database.messages.bulkGet([...ids])));
    const byId = new Map(found.map((message) => [message.id, message]));
    return ids.map((id) => byId.get(id));
  }

  async unended(): Promise<readonly Reply[]> {
    const open = await this.#grown(async () => this.#database.messages.where('open').equals(1).toArray());
    return open.filter(isReply).toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  }

  async write(
    asked: { conversation?: string; messages?: readonly string[] },
    decide: (now: Spoken) => ToKeep,
  ): Promise<KeptWords> {
    const { conversations, messages, growing, singles } = this.#database;
    return explained(async () =>
      this.#database.transaction('rw', conversations, messages, growing, singles, async () => {
        const decided = decide(await this.#spoken(asked));
        const [conversation] = await this.#stamps.stamp(
          decided.conversation === undefined ? [] : [decided.conversation],
        );
        const kept = await this.#stamps.stamp(decided.messages ?? []);
        if (conversation) {
          const { position, ...rest } = conversation;
          await conversations.put(rowOfConversation(conversationSchema.parse(rest), position));
        }
        await messages.bulkPut(kept.map((row) => rowOfMessage(messageSchema.parse(row), row.position)));
        await growing.bulkDelete(kept.map(({ id }) => id));
        return {
          conversation: conversation && conversationSchema.parse(conversation),
          messages: kept.map((row) => messageSchema.parse(row)),
        };
      }),
    );
  }

  async grow(growth: Growth): Promise<void> {
    const { messages, growing } = this.#database;
    await explained(async () =>
      this.#database.transaction('rw', messages, growing, async () => {
        if ((await messages.get(growth.id))?.open === 1) await growing.put(growth);
      }),
    );
  }

  async erase(ids: readonly string[]): Promise<void> {
    const { conversations, messages, growing, folds, offers, traces, erasures, singles } = this.#database;
    const tables = [conversations, messages, growing, folds, offers, traces, erasures, singles];
    await explained(async () =>
      this.#database.transaction('rw', tables, async () => {
        const said = (await Promise.all(ids.map(async (id) => this.#said(id).primaryKeys()))).flat();
        await conversations.bulkDelete([...ids]);
        await messages.bulkDelete(said);
        await growing.bulkDelete(said);
        // Answers elsewhere were told of it, too.
        await eraseFromTraces(this.#database, said);
        // What was learned there goes with the words it was learned from; what became a fact stays one.
        const within = (table: Table<unknown, string>) => table.where('conversation').anyOf(ids);
        const beside = [...(await within(offers).primaryKeys()), ...(await within(folds).primaryKeys())];
        for (const table of [folds, offers, traces]) await within(table).delete();
        const gone = [...ids, ...said, ...beside].map((id) => ({ id }));
        await erasures.bulkPut(await this.#stamps.stamp(gone));
      }),
    );
  }

  watchList(onChange: () => void, onError: (error: unknown) => void): () => void {
    // Not the list itself: of one that is taken out of it, below others, nobody who reads its beginning is told.
    return this.#watch(async () => this.#stamps.last(), { onChange, onError });
  }

  watch(conversation: string, onChange: () => void, onError: (error: unknown) => void): () => void {
    const { conversations, growing } = this.#database;
    // Of messages their places alone, which move with every change: whoever is told reads what it needs.
    const look = async () => [
      await conversations.get(conversation),
      await this.#said(conversation).primaryKeys(),
      await growing.where('conversation').equals(conversation).toArray(),
    ];
    return this.#watch(look, { onChange, onError });
  }

  watchUnended(onChange: () => void, onError: (error: unknown) => void): () => void {
    const { messages } = this.#database;
    return this.#watch(async () => messages.where('open').equals(1).toArray(), { onChange, onError });
  }

  #said(conversation: string) {
    const inPlaces = this.#database.messages.where('[conversation+position]');
    return inPlaces.between([conversation, Dexie.minKey], [conversation, Dexie.maxKey]);
  }

  async #spoken(asked: { conversation?: string; messages?: readonly string[] }): Promise<Spoken> {
    const { conversations } = this.#database;
    const row = asked.conversation === undefined ? undefined : await conversations.get(asked.conversation);
    const rows = present(await this.#database.messages.bulkGet([...new Set(asked.messages ?? [])]));
    const found = await this.#withGrowth(rows);
    return {
      conversation: row && conversationOf(row),
      messages: new Map(found.map((message) => [message.id, message])),
    };
  }

  async #grown(read: () => Promise<MessageRow[]>): Promise<Message[]> {
    const { messages, growing } = this.#database;
    return explained(async () =>
      this.#database.transaction('r', messages, growing, async () => this.#withGrowth(await read())),
    );
  }

  async #withGrowth(rows: readonly MessageRow[]): Promise<Message[]> {
    const open = rows.flatMap(({ id, open: isOpen }) => (isOpen ? [id] : []));
    const growths = open.length === 0 ? [] : present(await this.#database.growing.bulkGet(open));
    const byId = new Map(growths.map((growth) => [growth.id, growth]));
    return rows.map((row) => messageOf(row, byId.get(row.id)));
  }

  #watch(
    look: () => Promise<unknown>,
    { onChange, onError }: { onChange: () => void; onError: (error: unknown) => void },
  ): () => void {
    const report = (error: unknown) => onError(storageError(error));
    const subscription = liveQuery(look).subscribe({ next: onChange, error: report });
    // A live query passes over a database that does not open: whoever watches would wait without end.
    this.#database.open().catch((error: unknown) => {
      if (!subscription.closed) report(error);
    });
    return () => subscription.unsubscribe();
  }
}

function present<T>(found: readonly (T | undefined)[]): T[] {
  return found.filter((record) => record !== undefined);
}

function isReply(message: Message): message is Reply {
  return message.role === 'assistant';
}
