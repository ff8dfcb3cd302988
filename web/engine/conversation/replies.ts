import { createStore } from 'zustand/vanilla';
import { endedBy } from '../../../shared/domain/conversation/replying.ts';
import type { Reply } from '../../../shared/schemas/index.ts';
import { STALE_AFTER_MS, type Chat, type LiveReply, type ReplyStage } from '../../ports/chat.ts';
import type { Readable } from '../../ports/readable.ts';
import { changeReply } from './changing-reply.ts';
import { bringReply, type ReplyingParts } from './replying.ts';

export interface RepliesParts extends ReplyingParts {
  /** Does it unless another tab is doing it. */
  ifFree: (name: string, work: () => Promise<void>) => Promise<void>;
  /** Does it when no other tab is doing it. */
  inTurn: (signal: AbortSignal, name: string, work: () => Promise<void>) => Promise<void>;
  /** Tells when a model has come, or gone. */
  onModelChange: (listener: () => void) => () => void;
}

export interface Replies extends Pick<Chat, 'live' | 'stop' | 'sendNow'> {
  /** Begins one that was just asked for. */
  begin(reply: string): void;
  close(): void;
}

/**
 * Brings every reply to its end: those of this tab at once, those another tab left behind, and, when a model is there
 * again, those that waited for one, in their order and each once.
 */
export function createReplies(parts: RepliesParts): Replies {
  const following = createFollowing(parts);
  const closing = new AbortController();
  let [isSweeping, isAskedAgain] = [false, false];
  const sweep = async (): Promise<void> => {
    isAskedAgain = true;
    if (isSweeping) return;
    isSweeping = true;
    try {
      while (isAskedAgain && !closing.signal.aborted) {
        isAskedAgain = false;
        for (const { id, underWay } of await parts.conversations.unended())
          if (underWay !== null) await following.follow(id);
        await parts.inTurn(closing.signal, 'nima-outbox', async () => sendWaiting(parts, following));
      }
    } finally {
      isSweeping = false;
    }
  };
  const stopListening = parts.onModelChange(() => void sweep().catch(() => undefined));
  void sweep().catch(() => undefined);
  return {
    live: following.live,
    // One that is answered shows that a model is there, also for those that still wait.
    begin: (id) =>
      void following
        .follow(id)
        .then(sweep)
        .catch(() => undefined),
    sendNow: async (id) => following.follow(id),
    stop: async (id) => following.stop(id),
    close: () => {
      closing.abort();
      stopListening();
      following.close();
    },
  };
}

/** One tab sends them, one after the other. Where one has to wait on, so do those behind it. */
async function sendWaiting(
  parts: RepliesParts,
  { follow }: { follow: (id: string) => Promise<void> },
): Promise<void> {
  for (const reply of await parts.conversations.unended()) {
    if (waitsLonger(reply, parts)) continue;
    await follow(reply.id);
    const [now] = await parts.conversations.messages([reply.id]);
    if (reply.state === 'waiting' && now?.role === 'assistant' && now.state === 'waiting') return;
  }
}

/** One that waits is taken up again where a model is there, and not unasked where it waited for long. */
function waitsLonger(reply: Reply, { isModelThere, clock }: RepliesParts): boolean {
  if (reply.state !== 'waiting') return false;
  return !isModelThere() || clock.now() - reply.createdAt > STALE_AFTER_MS;
}

/** The replies this tab is at, word by word. */
function createFollowing(parts: RepliesParts) {
  const live = createStore<ReadonlyMap<string, LiveReply>>(() => new Map());
  const running = new Map<string, AbortController>();
  const show = ({ id, text, memory }: Reply, stage: ReplyStage) =>
    live.setState(new Map(live.getState()).set(id, { stage, text, memory }), true);
  const end = (id: string) => {
    running.delete(id);
    const rest = new Map(live.getState());
    rest.delete(id);
    live.setState(rest, true);
  };
  const follow = async (id: string): Promise<void> => {
    if (running.has(id)) return;
    const controller = new AbortController();
    running.set(id, controller);
    try {
      await parts.ifFree(`nima-reply-${id}`, async () =>
        bringReply(parts, { id, signal: controller.signal, onNews: show }),
      );
    } finally {
      end(id);
    }
  };
  return {
    live: live satisfies Readable<ReadonlyMap<string, LiveReply>>,
    follow,
    stop: async (id: string) => {
      const said = live.getState().get(id)?.text;
      const [before] = await parts.conversations.messages([id]);
      const stopped = await changeReply(parts, id, (now) =>
        endedBy({ ...now, text: said ?? now.text }, 'aborted', parts.clock.now()),
      );
      running.get(id)?.abort();
      const underWay = before?.role === 'assistant' ? before.underWay : null;
      // It would end by itself: nobody waits for the companion to say so.
      if (stopped && underWay)
        void parts.answerer.stop(new AbortController().signal, underWay.id).catch(() => undefined);
    },
    close: () => {
      for (const controller of running.values()) controller.abort();
    },
  };
}
