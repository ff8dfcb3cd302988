import { withArrived, type ChatPiece } from '../../../shared/domain/conversation/imports/chat-pieces.ts';
import type { KnownChat } from '../../../shared/domain/conversation/imports/compare-chats.ts';
import type { Question } from '../../../shared/schemas/index.ts';
import type { ConversationMerger, MergedChats, Unheard, UnheardQuestions } from '../conversation-merger.ts';
import type { ConversationRepository } from '../conversations.ts';

/** Merges into conversations, which are a fake one's as a rule. */
export class FakeConversationMerger implements ConversationMerger, UnheardQuestions {
  readonly #conversations: ConversationRepository;
  readonly #staged = new Map<string, ChatPiece[]>();
  readonly #watching = new Set<(isLeft: boolean) => void>();
  #unheard: readonly Question[] = [];

  constructor(conversations: ConversationRepository) {
    this.#conversations = conversations;
  }

  async known(ids: readonly string[]): Promise<readonly KnownChat[]> {
    const found = (await this.#conversations.conversations(ids)).filter((one) => one !== undefined);
    return Promise.all(
      found.map(async ({ id, leaf, deletedAt }): Promise<KnownChat> => {
        const said = await this.#conversations.messagesOf(id);
        return { id, leaf, state: deletedAt === null ? 'here' : 'gone', messages: said.map((one) => one.id) };
      }),
    );
  }

  async stage(job: string, order: number, piece: ChatPiece): Promise<void> {
    const pieces = this.#staged.get(job) ?? [];
    pieces[order] = piece;
    this.#staged.set(job, pieces);
  }

  async merge(job: string, onProgress: (piecesDone: number) => void = () => undefined): Promise<MergedChats> {
    const pieces = this.#staged.get(job) ?? [];
    this.#staged.delete(job);
    for (const done of pieces.keys()) onProgress(done + 1);
    const merged = { chats: 0, grown: 0, messages: 0 };
    for (const chat of pieces.flatMap(({ chats }) => chats)) {
      const [here] = await this.#conversations.conversations([chat.conversation.id]);
      if (here && here.deletedAt !== null) continue;
      merged[here ? 'grown' : 'chats'] += 1;
      const conversation = here ? withArrived(here, chat) : chat.conversation;
      await this.#conversations.write({}, () => (conversation === here ? {} : { conversation }));
    }
    const all = pieces.flatMap(({ messages }) => messages);
    const known = await this.#conversations.messages(all.map(({ id }) => id));
    const within = await this.#conversations.conversations(all.map(({ conversation }) => conversation));
    const fresh = all.filter((_, at) => !known[at] && within[at]?.deletedAt === null);
    await this.#conversations.write({}, () => ({ messages: fresh }));
    this.#leave([...this.#unheard, ...fresh.filter((message) => message.role === 'user')]);
    return { ...merged, messages: fresh.length };
  }

  async drop(job: string): Promise<void> {
    this.#staged.delete(job);
  }

  async next(most: number): Promise<Unheard | null> {
    const some = this.#unheard.slice(0, most);
    const upTo = some.at(-1)?.id;
    if (upTo === undefined) return null;
    const ids = some.map(({ conversation }) => conversation);
    const within = await this.#conversations.conversations(ids);
    return { questions: some.filter((_, at) => within[at]?.deletedAt === null), upTo };
  }

  async heard(upTo: string): Promise<void> {
    this.#leave(this.#unheard.slice(this.#unheard.findIndex(({ id }) => id === upTo) + 1));
  }

  watch(tell: (isLeft: boolean) => void): () => void {
    this.#watching.add(tell);
    tell(this.#unheard.length > 0);
    return () => void this.#watching.delete(tell);
  }

  #leave(unheard: readonly Question[]): void {
    this.#unheard = unheard;
    for (const tell of this.#watching) tell(unheard.length > 0);
  }
}
