import { expect, it } from 'vitest';
import type { EngineStatus } from '../../../shared/schemas/index.ts';
import { buildListedModel, PRESENT } from '../../ports/testing/model-builders.ts';
import { buildEngine } from './testing/build-engine.ts';
import { titleOf } from './model-title.ts';

const chosen = buildListedModel({
  place: { ...PRESENT, path: '/models/Steady-1.7B-Q4_0.gguf' },
  isChosen: true,
});
const ready = (model: string, parts: Partial<EngineStatus> = {}) =>
  buildEngine({ state: { kind: 'ready', model, contextTokens: 4096 }, ...parts });

it.each([
  ['by the name in the list', ready('Steady-1.7B-Q4_0.gguf'), 'Steady 1.7B', null],
  ['by its file where another one is chosen meanwhile', ready('Other.gguf'), 'Other', null],
  [
    'with its server',
    ready('qwen3:1.7b on Ollama at localhost:11434', { engine: 'openai' }),
    'qwen3:1.7b',
    'Ollama at localhost:11434',
  ],
  [
    'with a server in whose name there is an "on"',
    ready('this on that on vLLM at pi.local:8000', { engine: 'openai' }),
    'this on that',
    'vLLM at pi.local:8000',
  ],
  [
    'by its own word where that is of another form',
    ready('gpt', { engine: 'openai', server: { host: 'example.org', isFar: true } }),
    'gpt',
    'example.org',
  ],
])('is called %s', (_, engine, name, server) => {
  expect(titleOf(engine, [chosen])).toEqual({ name, server });
});

it('has no name where there is none', () => {
  expect(titleOf(buildEngine(), [])).toEqual({ name: '', server: null });
});
