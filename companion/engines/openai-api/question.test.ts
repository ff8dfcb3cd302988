import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isKnownError } from '../../../shared/protocol/errors.ts';
import { prompt, sampling } from '../../../shared/schemas/index.ts';
import { runs } from '../../../shared/testing/runs.ts';
import { chatRequest } from './chat-request.ts';
import { questionOf, UNSUPPORTED } from './question.ts';

const hello = { model: 'nima', messages: [{ role: 'user', content: 'Hello' }] };
const asked = (more: Record<string, unknown>) => questionOf(chatRequest.parse({ ...hello, ...more }));
const refusedFor = (field: string) =>
  expect.objectContaining({ code: 'bad_request', details: expect.objectContaining({ fields: [field] }) });

describe('a request as a question', () => {
  it('asks for nothing that was left out, or said to be nothing', () => {
    const bare = { prompt: { messages: hello.messages }, urgency: 'chat' };
    expect(asked({})).toEqual(bare);
    const nothing = { max_tokens: null, temperature: null, top_p: null, seed: null, stop: null, n: null };
    expect(asked({ ...nothing, response_format: null, tools: [], logit_bias: {}, stop: [] })).toEqual(bare);
    expect(asked({ tool_choice: 'none', logprobs: false, top_logprobs: 0, modalities: ['text'] })).toEqual(
      bare,
    );
  });

  it('prefers the newer name of the length, and keeps to the longest there is', () => {
    expect(asked({ max_tokens: 5 })).toMatchObject({ maxTokens: 5 });
    expect(asked({ max_tokens: 5, max_completion_tokens: 6 })).toMatchObject({ maxTokens: 6 });
    expect(asked({ max_tokens: 1_000_000 })).toMatchObject({ maxTokens: 8192 });
  });

  it('takes the likeliest word where no share of them is left', () => {
    const question = asked({ top_p: 0, temperature: 1 });
    expect(question).toMatchObject({ temperature: 0 });
    expect(question).not.toHaveProperty('topP');
  });

  it('fits any whole number into what seeds an engine', () => {
    expect(asked({ seed: 7 })).toMatchObject({ seed: 7 });
    expect(asked({ seed: -1 })).toMatchObject({ seed: 0xff_ff_ff_ff });
    expect(asked({ seed: 2 ** 40 + 3 })).toMatchObject({ seed: 3 });
  });

  it.each([
    ['tools', [{}]],
    ['functions', [{}]],
    ['tool_choice', 'required'],
    ['tool_choice', { type: 'function' }],
    ['function_call', { name: 'f' }],
    ['n', 2],
    ['logprobs', true],
    ['top_logprobs', 3],
    ['logit_bias', { 50256: -100 }],
    ['presence_penalty', 0.5],
    ['frequency_penalty', -1],
    ['modalities', ['text', 'audio']],
    ['audio', { voice: 'alloy' }],
    ['web_search_options', {}],
  ])('is refused for what it cannot do: %s', (field, value) => {
    expect(() => asked({ [field]: value })).toThrow(refusedFor(field));
  });
});

const formatOf = (schema: unknown) => ({
  response_format: { type: 'json_schema', json_schema: { name: 'a', strict: true, schema } },
});

it('docs/api.md names every field that is read and every one that is refused', () => {
  const page = readFileSync(new URL('../../../docs/api.md', import.meta.url), 'utf8');
  const chapter = page.slice(page.indexOf('## With an OpenAI client'));
  const fields = [...Object.keys(chatRequest.shape), ...Object.keys(UNSUPPORTED)];
  expect(fields.filter((field) => field !== 'model' && !chapter.includes(`\`${field}\``))).toEqual([]);
});

describe('the shape of an answer', () => {
  it('is text, any object, or what a schema says', () => {
    const schema = { type: 'object', properties: { a: { type: 'integer' } } };
    expect(asked({ response_format: { type: 'text' } })).not.toHaveProperty('schema');
    expect(asked({ response_format: { type: 'json_object' } }).schema).toEqual({
      type: 'object',
      additionalProperties: true,
    });
    expect(asked(formatOf(schema)).schema).toEqual(schema);
  });

  it('is refused where there is none, and where a grammar could not hold it', () => {
    expect(() => asked({ response_format: { type: 'grammar' } })).toThrow(refusedFor('response_format.type'));
    expect(() => asked({ response_format: { type: 'json_schema' } })).toThrow(
      refusedFor('response_format.json_schema'),
    );
    expect(() => asked(formatOf({ type: 'object', properties: { a: { $ref: '#' } } }))).toThrow(
      expect.objectContaining({ message: expect.stringContaining('held to: properties.a.$ref.') }),
    );
    let deep: Record<string, unknown> = { type: 'string' };
    for (let level = 0; level < 5000; level += 1) deep = { type: 'array', items: deep };
    expect(() => asked(formatOf(deep))).toThrow(refusedFor('response_format.json_schema.schema'));
  });
});

/** What a client may send for each field: what it means, what means nothing, and what is neither. */
const word = fc.string({ maxLength: 20 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.oneof({ arbitrary: value, weight: 4 }, fc.constant(null));
const content = fc.oneof(
  { arbitrary: word, weight: 6 },
  fc.array(fc.record({ type: fc.constantFrom('text', 'refusal', 'image_url'), text: word }), {
    maxLength: 3,
  }),
  fc.constant(null),
);
const role = fc.oneof(
  { arbitrary: fc.constantFrom('system', 'developer', 'user', 'assistant'), weight: 12 },
  fc.constantFrom('tool', 'function'),
  word,
);
const request = fc.record(
  {
    model: fc.constantFrom('nima', 'small'),
    messages: fc.array(fc.record({ role, content }), { minLength: 1, maxLength: 8 }),
    max_tokens: maybe(fc.integer({ min: 1 })),
    max_completion_tokens: maybe(fc.integer({ min: 1 })),
    temperature: maybe(fc.double({ min: 0, max: 2, noNaN: true })),
    top_p: maybe(fc.double({ min: 0, max: 1, noNaN: true })),
    top_k: maybe(fc.integer({ min: 0, max: 1000 })),
    seed: maybe(fc.maxSafeInteger()),
    stop: maybe(
      fc.oneof(fc.string({ minLength: 1 }), fc.array(fc.string({ minLength: 1 }), { maxLength: 4 })),
    ),
    n: maybe(fc.constantFrom(1, 1, 1, 2)),
    tools: maybe(fc.constantFrom([], [], [{}])),
    logit_bias: maybe(fc.dictionary(word, fc.integer(), { maxKeys: 1 })),
    response_format: maybe(
      fc.oneof(
        fc.constant({ type: 'text' }),
        fc.record({
          type: fc.constantFrom('json_schema', 'json_object', 'grammar'),
          json_schema: fc.record({ schema: fc.dictionary(word, fc.jsonValue()) }),
        }),
      ),
    ),
    metadata: fc.jsonValue(),
  },
  { requiredKeys: ['model', 'messages'] },
);

/** The question, or the code and the field of its refusal. Anything else thrown is a bug, and stays one. */
function outcomeOf(body: unknown) {
  try {
    return { question: questionOf(chatRequest.parse(body)) };
  } catch (error) {
    if (!isKnownError(error)) throw error;
    const [field] = z.array(z.string()).parse(error.details?.['fields']);
    return { refusal: `${error.code} ${field}` };
  }
}

const heldByThePort = z.looseObject({ prompt, ...sampling, urgency: z.literal('chat') });

describe('any request of the schema', () => {
  it('becomes a question that the port can hold, in turns, or is refused by name', () => {
    const seen = { asked: 0, refused: 0 };
    const holds = fc.property(request, (body) => {
      const { question, refusal } = outcomeOf(body);
      seen[question ? 'asked' : 'refused'] += 1;
      if (!question) return /^bad_request [a-z_]/.test(refusal);
      const roles = question.prompt.messages.map((message) => message.role);
      return heldByThePort.safeParse(question).success && roles.every((one, at) => one !== roles[at + 1]);
    });
    fc.assert(holds, { seed: 11, numRuns: runs(2000) });
    expect(Math.min(seen.asked, seen.refused)).toBeGreaterThan(0);
  });

  it('loses not a word of what it was told', () => {
    const text = fc.stringMatching(/^[a-z]{1,12}$/);
    const messages = fc.array(
      fc.record({ role: fc.constantFrom('system', 'developer', 'user', 'assistant'), content: text }),
      { minLength: 1, maxLength: 12 },
    );
    const holds = fc.property(messages, (said) => {
      const { question } = outcomeOf({
        model: 'nima',
        messages: [...said, { role: 'user', content: 'last' }],
      });
      const read = [
        question?.prompt.system ?? [],
        question?.prompt.messages.map(({ content: of }) => of) ?? [],
      ];
      return (
        read.flat(2).join(' ').split(/\s+/).join() === [...said.map(({ content: of }) => of), 'last'].join()
      );
    });
    fc.assert(holds, { seed: 12, numRuns: runs(1000) });
    expect(outcomeOf({ model: 'nima', messages: [{ role: 'system', content: 'Hi' }] })).toEqual({
      refusal: 'bad_request messages',
    });
  });
});
