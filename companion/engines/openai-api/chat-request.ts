import { z } from 'zod';

/** OpenAI's own limit. */
const MOST_STOPS = 4;
/** Neighbours are joined afterwards; what is left must fit the prompt. */
const MOST_MESSAGES = 2000;
const MOST_PARTS = 256;

const stop = z.string().min(1).max(200);

/** Loose where a refusal in words says more than a schema would: see question.ts and prompt.ts. */
const part = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  refusal: z.string().optional(),
});

const message = z.looseObject({
  role: z.string(),
  content: z.union([z.string(), z.array(part).max(MOST_PARTS)]).nullish(),
});
export type RequestMessage = z.infer<typeof message>;

const answerFormat = z.looseObject({
  type: z.string(),
  json_schema: z.looseObject({ schema: z.record(z.string(), z.unknown()).nullish() }).nullish(),
});
export type AnswerFormat = z.infer<typeof answerFormat>;

/** What is read of a request to `/v1/chat/completions`. Fields that are not here are looked at in question.ts. */
export const chatRequest = z.looseObject({
  model: z.string().min(1).max(200),
  messages: z.array(message).min(1).max(MOST_MESSAGES),
  max_tokens: z.int().min(1).nullish(),
  max_completion_tokens: z.int().min(1).nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  top_k: z.int().min(0).max(1000).nullish(),
  seed: z.int().nullish(),
  stop: z.union([stop, z.array(stop).max(MOST_STOPS)]).nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
  response_format: answerFormat.nullish(),
});
export type ChatRequest = z.infer<typeof chatRequest>;
