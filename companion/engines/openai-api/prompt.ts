import { fault } from '../../../shared/protocol/errors.ts';
import { prompt as promptSchema, type ChatMessage, type Prompt } from '../../../shared/schemas/index.ts';
import type { RequestMessage } from './chat-request.ts';
import { refuse } from './refusal.ts';

const BETWEEN = '\n\n';

/** `developer` is what newer clients call `system`. */
const isSystem = ({ role }: RequestMessage) => role === 'system' || role === 'developer';

function refusePart(type: string, field: string): never {
  const what = type.slice(0, 40);
  throw refuse(
    'unsupported_value',
    field,
    `The model reads text alone; a part of type "${what}" is refused.`,
  );
}

function textOf({ content }: RequestMessage, at: number): string {
  const field = `messages.${at}.content`;
  if (typeof content === 'string') return content;
  if (!content) throw refuse('invalid_value', field, 'The content of a message must be text.');
  return content
    .map(({ type, text, refusal }, part) => {
      const said = type === 'refusal' ? refusal : text;
      if ((type !== 'text' && type !== 'refusal') || said === undefined) {
        return refusePart(type, `${field}.${part}`);
      }
      return said;
    })
    .join('\n');
}

function turnOf(message: RequestMessage, at: number): ChatMessage {
  const { role } = message;
  if (role === 'user' || role === 'assistant') {
    if (Array.isArray(message['tool_calls']) && message['tool_calls'].length > 0) {
      throw refuse('unsupported_value', `messages.${at}.tool_calls`, 'Tools are not supported here.');
    }
    return { role, content: textOf(message, at) };
  }
  if (isSystem(message)) return { role: 'user', content: textOf(message, at) };
  const isTool = role === 'tool' || role === 'function';
  const why = isTool ? 'Tools are not supported here.' : 'It must be system, developer, user or assistant.';
  const named = `The role "${role.slice(0, 40)}" is refused. ${why}`;
  throw refuse(isTool ? 'unsupported_value' : 'invalid_value', `messages.${at}.role`, named);
}

/** Templates of many models know no two turns in a row of the same one. */
function joinNeighbours(turns: readonly ChatMessage[]): ChatMessage[] {
  const joined: { role: ChatMessage['role']; texts: string[] }[] = [];
  for (const { role, content } of turns) {
    const last = joined.at(-1);
    if (last?.role === role) last.texts.push(content);
    else joined.push({ role, texts: [content] });
  }
  return joined.map(({ role, texts }) => ({ role, content: texts.join(BETWEEN) }));
}

/**
 * The system messages at the beginning are the stable prefix. One further on keeps its place as words of the user's
 * turn it stands in: no template has another place for it, and moved to the front it would cost the whole prefix.
 */
export function promptOf(messages: readonly RequestMessage[]): Prompt {
  const begins = messages.findIndex((message) => !isSystem(message));
  const leading = begins === -1 ? messages.length : begins;
  const system = messages.slice(0, leading).map(textOf).join(BETWEEN);
  const turns = messages.slice(leading).map((message, at) => turnOf(message, leading + at));
  if (turns.length === 0) {
    throw refuse(
      'invalid_value',
      'messages',
      'There is no message of a user, so there is nothing to answer.',
    );
  }
  const prompt = { messages: joinNeighbours(turns), ...(system === '' ? {} : { system }) };
  if (!promptSchema.safeParse(prompt).success) {
    throw fault(
      'payload_too_large',
      'The conversation is longer than any model here reads. Send less of it.',
    );
  }
  return prompt;
}
