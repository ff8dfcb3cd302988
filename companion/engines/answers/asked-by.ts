import type { Urgency } from '../../../shared/ports/model.ts';
import type { ChatBody, JsonBody, Prompt } from '../../../shared/schemas/index.ts';
import type { Asked } from './answer.ts';

type Parts = Pick<ChatBody, 'system' | 'messages' | 'message' | 'volatile'>;

/** The schema of the body saw to it that there is one of `message` and `messages`. */
function promptOf({ system, messages, message = '', volatile }: Parts): Prompt {
  return { system, messages: messages ?? [{ role: 'user', content: message }], volatile };
}

/** What a client asks, whichever spelling it used. */
export function askedBy(body: ChatBody, urgency: Urgency = 'chat'): Asked {
  const { temperature, seed, stop, deadlineMs } = body;
  return {
    question: {
      prompt: promptOf(body),
      urgency,
      maxTokens: body.maxTokens ?? body.max_length,
      temperature,
      topP: body.topP ?? body.top_p,
      topK: body.topK ?? body.top_k,
      seed,
      stop,
    },
    deadlineMs,
    label: body.conversation_id,
  };
}

/** The same for JSON of a shape: nobody looks at it while it is made, unless they say so. */
export function askedForJson({ schema, urgency = 'background', ...body }: JsonBody): Asked {
  const { question, ...asked } = askedBy(body, urgency);
  return { ...asked, question: { ...question, schema } };
}
