import type { Ids } from '../../../shared/ports/ids.ts';
import type { Model } from '../../../shared/ports/model.ts';
import type { ChatEvent } from '../../../shared/protocol/chat-events.ts';
import { fault, isErrorCode } from '../../../shared/protocol/errors.ts';
import { after } from './after.ts';
import { Answer, type AnswerParts, type Asked } from './answer.ts';

/** How long an answer goes on without a reader, and how long it is held when it has ended. */
export const GRACE_MS = 60_000;
/** Room for the longest answer there can be (8,192 tokens), so that a reader who comes back misses none of it. */
const MOST_BYTES_OF_ONE = 2 * 1024 * 1024;
/** Of ended answers, on a machine whose memory belongs to the model. A usual one has some 30 KB. */
const MOST_BYTES_HELD = 8 * 1024 * 1024;
const MOST_HELD = 64;

export interface AnswersDeps extends Pick<AnswerParts, 'line' | 'clock' | 'timer' | 'timeoutMs' | 'report'> {
  readonly model: Pick<Model, 'getState'>;
  readonly ids: Ids;
  readonly mostBytesOfOne?: number;
  readonly mostBytesHeld?: number;
  readonly mostHeld?: number;
}

type Done = Extract<ChatEvent, { type: 'done' }>;

/** A whole answer. */
export interface Told extends Omit<Done, 'type'> {
  readonly id: string;
  readonly model: string;
  readonly text: string;
}

/** All answers on their way, and for a minute those that ended: a lost connection loses nothing. */
export class Answers {
  readonly #deps: AnswersDeps;
  readonly #running = new Map<string, Answer>();
  /** In the order in which they ended, with what calls off their end of life. */
  readonly #held = new Map<string, { readonly answer: Answer; readonly callOff: () => void }>();

  constructor(deps: AnswersDeps) {
    this.#deps = deps;
  }

  get size(): number {
    return this.#running.size + this.#held.size;
  }

  /** Asks. The answer is read with `follow`, by its id from anywhere. */
  start(asked: Asked): Answer {
    const answer = this.#ask(asked);
    this.#running.set(answer.id, answer);
    let isRefused = false;
    answer.began.catch(() => {
      // Nobody was told the id of an answer that never began.
      isRefused = true;
    });
    void answer.ended.then(() => {
      this.#running.delete(answer.id);
      if (!isRefused) this.#hold(answer);
    });
    return answer;
  }

  /** Asks, and resolves with the whole answer. It is over when its one reader leaves, and held for nobody. */
  async tell(asked: Asked, signal: AbortSignal): Promise<Told> {
    const answer = this.#ask(asked);
    this.#running.set(answer.id, answer);
    try {
      return await toldBy(answer, signal);
    } finally {
      answer.stop();
      await answer.ended;
      this.#running.delete(answer.id);
    }
  }

  /** The answer of this id, or `answer_gone`. */
  get(id: string): Answer {
    const answer = this.#running.get(id) ?? this.#held.get(id)?.answer;
    if (answer) return answer;
    throw fault(
      'answer_gone',
      'This answer is no longer held: it ended, or nobody read it for a minute. Ask again.',
    );
  }

  /** Ends all of them, and holds none. */
  async close(): Promise<void> {
    const running = Array.from(this.#running.values());
    for (const answer of running) answer.stop();
    await Promise.all(running.map(async (answer) => answer.ended));
    for (const id of Array.from(this.#held.keys())) this.#letGo(id);
  }

  #ask(asked: Asked): Answer {
    const { ids, model, mostBytesOfOne = MOST_BYTES_OF_ONE } = this.#deps;
    const state = model.getState();
    const name = state.kind === 'none' ? 'none' : state.model;
    return new Answer(ids.next(), name, asked, {
      ...this.#deps,
      graceMs: GRACE_MS,
      mostBytes: mostBytesOfOne,
    });
  }

  #hold(answer: Answer): void {
    const { timer } = this.#deps;
    this.#held.set(answer.id, { answer, callOff: after(timer, GRACE_MS, () => this.#letGo(answer.id)) });
    const { mostHeld = MOST_HELD, mostBytesHeld = MOST_BYTES_HELD } = this.#deps;
    for (const id of Array.from(this.#held.keys())) {
      if (this.#held.size <= mostHeld && this.#heldBytes() <= mostBytesHeld) return;
      this.#letGo(id);
    }
  }

  #heldBytes(): number {
    return Array.from(this.#held.values()).reduce((sum, { answer }) => sum + answer.bytes, 0);
  }

  #letGo(id: string): void {
    this.#held.get(id)?.callOff();
    this.#held.delete(id);
  }
}

async function toldBy(answer: Answer, signal: AbortSignal): Promise<Told> {
  let text = '';
  for await (const { event } of answer.follow(0, signal)) {
    if (event.type === 'text') text += event.text;
    if (event.type === 'error') throw faultOf(event);
    if (event.type !== 'done') continue;
    const { reason, figures, totals } = event;
    return { id: answer.id, model: answer.model, text, reason, figures, totals };
  }
  signal.throwIfAborted();
  throw fault('model_failed', 'The model stopped in the middle of its answer. Ask again.');
}

function faultOf({ code, message, details }: Extract<ChatEvent, { type: 'error' }>): Error {
  return fault(isErrorCode(code) ? code : 'internal', message, details ? { details } : {});
}
