import type { MarkdownWords } from '../../shared/domain/conversation/markdown.ts';
import type { Conversation, Fact, Message, Reply } from '../../shared/schemas/index.ts';
import type { Readable } from './readable.ts';

/** A message on the branch that is shown, and those that could be shown in its place: itself among them, the oldest first. */
export interface ShownMessage {
  readonly message: Message;
  readonly branches: readonly string[];
}

export interface ShownConversation {
  readonly conversation: Conversation;
  /** The branch that is shown, the oldest first. */
  readonly path: readonly ShownMessage[];
}

/** What is being done for a reply. `ahead` are before it in line; `read` of `total` tokens of the prompt are read. */
export type ReplyStage =
  | { readonly kind: 'recalling' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'queued'; readonly ahead: number }
  | { readonly kind: 'reading'; readonly read: number; readonly total: number }
  | { readonly kind: 'writing' }
  /** The line broke; it is read on by itself. */
  | { readonly kind: 'reconnecting' };

/** A reply that this tab follows, word by word: ahead of what is kept of it by less than a second. */
export interface LiveReply {
  readonly stage: ReplyStage;
  readonly text: string;
  /** What memory says to it, as soon as that is known. */
  readonly memory: Reply['memory'];
  /** The facts that memory speaks of, as they were found: nobody has to read them to show them at once. */
  readonly known: readonly Fact[];
}

export interface FoundMessage {
  readonly message: Message;
  readonly conversation: Conversation;
}

/**
 * Everything one can do with conversations. A promise that resolves means the change is on disk. What is said gets its
 * reply by itself: from memory at once, and from a model when there is one.
 */
export interface Chat {
  /** Counts up with every change of the list, whichever tab made it. */
  readonly changes: Readable<number>;
  /** By the id of the reply. */
  readonly live: Readable<ReadonlyMap<string, LiveReply>>;
  list(window: {
    offset: number;
    count: number;
  }): Promise<{ total: number; conversations: readonly Conversation[] }>;
  /** As they are now, deleted ones included; undefined where one is gone for good. */
  conversations(ids: readonly string[]): Promise<readonly (Conversation | undefined)[]>;
  /** Shows a conversation now and after each change, null where it is gone. The answer stops it. */
  watch(
    conversation: string,
    show: (shown: ShownConversation | null) => void,
    onError: (error: unknown) => void,
  ): () => void;
  /** By words and by meaning, in all that was said. */
  find(signal: AbortSignal, words: string): Promise<readonly FoundMessage[]>;

  /** Begins a conversation with what is said; answers its id. */
  begin(text: string): Promise<string>;
  /** Says something at the end of the branch that is shown. */
  say(conversation: string, text: string): Promise<void>;
  /** Says it in other words: a branch beside the question, with a reply of its own. */
  edit(question: string, text: string): Promise<void>;
  /** Another reply to the same question, beside the first. */
  again(reply: string): Promise<void>;
  /** Nothing of it is shown any more, and what is said next begins anew. `show` is the way back. */
  clear(conversation: string): Promise<void>;
  /** Shows the branch of this message, as far as it goes. */
  show(message: string): Promise<void>;
  /** The same for a message that may not be there, or be of another conversation: then nothing is changed. */
  reveal(conversation: string, message: string): Promise<void>;
  /** What was said until then stands. */
  stop(reply: string): Promise<void>;
  /** One that waits and is so old that nobody sends it unasked. */
  sendNow(reply: string): Promise<void>;

  rename(conversation: string, title: string): Promise<void>;
  pin(conversation: string, pinned: boolean): Promise<void>;
  pinMessage(message: string, pinned: boolean): Promise<void>;
  remove(conversation: string): Promise<void>;
  bringBack(conversation: string): Promise<void>;
  /** Leaves nothing but ids: those of its messages. There is no way back. */
  eraseForGood(conversation: string): Promise<readonly string[]>;
  /** The branch that is shown, as a text to take along. */
  markdown(conversation: string, words: MarkdownWords): Promise<string>;
}

/** What waits longer is asked about before it is sent: the question may have answered itself. */
export const STALE_AFTER_MS = 60 * 60 * 1000;
