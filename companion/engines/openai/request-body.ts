import type { JsonSchema, Question } from '../../../shared/ports/model.ts';
import type { Prompt } from '../../../shared/schemas/index.ts';
import { withoutMarkers } from './markers.ts';
import type { Quirks } from './quirks.ts';

export interface WireMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** How an answer is drawn where the question does not say. */
export interface Defaults {
  readonly maxTokens: number;
  readonly temperature: number;
  readonly topP: number;
  readonly topK: number;
}

/**
 * In the order in which a model reads: what stays first, what was recalled for this one question at the very end, so
 * that everything before it is read only once.
 */
export function messagesOf(prompt: Prompt, schema: JsonSchema | undefined, quirks: Quirks): WireMessage[] {
  const { system, messages, volatile = '' } = prompt;
  const wire: WireMessage[] = [
    ...(system ? [{ role: 'system' as const, content: system }] : []),
    ...messages,
  ];
  const inWords =
    schema && quirks.json === 'json_object'
      ? `Answer with JSON of this schema:\n${JSON.stringify(schema)}`
      : '';
  const last = [volatile, inWords].filter((text) => text !== '').join('\n\n');
  if (last !== '') wire.push(lastOf(wire, last));
  return quirks.readsMarkers
    ? wire.map(({ role, content }) => ({ role, content: withoutMarkers(content) }))
    : wire;
}

/** Two turns of a person in a row are more than many templates know: it goes into theirs, after their words. */
function lastOf(wire: WireMessage[], text: string): WireMessage {
  const before = wire.at(-1);
  if (before?.role !== 'user') return { role: 'user', content: text };
  wire.pop();
  return { role: 'user', content: `${before.content}\n\n${text}` };
}

export interface Asked {
  readonly model: string;
  readonly messages: readonly WireMessage[];
  readonly question: Question;
  readonly defaults: Defaults;
  /** What is left of the context after the prompt. */
  readonly mostTokens: number;
  readonly thinks: boolean;
}

export function bodyOf(asked: Asked, quirks: Quirks): Record<string, unknown> {
  const { question, defaults } = asked;
  const { seed, stop, schema } = question;
  const length = Math.max(1, Math.min(question.maxTokens ?? defaults.maxTokens, asked.mostTokens));
  return {
    model: asked.model,
    messages: asked.messages,
    stream: true,
    stream_options: { include_usage: true },
    [quirks.lengthField]: length,
    temperature: question.temperature ?? defaults.temperature,
    top_p: question.topP ?? defaults.topP,
    ...(quirks.takesTopK ? { top_k: question.topK ?? defaults.topK } : {}),
    ...(seed === undefined ? {} : { seed }),
    ...(stop === undefined || stop.length === 0 ? {} : { stop }),
    ...(schema === undefined ? {} : { response_format: formatOf(schema, quirks) }),
    ...quirks.templateExtras,
    ...quirks.extras,
    ...(asked.thinks ? quirks.extrasIfThinking : {}),
  };
}

function formatOf(schema: JsonSchema, quirks: Quirks): Record<string, unknown> {
  return quirks.json === 'json_schema'
    ? { type: 'json_schema', json_schema: { name: 'answer', schema } }
    : { type: 'json_object' };
}
