import { z } from 'zod';
import { modelsEvent, type ModelsEvent } from '../../shared/protocol/events.ts';
import { ROUTES } from '../../shared/protocol/routes.ts';
import { listedModel, modelChoice, modelList } from '../../shared/schemas/index.ts';
import type { ModelLibrary } from '../engines/models/model-library.ts';
import type { App } from '../http.ts';
import type { EventStream } from '../streams/event-stream.ts';
import type { StreamHub } from '../streams/stream-hub.ts';

export interface ModelsDeps {
  models: ModelLibrary;
  streams: StreamHub;
}

const done = z.undefined().describe('Done');

export function modelsRoutes(app: App, deps: ModelsDeps): void {
  listRoute(app, deps);
  eventsRoute(app, deps);
  pullRoutes(app, deps);
  chooseRoute(app, deps);
  deleteRoute(app, deps);
}

function listRoute(app: App, { models }: ModelsDeps): void {
  app.get(
    ROUTES.models,
    {
      config: { access: 'guarded' },
      schema: {
        summary: 'Which models are there, and which could be',
        description:
          'Models in the folders of the companion and those of its catalogue, what the machine has, and which model is recommended for it.',
        response: { 200: modelList },
      },
    },
    async () => models.list(),
  );
}

function eventsRoute(app: App, { models, streams }: ModelsDeps): void {
  app.get(
    ROUTES.modelEvents,
    {
      config: { access: 'guarded' },
      // A HEAD of a stream would be a stream nobody reads.
      exposeHeadRoute: false,
      schema: {
        summary: 'What happens to the models, as it happens',
        description:
          'Server-sent events: the whole list at once and whenever it changed, how far a download is, and closing when the companion stops.',
        response: {
          200: {
            description: 'A stream of events',
            content: { 'text/event-stream': { schema: modelsEvent } },
          },
        },
      },
    },
    async (request, reply) => {
      streams.mustTake(reply.raw);
      reply.hijack();
      const stream = streams.open<ModelsEvent>(reply.raw, reply.getHeaders());
      const send = keepingUp(stream);
      let isTold = false;
      stream.onClose(
        models.subscribe((event) => {
          isTold ||= event.type === 'models';
          send(event);
        }),
      );
      try {
        const list = await models.list();
        // A newer one may have come while the folders were searched.
        if (!isTold) send({ type: 'models', list });
      } catch (error) {
        request.log.error({ err: error }, 'The models could not be listed');
        stream.end();
      }
    },
  );
}

/** To a reader who is slow, progress is not told, and of lists the last one. */
function keepingUp(stream: EventStream<ModelsEvent>): (event: ModelsEvent) => void {
  let late: ModelsEvent | null = null;
  return (event) => {
    if (stream.isReady) return stream.send(event);
    if (event.type !== 'models') return;
    const isWaiting = late !== null;
    late = event;
    if (isWaiting) return;
    void stream.ready().then(() => {
      if (late) stream.send(late);
      late = null;
    });
  };
}

function pullRoutes(app: App, { models }: ModelsDeps): void {
  app.post(
    ROUTES.modelPull,
    {
      config: { access: 'guarded' },
      schema: {
        summary: 'Download a model of the catalogue',
        description:
          'Begins, or joins a download of it that runs, and answers at once; its events tell the rest. Nothing happens to a model that is there. Goes on where an earlier download stopped.',
        body: modelChoice,
        response: { 202: listedModel },
      },
    },
    async (request, reply) => reply.code(202).send(await models.pull(request.body.id)),
  );
  app.post(
    ROUTES.modelPullCancel,
    {
      config: { access: 'guarded' },
      schema: {
        summary: 'Cancel a download',
        description: 'What has arrived is kept for the next time.',
        body: modelChoice,
        response: { 204: done },
      },
    },
    async (request, reply) => {
      await models.cancelPull(request.body.id);
      return reply.code(204).send();
    },
  );
}

function chooseRoute(app: App, { models }: ModelsDeps): void {
  app.post(
    ROUTES.modelChoose,
    {
      config: { access: 'guarded' },
      schema: {
        summary: 'Have another model answer',
        description: 'Answers when it is loaded; until then, and where it cannot be, the one before goes on.',
        body: modelChoice,
        response: { 204: done },
      },
    },
    async (request, reply) => {
      await models.choose(request.body.id);
      return reply.code(204).send();
    },
  );
}

function deleteRoute(app: App, { models }: ModelsDeps): void {
  app.delete(
    ROUTES.model,
    {
      config: { access: 'guarded' },
      schema: {
        summary: 'Delete a model',
        description:
          "Its files in the companion's own folder, or what an unfinished download left. Not the one that answers.",
        params: modelChoice,
        response: { 204: done },
      },
    },
    async (request, reply) => {
      await models.remove(request.params.id);
      return reply.code(204).send();
    },
  );
}
