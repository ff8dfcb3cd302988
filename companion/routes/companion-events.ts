import { companionEvent, type CompanionEvent } from '../../shared/protocol/events.ts';
import { ROUTES } from '../../shared/protocol/routes.ts';
import type { CompanionStatus } from '../../shared/schemas/index.ts';
import type { App } from '../http.ts';
import type { Timer } from '../ports/timer.ts';
import type { StreamHub } from '../streams/stream-hub.ts';

const STATUS_EVERY_MS = 5_000;

export interface CompanionEventsDeps {
  streams: StreamHub;
  timer: Timer;
  readStatus: () => CompanionStatus;
}

/** Each event is a whole snapshot, so a reader that comes back needs its number continued and nothing replayed. */
function lastIdOf(header: string | string[] | undefined): number {
  return typeof header === 'string' && /^\d{1,12}$/.test(header) ? Number(header) : 0;
}

export function companionEventsRoute(app: App, { streams, timer, readStatus }: CompanionEventsDeps): void {
  app.get(
    ROUTES.companionEvents,
    {
      config: { access: 'guarded' },
      // A HEAD of a stream would be a stream nobody reads.
      exposeHeadRoute: false,
      schema: {
        summary: 'How the companion is doing, as it changes',
        description:
          'Server-sent events: a status at once and every five seconds, and closing when the companion stops.',
        response: {
          200: {
            description: 'A stream of events',
            content: { 'text/event-stream': { schema: companionEvent } },
          },
        },
      },
    },
    (request, reply) => {
      streams.mustTake(reply.raw);
      reply.hijack();
      const lastId = lastIdOf(request.headers['last-event-id']);
      const stream = streams.open<CompanionEvent>(reply.raw, reply.getHeaders(), { lastId });
      const sendStatus = () => {
        if (stream.isReady) stream.send({ type: 'status', status: readStatus() });
      };
      sendStatus();
      stream.onClose(timer.every(STATUS_EVERY_MS, sendStatus));
    },
  );
}
