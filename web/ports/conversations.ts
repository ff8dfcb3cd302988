import type { Conversation, Message, Reply } from '../../shared/schemas/index.ts';
import type { Unplaced } from '../../shared/domain/conversation/saying.ts';

/** A conversation and some of its messages, as they are when a decision about them is made. */
export interface Spoken {
  readonly conversation: Conversation | undefined;
  readonly messages: ReadonlyMap<string, Message>;
}

/** What is to be kept, new or changed. */
export interface ToKeep {
  readonly conversation?: Unplaced<Conversation>;
  readonly messages?: readonly Unplaced<Message>[];
}

export interface KeptWords {
  readonly conversation: Conversation | undefined;
  readonly messages: readonly Message[];
}

/** A reply while it is written: what changes many times a second, apart from what stays. */
export type Growth = Pick<Reply, 'id' | 'conversation' | 'text' | 'underWay' | 'model'>;

/**
 * Where conversations are kept. A promise that resolves means the change is on disk. Of a reply that is being written,
 * `grow` keeps how far it has come; whoever reads a message gets it with that.
 */
export interface ConversationRepository {
  /** Those that are not deleted: the pinned first, then the last spoken in; a window of them, and how many there are. */
  list(window: {
    offset: number;
    count: number;
  }): Promise<{ total: number; conversations: readonly Conversation[] }>;
  conversations(ids: readonly string[]): Promise<readonly (Conversation | undefined)[]>;
  /** All that was said in a conversation, in no order. */
  messagesOf(conversation: string): Promise<readonly Message[]>;
  messages(ids: readonly string[]): Promise<readonly (Message | undefined)[]>;
  /** Replies that have not ended, in the order they were asked for. */
  unended(): Promise<readonly Reply[]>;
  /**
   * The one way to write: `decide` is given what was asked for as it is now, whatever another tab wrote meanwhile. One
   * transaction; it must not wait for anything. A reply that is kept takes in what had grown of it.
   */
  write(
    asked: { conversation?: string; messages?: readonly string[] },
    decide: (now: Spoken) => ToKeep,
  ): Promise<KeptWords>;
  /** How far a reply has come. Of one that has ended, or is gone, nothing is kept. */
  grow(growth: Growth): Promise<void>;
  /** Leaves nothing of these conversations but the ids of what was said in them. */
  erase(conversations: readonly string[]): Promise<void>;
  /** Calls `onChange` now, and after each change of the list, whichever tab made it. The answer stops the watching. */
  watchList(onChange: () => void, onError: (error: unknown) => void): () => void;
  /** The same for what is said in one conversation; what grows is told as well. */
  watch(conversation: string, onChange: () => void, onError: (error: unknown) => void): () => void;
  /** The same for all replies that have not ended. */
  watchUnended(onChange: () => void, onError: (error: unknown) => void): () => void;
}
