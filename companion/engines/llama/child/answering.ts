import { type Llama, LlamaGrammarEvaluationState, type LlamaModel } from 'node-llama-cpp';
import { reasonOf } from '../../../../shared/lib/errors.ts';
import type { JsonSchema, ModelEvent, Urgency } from '../../../../shared/ports/model.ts';
import { fault } from '../../../../shared/protocol/errors.ts';
import type { EndReason, Prompt } from '../../../../shared/schemas/index.ts';
import type { AskedQuestion } from '../messages.ts';
import type { Laid, Layout } from './layout.ts';
import type { Reader } from './reader.ts';
import { speak } from './speak.ts';
import type { Track } from './track.ts';

/** An answer for which nobody said how long may become short, but not shorter than this. */
const LEAST_ANSWER_TOKENS = 32;
/** What the library's grammar of a schema ends with. */
const END_OF_JSON = '\n\n\n\n';

export interface AnsweringParts {
  readonly llama: Llama;
  readonly model: LlamaModel;
  readonly layout: Layout;
  readonly reader: Reader;
  readonly tracks: Readonly<Record<Urgency, Track>>;
  /** Prompt and answer together. */
  readonly contextTokens: number;
  /** How long an answer becomes at most where nobody says. */
  readonly answerTokens: number | undefined;
}

type Tell = (event: ModelEvent) => void;

/** Reads a prompt and answers it, on the track of its urgency. */
export class Answering {
  readonly #parts: AnsweringParts;

  constructor(parts: AnsweringParts) {
    this.#parts = parts;
  }

  async answer(question: AskedQuestion, signal: AbortSignal, tell: Tell): Promise<void> {
    const laid = this.#parts.layout.lay(question.prompt);
    const most = this.#roomFor(question, laid.tokens.length);
    const grammar = question.schema && (await this.#grammarOf(question.schema));
    const track = this.#parts.tracks[question.urgency];
    await whole(track, async () => this.#answerOn(track, { question, laid, most, grammar, signal, tell }));
  }

  /** Reads what the next question will begin with, as far as it comes. */
  async prime(prompt: Prompt, signal: AbortSignal): Promise<void> {
    const { layout, reader, tracks, contextTokens } = this.#parts;
    const tokens = layout.aheadTokens(prompt);
    if (signal.aborted || tokens.length + LEAST_ANSWER_TOKENS > contextTokens) return;
    const track = tracks.chat;
    if (track.held(tokens) === tokens.length) return;
    await whole(track, async () => {
      await reader.recall(track, prompt, tokens);
      const marks = reader.marks(track, prompt, tokens);
      const read = await track.read(tokens, tokens.length, { marks, signal });
      if (read === tokens.length) await track.takeCheckpoint();
    });
  }

  async #answerOn(track: Track, asked: Begun): Promise<void> {
    const { question, laid, signal, tell } = asked;
    const { reader } = this.#parts;
    const start = performance.now();
    const total = laid.tokens.length;
    const cached = signal.aborted ? 0 : await reader.recall(track, question.prompt, laid.tokens);
    const progress = (read: number): void => tell({ type: 'prefill', read, total, cached });
    progress(cached);
    const marks = reader.marks(track, question.prompt, laid.tokens);
    const read = await track.read(laid.tokens, total, { marks, leavesLast: true, signal, progress });
    let first = Number.NaN;
    const began = (): void => {
      first = performance.now();
      progress(total);
    };
    const spoken = signal.aborted
      ? ({ tokens: 0, reason: 'stopped' } as const)
      : await speak(track.sequence, { ...speechOf(asked, read), began });
    const end = performance.now();
    const prefillMs = (Number.isNaN(first) ? end : first) - start;
    const figures = { promptTokens: total, cachedTokens: cached, answerTokens: spoken.tokens };
    const reason = spoken.reason === 'stopped' ? stoppedBy(signal) : spoken.reason;
    tell({ type: 'end', reason, figures: { ...figures, prefillMs, generateMs: end - start - prefillMs } });
  }

  /** How many tokens the answer may have. What does not fit is refused before anything is read. */
  #roomFor({ maxTokens }: AskedQuestion, prompt: number): number {
    const { contextTokens: limit, answerTokens = limit } = this.#parts;
    const tokens = prompt + (maxTokens ?? LEAST_ANSWER_TOKENS);
    if (tokens <= limit) return maxTokens ?? Math.min(limit - prompt, answerTokens);
    const answer = maxTokens === undefined ? 'an answer' : `an answer of ${maxTokens}`;
    const message = `The prompt is ${prompt} tokens; with ${answer} that is ${tokens}, and the model holds ${limit}. Send less, or ask for a shorter answer.`;
    throw fault('context_exceeded', message, { details: { tokens, limit } });
  }

  async #grammarOf(schema: JsonSchema): Promise<LlamaGrammarEvaluationState> {
    const { llama, model } = this.#parts;
    try {
      const grammar = await llama.createGrammarForJsonSchema(
        schema as Parameters<Llama['createGrammarForJsonSchema']>[0],
      );
      return new LlamaGrammarEvaluationState({ model, grammar });
    } catch (error) {
      throw fault('bad_request', `The model cannot hold to that schema: ${reasonOf(error)}`, {
        cause: error,
      });
    }
  }
}

/** Where it fails, what the track holds is uncertain: the next question reads all of its prompt. */
async function whole(track: Track, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await track.forget().catch(() => undefined);
    throw error;
  }
}

interface Begun {
  readonly question: AskedQuestion;
  readonly laid: Laid;
  readonly most: number;
  readonly grammar: LlamaGrammarEvaluationState | undefined;
  readonly signal: AbortSignal;
  readonly tell: Tell;
}

function speechOf({ question, laid, most, grammar, signal, tell }: Begun, read: number) {
  return {
    tokens: laid.tokens.slice(read),
    before: laid.tokens.slice(0, read),
    sampling: question,
    grammar,
    stopTokens: laid.stopTokens,
    stopTexts: [...laid.stopTexts, ...(question.stop ?? []), ...(grammar ? [END_OF_JSON] : [])],
    most,
    signal,
    say: (text: string) => tell({ type: 'text', text }),
  };
}

/** The child aborts with the reason that the answer then ends with. */
function stoppedBy({ reason }: AbortSignal): EndReason {
  return reason === 'deadline' ? 'deadline' : 'aborted';
}
