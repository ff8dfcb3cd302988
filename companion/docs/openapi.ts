import type { FastifySchema } from 'fastify';
import { errorBody } from '../../shared/schemas/index.ts';
import type { KnownRoute } from '../http.ts';
import type { ApiDocument } from './document.ts';

const KEY_SCHEME = 'companionKey';
const LEFT_OUT = new Set(['HEAD', 'OPTIONS']);

const INFO = {
  title: 'Nima companion',
  description:
    'What the companion answers. It listens on this machine alone and takes calls from its own app and from programs that have its key.',
};

const SECURITY_SCHEMES = {
  [KEY_SCHEME]: {
    type: 'http',
    scheme: 'bearer',
    description: 'The key in the address that the companion prints when it starts, also in $NIMA_HOME/token.',
  },
} as const;

interface RouteSchema extends FastifySchema {
  hide?: boolean;
  response?: Readonly<Record<string, object>>;
}

const asJson = (description: string, schema: object) => ({
  description,
  content: { 'application/json': { schema } },
});

/** A route's answers with the one that all routes share. Plain schemas get the description the generator would invent. */
function answersOf({ response = {} }: RouteSchema): Record<string, object> {
  const own = Object.entries(response).map(([status, schema]) => {
    const isPlain = status !== '204' && !('content' in schema);
    return [status, isPlain ? asJson('What was asked for', schema) : schema] as const;
  });
  return { ...Object.fromEntries(own), default: asJson('What happened instead, and what to do', errorBody) };
}

function isDocumented(route: KnownRoute): boolean {
  const isHidden = (route.schema as RouteSchema | undefined)?.hide === true;
  return !isHidden && ![route.method].flat().some((method) => LEFT_OUT.has(method));
}

/** The generator adds every named schema twice, as it is read and as it is written. Only what is used stays. */
function dropUnused(document: ApiDocument): ApiDocument {
  const text = JSON.stringify(document.paths);
  const schemas = Object.entries(document.components?.schemas ?? {}).filter(([name]) =>
    text.includes(`"#/components/schemas/${name}"`),
  );
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(schemas) } };
}

/**
 * The OpenAPI document of these routes, from the zod schemas that validate them.
 *
 * The generator and its parsers cost memory that nobody needs until somebody reads /docs, so they are loaded here, and
 * the routes are laid out once more on an instance that serves nothing.
 */
export async function describeApi(routes: readonly KnownRoute[], version: string): Promise<ApiDocument> {
  const [{ default: Fastify }, { default: swagger }, provider, { z }] = await Promise.all([
    import('fastify'),
    import('@fastify/swagger'),
    import('fastify-type-provider-zod'),
    import('zod'),
  ]);
  const schemaRegistry = z.registry<{ id: string }>().add(errorBody, { id: 'Error' });
  const scribe = Fastify();
  scribe.setValidatorCompiler(provider.validatorCompiler);
  scribe.setSerializerCompiler(provider.serializerCompiler);
  await scribe.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { ...INFO, version },
      components: { securitySchemes: SECURITY_SCHEMES },
    },
    transform: provider.createJsonSchemaTransform({ schemaRegistry }),
    transformObject: provider.createJsonSchemaTransformObject({ schemaRegistry }),
  });
  for (const route of routes.filter(isDocumented)) {
    const schema = (route.schema ?? {}) as RouteSchema;
    const security = route.config?.access === 'public' ? [] : [{ [KEY_SCHEME]: [] }];
    scribe.route({
      method: route.method,
      url: route.path,
      schema: { ...schema, security, response: answersOf(schema) },
      // The guard reads the routes that serve; nothing ever calls these.
      config: { access: 'guarded' },
      exposeHeadRoute: false,
      handler: () => undefined,
    });
  }
  await scribe.ready();
  // Its type is that of every OpenAPI version at once; a test holds the shape to be the one named here.
  const document = scribe.swagger() as ApiDocument;
  await scribe.close();
  return dropUnused(document);
}
