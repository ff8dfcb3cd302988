import { expect, it, onTestFinished } from 'vitest';
import { CAPABILITIES } from '../../shared/domain/capabilities/capabilities.ts';
import { describeCapabilities } from '../../shared/domain/capabilities/describe.ts';
import { ROUTES } from '../../shared/protocol/routes.ts';
import { capabilityInfos } from '../../shared/schemas/capability.ts';
import { buildTestApp, OWNER } from '../testing/build-test-app.ts';

async function ask(headers: Record<string, string>) {
  const { app } = await buildTestApp();
  onTestFinished(() => app.close());
  return app.inject({ url: ROUTES.capabilities, headers });
}

it('tells everything that the registry holds, with its input as JSON Schema', async () => {
  const answer = await ask(OWNER);
  expect(answer.statusCode).toBe(200);
  const { capabilities } = capabilityInfos.parse(answer.json());
  expect(capabilities).toEqual(describeCapabilities(CAPABILITIES));
  expect(capabilities.find(({ name }) => name === 'recall')).toMatchObject({
    risk: 'read',
    where: 'app',
    input: { type: 'object', required: ['text'], additionalProperties: false },
  });
});

it('is nobody’s business without the key', async () => {
  const { host, ...stranger } = OWNER as Record<string, string>;
  delete stranger['authorization'];
  const answer = await ask({ ...(host === undefined ? {} : { host }), ...stranger });
  expect(answer.statusCode).toBe(401);
});
