import { describe, expect, it, vi } from 'vitest';
import { estimateTokens } from '../../../shared/domain/orchestration/estimate-tokens.ts';
import type { ModelState } from '../../../shared/ports/model.ts';
import {
  endOf,
  eventsOf,
  modelContract,
  questionOf,
  textOf,
} from '../../../shared/testing/model-contract.ts';
import type { FakeKind } from '../../testing/fake-model-dialects.ts';
import { FAKE_ANSWER, fakeModelServer } from '../../testing/fake-model-server.ts';
import { FakeTimer } from '../../testing/fake-timer.ts';
import { FAKE_SETTINGS, openFakeModel } from '../../testing/open-fake-model.ts';
import { OpenAiModel } from './openai-model.ts';

const KINDS: readonly FakeKind[] = ['llama-server', 'ollama', 'vllm', 'lm-studio', 'other'];
const never = (): AbortSignal => new AbortController().signal;

/** An address at which nobody listens any more. */
async function deadUrl(): Promise<string> {
  const { url, close } = await fakeModelServer('other');
  await close();
  return url;
}

for (const kind of KINDS) {
  modelContract(`OpenAiModel with ${kind}`, {
    async open() {
      const server = await fakeModelServer(kind);
      const model = await OpenAiModel.open(
        { ...FAKE_SETTINGS, url: server.url, contextTokens: 600 },
        { timer: new FakeTimer() },
      );
      return {
        model,
        async close() {
          await model.close();
          await server.close();
        },
      };
    },
    async openAbsent() {
      const model = await OpenAiModel.open(
        { ...FAKE_SETTINGS, url: await deadUrl() },
        { timer: new FakeTimer() },
      );
      return { model, close: () => model.close() };
    },
  });
}

describe('a model behind a server', () => {
  it.each([
    ['llama-server', 'calm:1b on llama-server at '],
    ['ollama', 'calm:1b on Ollama at '],
    ['vllm', 'calm:1b on vLLM at '],
    ['lm-studio', 'calm:1b on LM Studio at '],
    ['other', 'calm:1b on The server at '],
  ] as const)('says what it is and where: %s', async (kind, beginning) => {
    const { model, server } = await openFakeModel(kind, {}, { contextTokens: 600 });
    expect(model.getState()).toEqual({
      kind: 'ready',
      model: `${beginning}${server.host}`,
      contextTokens: 600,
    });
  });

  it('learns how much the server reads, and goes no higher than it was set to', async () => {
    const read = async (kind: FakeKind, contextTokens?: number) => {
      const { model } = await openFakeModel(kind, { contextTokens: 3000 }, { contextTokens });
      const state = model.getState();
      return state.kind === 'ready' ? state.contextTokens : state.kind;
    };
    expect(await Promise.all(KINDS.map((kind) => read(kind)))).toEqual([3000, 3000, 3000, 3000, 4096]);
    expect(await Promise.all(KINDS.map((kind) => read(kind, 1000)))).toEqual([1000, 1000, 1000, 1000, 1000]);
  });

  it('takes an address with /v1 as well as one without', async () => {
    const { server } = await openFakeModel('vllm');
    const model = await OpenAiModel.open(
      { ...FAKE_SETTINGS, url: `${server.url}/v1/` },
      { timer: new FakeTimer() },
    );
    expect(model.getState()).toMatchObject({ kind: 'ready', contextTokens: 600 });
    expect(await model.countTexts(['one two three'], never())).toEqual([3]);
    await model.close();
  });

  it('takes the first model that answers, and no model for vectors', async () => {
    const { model } = await openFakeModel('lm-studio', { models: ['nomic-embed-text', 'calm:7b'] });
    expect(model.getState()).toMatchObject({ model: expect.stringMatching(/^calm:7b on LM Studio/) });
  });

  it('says so where the model that was asked for is not there, and which are', async () => {
    const { model } = await openFakeModel('ollama', { models: ['a:1b', 'b:2b'] }, { model: 'c:3b' });
    expect(model.getState()).toMatchObject({
      kind: 'none',
      reason: expect.stringMatching(
        /^Ollama at 127\.0\.0\.1:\d+ has no model c:3b; it has a:1b, b:2b\. Correct/,
      ),
    });
  });

  it('says so where the server has no model at all', async () => {
    const { model } = await openFakeModel('ollama', { models: [] });
    expect(model.getState()).toMatchObject({ kind: 'none', reason: expect.stringMatching(/has no model/) });
  });

  it('counts with the tokenizer of the server where it has one', async () => {
    const ofWords = async (kind: FakeKind, hasTokenizer: boolean) => {
      const { model } = await openFakeModel(kind, { hasTokenizer });
      return model.countTexts(['', 'one two three four'], never());
    };
    expect(await ofWords('llama-server', true)).toEqual([0, 4]);
    expect(await ofWords('vllm', true)).toEqual([0, 4]);
    expect(await ofWords('llama-server', false)).toEqual([0, estimateTokens('one two three four')]);
    expect(await ofWords('ollama', true)).toEqual([0, estimateTokens('one two three four')]);
  });

  it('asks a server that hides its tokenizer only once', async () => {
    const { model, server } = await openFakeModel('llama-server', { hasTokenizer: false });
    const { prompt } = questionOf('Hello');
    const counts = [await model.countPrompt(prompt, never()), await model.countPrompt(prompt, never())];
    expect(counts[0]).toBe(counts[1]);
    expect(server.requests.filter(({ path }) => path === '/apply-template')).toHaveLength(1);
    expect(model.getState()).toMatchObject({ kind: 'ready' });
  });

  it('says the whole answer, and what the server counted', async () => {
    for (const kind of KINDS) {
      const { model } = await openFakeModel(kind, {}, { maxTokens: 200 });
      const events = await eventsOf(model.answer(questionOf('Hello'), never()));
      expect(textOf(events)).toBe(FAKE_ANSWER);
      const { reason, figures } = endOf(events);
      expect(reason).toBe('stop');
      expect(figures).toMatchObject({ promptTokens: 12, answerTokens: FAKE_ANSWER.split(' ').length });
      expect(figures).not.toHaveProperty('estimated');
    }
  });

  it('counts for itself where the server does not, and says that it guessed', async () => {
    const { model } = await openFakeModel('other', { usage: false });
    const { figures } = endOf(await eventsOf(model.answer(questionOf('Hello', { maxTokens: 7 }), never())));
    expect(figures).toMatchObject({ answerTokens: 7, estimated: true });
  });

  it('tells how far llama-server has read', async () => {
    const { model } = await openFakeModel('llama-server');
    const events = await eventsOf(model.answer(questionOf('Hello', { maxTokens: 1 }), never()));
    expect(events.filter(({ type }) => type === 'prefill')).toEqual([
      { type: 'prefill', read: 0, total: 12, cached: 0 },
      { type: 'prefill', read: 12, total: 12, cached: 0 },
      { type: 'prefill', read: 12, total: 12, cached: 0 },
    ]);
  });

  it('closes the connection when it is stopped, or left', async () => {
    const { model, server } = await openFakeModel(
      'ollama',
      { says: 'again '.repeat(5000) },
      { maxTokens: 5000, contextTokens: 600 },
    );
    const stopper = new AbortController();
    for await (const { type } of model.answer(questionOf('Hello', { maxTokens: 500 }), stopper.signal)) {
      if (type === 'text') stopper.abort();
    }
    await vi.waitFor(() => expect([server.abandoned, server.speaking]).toEqual([1, 0]));
    for await (const { type } of model.answer(questionOf('Hello', { maxTokens: 500 }), never())) {
      if (type === 'text') break;
    }
    await vi.waitFor(() => expect([server.abandoned, server.speaking]).toEqual([2, 0]));
  });

  it('ends with what was said when it is closed in the middle of an answer', async () => {
    const { model, server } = await openFakeModel('vllm');
    const events = [];
    for await (const event of model.answer(questionOf('Hello'), never())) {
      events.push(event);
      if (event.type === 'text') await model.close();
    }
    expect(endOf(events).reason).toBe('aborted');
    await vi.waitFor(() => expect(server.speaking).toBe(0));
    await expect(model.countTexts(['a'], never())).rejects.toMatchObject({ code: 'model_unavailable' });
  });

  it('leaves nothing behind when it is closed', async () => {
    const { model, timer } = await openFakeModel('vllm');
    expect(timer.active).toBe(1);
    await model.close();
    expect([timer.active, model.getState().kind]).toEqual([0, 'none']);
  });
});

describe('a server that comes and goes', () => {
  it('is found when it is started, and missed when it is gone', async () => {
    const first = await fakeModelServer('ollama');
    const { port, url } = first;
    const timer = new FakeTimer();
    const model = await OpenAiModel.open({ ...FAKE_SETTINGS, url }, { timer });
    const states: ModelState['kind'][] = [];
    model.subscribe(({ kind }) => states.push(kind));
    await first.close();
    await expect(eventsOf(model.answer(questionOf('Hello'), never()))).rejects.toMatchObject({
      code: 'model_unavailable',
      message: expect.stringMatching(/^Ollama at 127\.0\.0\.1:\d+ does not answer \(ECONN.+\)\. Start it/),
    });
    expect(model.getState().kind).toBe('none');
    const second = await fakeModelServer('ollama', { port });
    timer.advance(15_000);
    await vi.waitFor(() => expect(model.getState().kind).toBe('ready'));
    expect(textOf(await eventsOf(model.answer(questionOf('Hello'), never())))).not.toBe('');
    expect(states).toEqual(['none', 'ready']);
    await model.close();
    await second.close();
  });

  it('is waited for while it loads its model', async () => {
    let isLoading = true;
    const { model, timer } = await openFakeModel('llama-server', { isLoading: () => isLoading });
    expect(model.getState()).toMatchObject({ kind: 'loading', share: 0 });
    await expect(eventsOf(model.answer(questionOf('Hello'), never()))).rejects.toMatchObject({
      code: 'model_loading',
      retryable: true,
    });
    isLoading = false;
    timer.advance(15_000);
    await vi.waitFor(() => expect(model.getState().kind).toBe('ready'));
  });

  it('is tried by the next question too, without waiting for the timer', async () => {
    const first = await fakeModelServer('vllm');
    await first.close();
    const model = await OpenAiModel.open({ ...FAKE_SETTINGS, url: first.url }, { timer: new FakeTimer() });
    expect(model.getState().kind).toBe('none');
    const second = await fakeModelServer('vllm', { port: first.port });
    expect(await model.countTexts(['a b'], never())).toEqual([2]);
    await model.close();
    await second.close();
  });
});

describe('vectors', () => {
  it('come in the order of the texts, many at a time', async () => {
    const { model, server } = await openFakeModel('lm-studio', {}, { embeddingModel: 'nomic-embed-text' });
    const texts = Array.from({ length: 150 }, (_, at) => 'x'.repeat(at));
    const vectors = await model.embed(texts, never());
    expect(vectors.map(([first]) => first)).toEqual(texts.map(({ length }) => length));
    const asked = server.requests.filter(({ path }) => path === '/v1/embeddings');
    expect(asked.map(({ body }) => [body['model'], (body['input'] as string[]).length])).toEqual([
      ['nomic-embed-text', 64],
      ['nomic-embed-text', 64],
      ['nomic-embed-text', 22],
    ]);
  });

  it('need a model of their own', async () => {
    const { model } = await openFakeModel('vllm');
    await expect(model.embed(['a'], never())).rejects.toMatchObject({ code: 'no_embedding_model' });
  });
});

describe('a server beyond the house', () => {
  it('is not spoken to without consent, however it got into the settings', async () => {
    const opened = OpenAiModel.open(
      { ...FAKE_SETTINGS, url: 'https://api.example.com/v1' },
      { timer: new FakeTimer() },
    );
    await expect(opened).rejects.toMatchObject({
      code: 'config_invalid',
      message: expect.stringContaining('api.example.com is beyond this machine'),
    });
  });
});
