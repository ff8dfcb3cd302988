import { z } from 'zod';
import { chatEvent } from '../../shared/protocol/chat-events.ts';
import { fault } from '../../shared/protocol/errors.ts';
import { ROUTES } from '../../shared/protocol/routes.ts';
import { answerId } from '../../shared/schemas/index.ts';
import type { App } from '../http.ts';
import { seenBy, sendAnswer, type ChatDeps } from './chat-replies.ts';

const params = z.strictObject({ id: answerId });

/** An answer that is under way, or ended less than a minute ago. */
export function chatStreamRoutes(app: App, deps: ChatDeps): void {
  readOnRoute(app, deps);
  stopRoute(app, deps);
}

function readOnRoute(app: App, { answers, streams }: ChatDeps): void {
  app.get(
    ROUTES.chatStreamOf,
    {
      config: { access: 'guarded' },
      // A HEAD of a stream would be a stream nobody reads.
      exposeHeadRoute: false,
      schema: {
        summary: 'Read an answer on',
        description:
          'The events after Last-Event-ID, or all without it; text that waits comes joined. Any number of readers may follow one answer. It is held for a minute after its end, then 410.',
        params,
        response: {
          200: { description: 'A stream of events', content: { 'text/event-stream': { schema: chatEvent } } },
          204: z.undefined().describe('The answer has ended, and its reader saw all of it'),
        },
      },
    },
    async (request, reply) => {
      const answer = answers.get(request.params.id);
      const seen = seenBy(request);
      if (seen > answer.lastId) {
        throw fault('bad_request', 'This answer has no event of that id yet.', {
          details: { fields: ['last-event-id'] },
        });
      }
      if (!answer.holdsAfter(seen)) {
        throw fault('answer_gone', 'What came after that event is no longer held. Ask again.');
      }
      if (answer.isOver && seen === answer.lastId) return reply.code(204).send();
      streams.mustTake(reply.raw);
      const sending = sendAnswer(answer, seen, reply, streams);
      // There may be nothing to tell for long, and until then a reader would not know that it was let in.
      reply.raw.flushHeaders();
      return sending;
    },
  );
}

function stopRoute(app: App, { answers }: ChatDeps): void {
  app.delete(
    ROUTES.chatStreamOf,
    {
      config: { access: 'guarded' },
      schema: {
        summary: 'Stop an answer',
        description:
          'At once, in line or while it is made. What was said stands, and its readers are told that it ended.',
        params,
        response: { 204: z.undefined().describe('Stopped, or over already') },
      },
    },
    async (request, reply) => {
      answers.get(request.params.id).stop();
      return reply.code(204).send();
    },
  );
}
