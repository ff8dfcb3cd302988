import type { Question, Sampling } from '../../../shared/ports/model.ts';
import { MOST_ANSWER_TOKENS } from '../../../shared/schemas/index.ts';
import { schemaOf } from './answer-format.ts';
import type { ChatRequest } from './chat-request.ts';
import { promptOf } from './prompt.ts';
import { refuse } from './refusal.ts';

const isNothing = (value: unknown) => value === undefined || value === null;
const isEmpty = (value: unknown) =>
  isNothing(value) || (typeof value === 'object' && Object.keys(value).length === 0);
const isOff = (value: unknown) => isNothing(value) || value === false || value === 0;
const isChoiceOfNone = (value: unknown) => isNothing(value) || value === 'none' || value === 'auto';

/**
 * What would make another answer than this one, and how it says that it is not wanted. Clients send many of these with
 * a value that means nothing.
 */
export const UNSUPPORTED: Readonly<Record<string, (value: unknown) => boolean>> = {
  tools: isEmpty,
  functions: isEmpty,
  tool_choice: isChoiceOfNone,
  function_call: isChoiceOfNone,
  n: (value) => isNothing(value) || value === 1,
  logprobs: isOff,
  top_logprobs: isOff,
  logit_bias: isEmpty,
  presence_penalty: isOff,
  frequency_penalty: isOff,
  modalities: (value) =>
    isEmpty(value) || (Array.isArray(value) && value.every((modality) => modality === 'text')),
  audio: isNothing,
  web_search_options: isNothing,
};

function refuseUnsupported(request: ChatRequest): void {
  for (const [field, isUnused] of Object.entries(UNSUPPORTED)) {
    if (isUnused(request[field])) continue;
    throw refuse('unsupported_parameter', field, `"${field}" is not supported here. Leave it out.`);
  }
}

function samplingOf(request: ChatRequest): Sampling {
  const { temperature, top_p: topP, top_k: topK, seed, stop } = request;
  const maxTokens = request.max_completion_tokens ?? request.max_tokens;
  const stops = [stop ?? []].flat();
  return {
    // More is asked for than an answer may have; where it ends by that, it says so.
    ...(isNothing(maxTokens) ? {} : { maxTokens: Math.min(maxTokens, MOST_ANSWER_TOKENS) }),
    ...(isNothing(temperature) ? {} : { temperature }),
    // No share of the tokens at all leaves the likeliest one.
    ...(topP === 0 ? { temperature: 0 } : isNothing(topP) ? {} : { topP }),
    ...(isNothing(topK) ? {} : { topK }),
    // Engines take 32 bits.
    ...(isNothing(seed) ? {} : { seed: seed >>> 0 }),
    ...(stops.length === 0 ? {} : { stop: stops }),
  };
}

/** The request as a question to the model, or a refusal that names what is in the way. */
export function questionOf(request: ChatRequest): Question {
  refuseUnsupported(request);
  const schema = schemaOf(request.response_format);
  return {
    prompt: promptOf(request.messages),
    urgency: 'chat',
    ...samplingOf(request),
    ...(schema ? { schema } : {}),
  };
}
