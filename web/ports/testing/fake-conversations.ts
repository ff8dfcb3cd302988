import { createHybridClock } from '../../../shared/lib/hlc.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { Conversation, Message, Reply } from '../../../shared/schemas/index.ts';
import type { ConversationRepository, Growth, KeptWords, Spoken, ToKeep } from '../conversations.ts';

const DEVICE = 'fakefake';

/** Conversations in maps. Watchers are told a turn later, as by a database. */
export class FakeConversations implements ConversationRepository {
  readonly #conversations = new Map<string, Conversation>();
  readonly #messages = new Map<string, Message>();
  readonly #growing = new Map<string, Growth>();
  readonly #watchers = new Set<() => void>();
  readonly #revisions;
  /** Set to make the next writes fail, as a full disk would. */
  failure: Error | null = null;

  constructor(clock: Clock) {
    this.#revisions = createHybridClock(clock, DEVICE);
  }

  async list({ offset, count }: { offset: number; count: number }) {
    const here = [...this.#conversations.values()].filter(({ deletedAt }) => deletedAt === null);
    const sorted = here.toSorted((a, b) => Number(b.pinned) - Number(a.pinned) || b.updatedAt - a.updatedAt);
    return { total: here.length, conversations: sorted.slice(offset, offset + count) };
  }

  async conversations(ids: readonly string[]) {
    return ids.map((id) => this.#conversations.get(id));
  }

  async messagesOf(conversation: string): Promise<readonly Message[]> {
    const said = [...this.#messages.values()].filter((message) => message.conversation === conversation);
    return said.map((message) => this.#withGrowth(message));
  }

  async messages(ids: readonly string[]) {
    return ids.map((id) => this.#find(id));
  }

  async unended(): Promise<readonly Reply[]> {
    const replies = [...this.#messages.values()]
      .map((message) => this.#withGrowth(message))
      .filter(isUnended);
    return replies.toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  }

  async write(
    asked: { conversation?: string; messages?: readonly string[] },
    decide: (now: Spoken) => ToKeep,
  ): Promise<KeptWords> {
    if (this.failure) throw this.failure;
    const found = (asked.messages ?? []).flatMap((id) => this.#find(id) ?? []);
    const { conversation, messages = [] } = decide({
      conversation: this.#conversations.get(asked.conversation ?? ''),
      messages: new Map(found.map((message) => [message.id, message])),
    });
    const kept = conversation && { ...conversation, revision: this.#revisions.next() };
    if (kept) this.#conversations.set(kept.id, kept);
    const said = messages.map((message) => ({ ...message, revision: this.#revisions.next() }));
    for (const message of said) {
      this.#messages.set(message.id, message);
      this.#growing.delete(message.id);
    }
    this.#tell();
    return { conversation: kept, messages: said };
  }

  async grow(growth: Growth): Promise<void> {
    if (this.failure) throw this.failure;
    const message = this.#messages.get(growth.id);
    if (message && isUnended(message)) this.#growing.set(growth.id, growth);
    this.#tell();
  }

  async erase(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#conversations.delete(id);
    for (const message of this.#messages.values())
      if (ids.includes(message.conversation)) this.#messages.delete(message.id);
    this.#tell();
  }

  watchList(onChange: () => void): () => void {
    return this.#watch(onChange);
  }

  watch(_conversation: string, onChange: () => void): () => void {
    return this.#watch(onChange);
  }

  watchUnended(onChange: () => void): () => void {
    return this.#watch(onChange);
  }

  #watch(onChange: () => void): () => void {
    this.#watchers.add(onChange);
    queueMicrotask(onChange);
    return () => this.#watchers.delete(onChange);
  }

  #tell(): void {
    for (const watcher of this.#watchers) queueMicrotask(watcher);
  }

  #find(id: string): Message | undefined {
    const message = this.#messages.get(id);
    return message && this.#withGrowth(message);
  }

  #withGrowth(message: Message): Message {
    const growth = this.#growing.get(message.id);
    return growth && message.role === 'assistant'
      ? { ...message, text: growth.text, underWay: growth.underWay, model: growth.model }
      : message;
  }
}

function isUnended(message: Message): message is Reply {
  return message.role === 'assistant' && message.state !== 'ended';
}
