import { chatEvent } from '../../shared/protocol/chat-events.ts';
import { ROUTES } from '../../shared/protocol/routes.ts';
import { chatAnswer, chatBody } from '../../shared/schemas/index.ts';
import { askedBy } from '../engines/answers/asked-by.ts';
import type { App } from '../http.ts';
import { replyStreaming, replyWhole, type ChatDeps } from './chat-replies.ts';

/** A long conversation with much recalled is some 100 KB; what a model cannot read is refused by its tokens. */
const BODY_LIMIT_BYTES = 4 * 1024 * 1024;

const ONE_QUESTION =
  'Takes messages (with system and volatile, if there are), or {"message": "..."} for a single question. maxTokens (or max_length), temperature, topP (top_p), topK (top_k), seed, stop and deadlineMs decide how it is answered. Unknown fields are refused by name. What is longer than the model reads is refused with the numbers, never cut.';

const BOTH_SHAPES = {
  200: {
    description: 'The answer, whole or as a stream of events',
    content: {
      'application/json': { schema: chatAnswer },
      'text/event-stream': { schema: chatEvent },
    },
  },
};

/** Two addresses for one thing: they differ in what `stream` is when nobody says. */
export function chatRoutes(app: App, deps: ChatDeps): void {
  const route = (url: string, summary: string, description: string, isStream: boolean) => {
    app.post(
      url,
      {
        config: { access: 'guarded' },
        bodyLimit: BODY_LIMIT_BYTES,
        schema: {
          summary,
          description: `${description} ${ONE_QUESTION}`,
          body: chatBody,
          response: BOTH_SHAPES,
        },
      },
      async (request, reply) => {
        const asked = askedBy(request.body);
        if (request.body.stream ?? isStream) return replyStreaming(asked, reply, deps);
        return replyWhole(asked, reply, deps);
      },
    );
  };
  route(
    ROUTES.chat,
    'Ask, and get the answer in one piece',
    'With stream: true it comes as events, as at /v1/chat/stream.',
    false,
  );
  route(
    ROUTES.chatStream,
    'Ask, and read the answer as it is made',
    'Server-sent events: start, queued while others are before, prefill while the model reads, text, and done or error at the end. A lost connection loses nothing: the answer goes on for a minute and is read on at /v1/chat/stream/{id}.',
    true,
  );
}
