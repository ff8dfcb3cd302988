import { randomInt } from 'node:crypto';
import type {
  LlamaContextSequence,
  LlamaGrammarEvaluationState,
  SequenceEvaluateOptions,
  Token,
} from 'node-llama-cpp';
import type { Sampling } from '../../../../shared/ports/model.ts';
import { Pieces } from './pieces.ts';
import { Stops } from './stops.ts';

export interface Speech {
  /** What of the prompt is still to be read. */
  readonly tokens: readonly Token[];
  /** What was read before it. */
  readonly before: readonly Token[];
  readonly sampling: Sampling;
  readonly grammar: LlamaGrammarEvaluationState | undefined;
  readonly stopTokens: ReadonlySet<Token>;
  readonly stopTexts: readonly string[];
  /** So many tokens at most. */
  readonly most: number;
  readonly signal: AbortSignal;
  /** Called when the prompt is read and the first token there. */
  readonly began: () => void;
  readonly say: (text: string) => void;
}

export interface Spoken {
  readonly tokens: number;
  /** `stopped` by the signal. */
  readonly reason: 'stop' | 'length' | 'stopped';
}

/** Draws one token after the other until the model is done, or something ends it. */
export async function speak(sequence: LlamaContextSequence, speech: Speech): Promise<Spoken> {
  const { model } = sequence;
  const pieces = new Pieces<Token>(
    (tokens, before) => model.detokenize(tokens, false, before),
    [...speech.before, ...speech.tokens],
  );
  const stops = new Stops(speech.stopTexts);
  const say = (text: string): void => {
    if (text !== '') speech.say(text);
  };
  let tokens = 0;
  for await (const token of sequence.evaluate([...speech.tokens], drawnBy(speech))) {
    if (tokens === 0) speech.began();
    if (speech.signal.aborted) return { tokens, reason: 'stopped' };
    if (speech.stopTokens.has(token)) break;
    tokens += 1;
    say(stops.add(pieces.add(token)));
    if (stops.isMet) return { tokens, reason: 'stop' };
    if (tokens === speech.most) {
      say(stops.rest());
      return { tokens, reason: 'length' };
    }
    if (speech.signal.aborted) {
      say(stops.rest());
      return { tokens, reason: 'stopped' };
    }
  }
  if (tokens === 0) speech.began();
  say(stops.rest());
  return { tokens, reason: 'stop' };
}

/** Room for one more token than are drawn is always left, so the library never has a reason to forget the beginning. */
function drawnBy({ sampling, grammar }: Speech): SequenceEvaluateOptions {
  // The library would take the second of the day: who tries again within it would hear the same again.
  const { temperature = 0.7, topK = 40, topP = 0.95, seed = randomInt(2 ** 32) } = sampling;
  return {
    temperature,
    topK,
    topP,
    seed,
    ...(grammar ? { grammarEvaluationState: grammar } : {}),
  };
}
