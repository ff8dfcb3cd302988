import { z } from 'zod';
import { ROUTES } from '../../shared/protocol/routes.ts';
import type { ApiDocument } from '../docs/document.ts';
import { describeApi } from '../docs/openapi.ts';
import { PAGE_STYLE } from '../docs/page-style.ts';
import { renderApiPage, STYLE_PATH } from '../docs/page.ts';
import type { App, KnownRoute } from '../http.ts';

const PUBLIC = { access: 'public' } as const;

/** `routes` may still grow after this call: it is read when the first reader comes. */
export function docsRoutes(app: App, routes: readonly KnownRoute[], version: string): void {
  let described: Promise<ApiDocument> | undefined;
  const document = () => {
    described ??= describeApi(routes, version).catch((error: unknown) => {
      // A failure is not kept: the next reader tries again.
      described = undefined;
      throw error;
    });
    return described;
  };

  app.get(
    ROUTES.docs,
    {
      config: PUBLIC,
      schema: {
        summary: 'This page',
        description: 'Every address of the companion, for people.',
        response: { 200: { description: 'A page', content: { 'text/html': { schema: z.string() } } } },
      },
    },
    async (_request, reply) => {
      const page = renderApiPage(await document());
      return reply.type('text/html; charset=utf-8').serializer(String).send(page);
    },
  );
  app.get(STYLE_PATH, { config: PUBLIC, schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(PAGE_STYLE),
  );
  app.get(
    ROUTES.openapi,
    {
      config: PUBLIC,
      schema: {
        summary: 'This page for programs',
        description: 'Every address of the companion as an OpenAPI 3.1 document.',
        response: { 200: z.record(z.string(), z.unknown()) },
      },
    },
    async (_request, reply) => reply.serializer(JSON.stringify).send({ ...(await document()) }),
  );
}
