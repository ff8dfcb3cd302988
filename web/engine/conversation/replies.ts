import { createStore } from 'zustand/vanilla';
import { endedBy } from '../../../shared/domain/conversation/replying.ts';
import type { Fact, Reply } from '../../../shared/schemas/index.ts';
import { STALE_AFTER_MS, type Chat, type LiveReply, type ReplyStage } from '../../ports/chat.ts';
import type { Readable } from '../../ports/readable.ts';
import { changeReply } from './changing-reply.ts';
import { RECALLED } from './recall-ahead.ts';
import { bringReply, type ReplyingParts } from './replying.ts';

export interface RepliesParts extends ReplyingParts {
  /** Does it unless another tab is doing it. */
  ifFree: (name: string, work: () => Promise<void>) => Promise<void>;
  /** Does it when no other tab is doing it. */
  inTurn: (signal: AbortSignal, name: string, work: () => Promise<void>) => Promise<void>;
  /** Tells when a model has come, or gone. */
  onModelChange: (listener: () => void) => () => void;
  /** Tells when something was learned, or forgotten. */
  onMemoryChange: (listener: () => void) => () => void;
  /** Resolves after so long, or earlier where a line may be back; also when the signal is aborted. */
  pause: (signal: AbortSignal, ms: number) => Promise<void>;
}

/**
 * A line that broke and was back before anybody noticed changes nothing that is told: what was put off is tried again by
 * itself, twice as late each time, so that a companion which answers nobody is asked once a minute.
 */
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 60_000;

export interface Replies extends Pick<Chat, 'live' | 'stop' | 'sendNow'> {
  /** Begins one that was just asked for. */
  begin(reply: string): void;
  /** Sends what waits, where it can be. */
  sendWaiting(): void;
  close(): void;
}

/**
 * Brings every reply to its end: those of this tab at once, those another tab left behind, and, when a model is there
 * again, those that waited for one, in their order and each once.
 */
export function createReplies(parts: RepliesParts): Replies {
  const following = createFollowing(parts);
  const closing = new AbortController();
  let [isSweeping, isAskedAgain, wasPutOff] = [false, false, false];
  const sweep = async (): Promise<void> => {
    isAskedAgain = true;
    if (isSweeping) return;
    isSweeping = true;
    try {
      while (isAskedAgain && !closing.signal.aborted) {
        isAskedAgain = false;
        for (const { id, underWay } of await parts.conversations.unended())
          if (underWay !== null) await following.follow(id);
        await parts.inTurn(closing.signal, 'nima-outbox', async () => {
          wasPutOff = await sendWaiting(parts, following);
        });
      }
    } finally {
      isSweeping = false;
    }
    retrying.after(wasPutOff);
  };
  const retrying = createRetrying(parts, closing.signal, sweep);
  const sweepQuietly = () => void sweep().catch(() => undefined);
  const stops = [parts.onModelChange(sweepQuietly), answerAsLearned(parts, closing.signal, following)];
  sweepQuietly();
  return {
    live: following.live,
    // One that is answered shows that a model is there, also for those that still wait.
    begin: (id) =>
      void following
        .follow(id)
        .then(sweep)
        .catch(() => undefined),
    sendWaiting: sweepQuietly,
    sendNow: async (id) => following.follow(id),
    stop: async (id) => following.stop(id),
    close: () => {
      closing.abort();
      for (const stop of stops) stop();
      following.close();
    },
  };
}

/** Tries again later what was put off though a model is there. One try at a time is on its way. */
function createRetrying(
  { pause, isModelThere }: RepliesParts,
  signal: AbortSignal,
  sweep: () => Promise<void>,
): { after(wasPutOff: boolean): void } {
  let [delayMs, isOnItsWay] = [FIRST_RETRY_MS, false];
  const retry = async (): Promise<void> => {
    isOnItsWay = true;
    await pause(signal, delayMs);
    isOnItsWay = false;
    delayMs = Math.min(LAST_RETRY_MS, 2 * delayMs);
    if (!signal.aborted) await sweep();
  };
  return {
    after: (wasPutOff) => {
      if (!wasPutOff) delayMs = FIRST_RETRY_MS;
      // Without a model nobody is asked: that one has come is told.
      else if (!isOnItsWay && isModelThere()) void retry().catch(() => undefined);
    },
  };
}

/**
 * One tab sends them, one after the other. Where one has to wait on, so do those behind it. Answers whether one was put
 * off again.
 */
async function sendWaiting(
  parts: RepliesParts,
  { follow }: { follow: (id: string) => Promise<void> },
): Promise<boolean> {
  for (const reply of await unendedHere(parts)) {
    if (waitsLonger(reply, parts)) continue;
    await follow(reply.id);
    const [now] = await parts.conversations.messages([reply.id]);
    if (reply.state === 'waiting' && now?.role === 'assistant' && now.state === 'waiting') return true;
  }
  return false;
}

/** Those whose conversations were not deleted: what was taken away is not sent, and waits for the way back. */
async function unendedHere({ conversations }: RepliesParts): Promise<readonly Reply[]> {
  const replies = await conversations.unended();
  const within = await conversations.conversations(replies.map(({ conversation }) => conversation));
  return replies.filter((_, at) => within[at]?.deletedAt === null);
}

/** As many as somebody asks before they tell. */
const MOST_ASKED_AGAIN = 5;

/** Looked up apart from the reply: one that goes on waiting must not stir. */
async function isKnownNow(
  { conversations, memory, understand }: RepliesParts,
  signal: AbortSignal,
  { parent }: Reply,
): Promise<boolean> {
  const [question] = await conversations.messages([parent ?? '']);
  if (question?.role !== 'user') return false;
  const recalled = await memory.recall(signal, question.text, { k: RECALLED });
  return (await understand(signal, question, recalled)).isEnough;
}

/** Without a model, what waits may be answered by what was learned since: asked before it was kept. */
function answerAsLearned(
  parts: RepliesParts,
  signal: AbortSignal,
  { follow }: { follow: (id: string) => Promise<void> },
): () => void {
  let [isAsking, isAskedAgain] = [false, false];
  const ask = async (): Promise<void> => {
    isAskedAgain = true;
    if (isAsking) return;
    isAsking = true;
    try {
      while (isAskedAgain && !signal.aborted) {
        isAskedAgain = false;
        if (parts.isModelThere()) return;
        const waiting = (await unendedHere(parts)).filter(({ state }) => state === 'waiting');
        for (const reply of waiting.slice(-MOST_ASKED_AGAIN))
          if (await isKnownNow(parts, signal, reply)) await follow(reply.id);
      }
    } finally {
      isAsking = false;
    }
  };
  return parts.onMemoryChange(() => void ask().catch(() => undefined));
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
  const show = ({ id, text, memory }: Reply, stage: ReplyStage, told?: readonly Fact[]) => {
    const all = new Map(live.getState());
    // Until a model has it: who looks at it later reads what has become of them.
    const known = told ?? (stage.kind === 'sending' ? all.get(id)?.known : null) ?? [];
    live.setState(all.set(id, { stage, text, memory, known }), true);
  };
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
