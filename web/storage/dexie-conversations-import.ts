import { Dexie, liveQuery } from 'dexie';
import { withArrived, type ChatPiece } from '../../shared/domain/conversation/imports/chat-pieces.ts';
import type { ArrivingChat, KnownChat } from '../../shared/domain/conversation/imports/compare-chats.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Conversation, Message } from '../../shared/schemas/index.ts';
import type {
  ConversationMerger,
  MergedChats,
  Unheard,
  UnheardQuestions,
} from '../ports/conversation-merger.ts';
import { conversationOf, messageOf, rowOfConversation, rowOfMessage } from './conversation-rows.ts';
import type { NimaDatabase } from './database.ts';
import { Stamps } from './stamps.ts';
import { explained } from './storage-error.ts';
import { ofJob, remembering } from './staged.ts';
import { UNHEARD } from './unfinished-talk.ts';

/** Positions, the first of them not included. */
interface Stretch {
  readonly after: string;
  readonly to: string;
}

export class DexieConversationsImport implements ConversationMerger, UnheardQuestions {
  readonly #database: NimaDatabase;
  readonly #stamps: Stamps;

  constructor(database: NimaDatabase, clock: Clock) {
    this.#database = database;
    this.#stamps = new Stamps(database, clock);
  }

  async known(ids: readonly string[]): Promise<readonly KnownChat[]> {
    const { conversations, messages, erasures } = this.#database;
    return explained(async () =>
      this.#database.transaction('r', conversations, messages, erasures, async () => {
        const rows = await conversations.bulkGet([...ids]);
        const erased = await erasures.bulkGet([...ids]);
        const known = ids.map(async (id, at): Promise<KnownChat[]> => {
          const row = rows[at];
          if (!row) return erased[at] ? [{ id, state: 'gone', leaf: null, messages: [] }] : [];
          const state = row.deletedAt === null ? 'here' : 'gone';
          return [{ id, state, leaf: row.leaf, messages: await this.#idsIn(id) }];
        });
        return (await Promise.all(known)).flat();
      }),
    );
  }

  async stage(job: string, order: number, chats: ChatPiece): Promise<void> {
    await explained(async () => this.#database.staging.put({ job, order, chats }));
  }

  async merge(job: string, onProgress: (piecesDone: number) => void = () => undefined): Promise<MergedChats> {
    const { conversations, messages, erasures, singles, staging } = this.#database;
    const told = remembering(onProgress);
    const merging = explained(async () =>
      this.#database.transaction('rw', [conversations, messages, erasures, singles, staging], async () => {
        const merged = { chats: 0, grown: 0, messages: 0 };
        const after = await this.#reached();
        const keys = await ofJob(this.#database, job).primaryKeys();
        for (const [done, key] of keys.entries()) {
          const piece = (await staging.get(key))?.chats;
          if (piece) await this.#take(piece, merged);
          await staging.delete(key);
          told.call(done + 1);
        }
        if (merged.messages > 0) await this.#remember({ after, to: await this.#reached() });
        return merged;
      }),
    );
    return merging.catch((error: unknown) => {
      throw told.thrown ?? error;
    });
  }

  async drop(job: string): Promise<void> {
    await explained(async () => ofJob(this.#database, job).delete());
  }

  async next(most: number): Promise<Unheard | null> {
    const { conversations, messages, singles } = this.#database;
    return explained(async () =>
      this.#database.transaction('rw', conversations, messages, singles, async () => {
        for (const stretch of await this.#unheard()) {
          const { after, to } = stretch;
          const rows = await messages.where('position').between(after, to, false, true).limit(most).toArray();
          const upTo = rows.at(-1)?.position;
          if (upTo === undefined) {
            // All that was said there has been erased since.
            await singles.put(
              (await this.#unheard()).filter((one) => one.to !== to),
              UNHEARD,
            );
            continue;
          }
          const within = await conversations.bulkGet(rows.map(({ conversation }) => conversation));
          const here = rows.filter((_, at) => within[at]?.deletedAt === null);
          const said = here.map((row) => messageOf(row, undefined));
          return { questions: said.filter((message) => message.role === 'user'), upTo };
        }
        return null;
      }),
    );
  }

  async heard(upTo: string): Promise<void> {
    const { singles } = this.#database;
    await explained(async () =>
      this.#database.transaction('rw', singles, async () => {
        const left = (await this.#unheard()).filter(({ to }) => to > upTo);
        const rest = left.map(({ after, to }) => ({ after: after > upTo ? after : upTo, to }));
        await singles.put(rest, UNHEARD);
      }),
    );
  }

  watch(tell: (isLeft: boolean) => void): () => void {
    // What cannot be read is told where it is heard.
    const subscription = liveQuery(async () => this.#unheard()).subscribe({
      next: (left) => tell(left.length > 0),
      error: () => tell(false),
    });
    return () => subscription.unsubscribe();
  }

  async #take(piece: ChatPiece, merged: { chats: number; grown: number; messages: number }): Promise<void> {
    await this.#takeChats(piece.chats, merged);
    const { conversations, messages } = this.#database;
    const within = await conversations.bulkGet(piece.messages.map(({ conversation }) => conversation));
    const known = await messages.bulkGet(piece.messages.map(({ id }) => id));
    const fresh = piece.messages.filter((_, at) => within[at]?.deletedAt === null && !known[at]);
    const placed = await this.#stamps.place<Message>(fresh);
    await messages.bulkAdd(placed.map(({ position, ...message }) => rowOfMessage(message, position)));
    merged.messages += fresh.length;
  }

  async #takeChats(chats: readonly ArrivingChat[], merged: { chats: number; grown: number }): Promise<void> {
    const { conversations, erasures } = this.#database;
    const ids = chats.map(({ conversation }) => conversation.id);
    const [here, erased] = [await conversations.bulkGet(ids), await erasures.bulkGet(ids)];
    const fresh = chats.flatMap(({ conversation }, at) => (here[at] || erased[at] ? [] : [conversation]));
    const grown = chats.flatMap((chat, at): Conversation[] => {
      const row = here[at];
      if (row?.deletedAt !== null) return [];
      merged.grown += 1;
      const before = conversationOf(row);
      const after = withArrived(before, chat);
      return after === before ? [] : [after];
    });
    merged.chats += fresh.length;
    const rows = [...(await this.#stamps.place(fresh)), ...(await this.#stamps.stamp(grown))];
    await conversations.bulkPut(rows.map(({ position, ...kept }) => rowOfConversation(kept, position)));
  }

  async #idsIn(conversation: string): Promise<string[]> {
    const inPlaces = this.#database.messages.where('[conversation+position]');
    return inPlaces.between([conversation, Dexie.minKey], [conversation, Dexie.maxKey]).primaryKeys();
  }

  /** The last place in the order of writing. */
  async #reached(): Promise<string> {
    const last = await this.#stamps.last();
    return typeof last === 'string' ? last : '';
  }

  async #unheard(): Promise<readonly Stretch[]> {
    const kept = await this.#database.singles.get(UNHEARD);
    return Array.isArray(kept) ? (kept as Stretch[]) : [];
  }

  async #remember(stretch: Stretch): Promise<void> {
    await this.#database.singles.put([...(await this.#unheard()), stretch], UNHEARD);
  }
}
