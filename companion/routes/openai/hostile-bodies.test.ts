import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { errorBody } from '../../../shared/schemas/index.ts';
import { runs } from '../../../shared/testing/runs.ts';
import { openAiApp, post, type OpenAiApp } from '../../testing/open-ai-app.ts';

const USUAL = {
  '/chat/completions': {
    model: 'nima',
    messages: [
      { role: 'system', content: 'Be calm.' },
      { role: 'user', content: [{ type: 'text', text: 'Hello' }] },
    ],
    max_tokens: 4,
    temperature: 1,
    top_p: 1,
    seed: 1,
    stop: ['END'],
    stream: false,
    stream_options: { include_usage: true },
    response_format: { type: 'json_schema', json_schema: { name: 'a', schema: { type: 'object' } } },
    tools: [],
  },
  '/embeddings': { model: 'nima', input: ['calm'], encoding_format: 'base64', dimensions: 2 },
} as const;
type Path = keyof typeof USUAL;

/** What is put in the place of a value: all there is in JSON, and what breaks those who trust it. */
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom<unknown>(null, true, -1, 0, 1e308, 0.1, 2 ** 53, '', '\0', '\uD800', [], {}, [[]], [null]),
  fc.constantFrom<unknown>({ toString: 1 }, { length: -1 }, { constructor: 1 }, 'a'.repeat(5000)),
  fc.constantFrom(false, true),
);

type Place = readonly (string | number)[];

function placesOf(value: unknown, place: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [place];
  const below = Object.entries(value).flatMap(([key, part]) => placesOf(part, [...place, key]));
  return [place, ...below];
}

function withValueAt(value: unknown, [key, ...rest]: Place, put: unknown): unknown {
  if (key === undefined) return put;
  const copy: Record<string, unknown> = { ...(value as Record<string, unknown>) };
  copy[key] = withValueAt(copy[key], rest, put);
  return Array.isArray(value) ? Object.values(copy) : copy;
}

const told = z.object({
  error: z.object({ type: z.string(), param: z.nullable(z.string()), code: z.string(), message: z.string() }),
});

async function answerTo(test: OpenAiApp, path: Path, body: string) {
  const response = await post(test, path, body);
  return { status: response.status, text: await response.text() };
}

/** Answered, or refused by the client's fault and in words: a 500 would be ours. */
function isHonest({ status, text }: { status: number; text: string }): boolean {
  if (status === 200) return true;
  const body: unknown = JSON.parse(text);
  const isRefused = [400, 404, 413].includes(status);
  return isRefused && told.safeParse(body).success && errorBody.safeParse(body).success;
}

it.each(['/chat/completions', '/embeddings'] as const)('%s survives any body', async (path) => {
  const test = await openAiApp();
  const usual = USUAL[path];
  const mutated = fc
    .array(fc.tuple(fc.constantFrom(...placesOf(usual)), odd), { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce<unknown>((body, [place, put]) => withValueAt(body, place, put), usual))
    .map((body) => JSON.stringify(body) ?? 'null');
  const seen = new Map<number, number>();
  const holds = fc.asyncProperty(mutated, async (body) => {
    const answer = await answerTo(test, path, body);
    seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
    return isHonest(answer);
  });
  await fc.assert(holds, { seed: 13, numRuns: Math.max(30, runs(300)) });
  // Both happened, or nothing was tried.
  expect([seen.has(200), seen.has(400)]).toEqual([true, true]);
  expect(test.log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  expect([test.line.isBusy, test.line.waiting, test.timer.active]).toEqual([false, 0, 0]);
});

it.each([
  ['nested lists', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
  ['a nested schema', `${'{"items":'.repeat(20_000)}{}${'}'.repeat(20_000)}`],
])('a body is refused for %s in it, and does not end the companion', async (_what, nested) => {
  const test = await openAiApp();
  const { messages } = USUAL['/chat/completions'];
  const format = `{"type":"json_schema","json_schema":{"name":"a","schema":${nested}}}`;
  for (const body of [
    nested,
    `{"model":"nima","messages":${nested}}`,
    `{"model":"nima","messages":${JSON.stringify(messages)},"response_format":${format}}`,
  ]) {
    const answer = await answerTo(test, '/chat/completions', body);
    expect([answer.status, isHonest(answer)]).toEqual([400, true]);
  }
  const ignored = `{"model":"nima","messages":${JSON.stringify(messages)},"metadata":${nested}}`;
  expect((await answerTo(test, '/chat/completions', ignored)).status).toBe(200);
});
