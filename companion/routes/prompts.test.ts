import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { expect, it, onTestFinished } from 'vitest';
import { ROUTES } from '../../shared/protocol/routes.ts';
import { promptTexts } from '../../shared/schemas/prompt-text.ts';
import { gatherRoutes } from '../plugins/route-catalog.ts';
import { openPrompts } from '../prompts/open-prompts.ts';
import { promptsRoute } from './prompts.ts';

it('tells the texts that are used, to whoever has the key', async () => {
  const app = Fastify().withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  const routes = gatherRoutes(app);
  const prompts = await openPrompts({});
  promptsRoute(app, prompts.tell);
  onTestFinished(async () => app.close());
  const answer = await app.inject({ url: ROUTES.prompts });
  const { prompts: told, persona } = promptTexts.parse(answer.json());
  expect(told).toEqual(await prompts.list());
  expect(persona).toEqual(prompts.persona);
  expect(routes.find(({ path }) => path === ROUTES.prompts)?.config?.access).toBe('guarded');
});
