export type FakeKind = 'llama-server' | 'ollama' | 'vllm' | 'lm-studio' | 'other';

/** What a fake server knows of itself. */
export interface FakeFacts {
  readonly kind: FakeKind;
  readonly models: readonly string[];
  readonly contextTokens: number;
  /** Whether the addresses for counting are there. */
  readonly hasTokenizer: boolean;
  readonly thinks: boolean;
}

export interface FakeReply {
  readonly status: number;
  readonly body: unknown;
}

type Body = Readonly<Record<string, unknown>>;
interface Message {
  readonly role: string;
  readonly content: string;
}

/** A word is a token. */
export const tokensOf = (text: string): string[] => text.match(/\S+\s*/g) ?? [];

const template = (messages: readonly Message[]): string =>
  `${messages.map(({ role, content }) => `<|im_start|> ${role}\n${content} <|im_end|>\n`).join('')}<|im_start|> assistant\n`;

export const promptTokens = (messages: readonly Message[]): number => tokensOf(template(messages)).length;

const ok = (body: unknown): FakeReply => ({ status: 200, body });

const OWNERS: Readonly<Record<FakeKind, string>> = {
  'llama-server': 'llamacpp',
  ollama: 'library',
  vllm: 'vllm',
  'lm-studio': 'organization_owner',
  other: 'somebody',
};

/** Everything but answering, as each of the servers has it; `undefined` is an address it does not know. */
export function replyOf(facts: FakeFacts, url: string, body: Body): FakeReply | undefined {
  const [path = ''] = url.split('?');
  if (path === '/v1/models') return ok({ object: 'list', data: listOf(facts) });
  if (path === '/v1/embeddings') return ok({ object: 'list', data: vectorsOf(body['input']) });
  switch (facts.kind) {
    case 'llama-server':
      return ofLlamaServer(facts, path, body);
    case 'ollama':
      return ofOllama(facts, path);
    case 'vllm':
      return ofVllm(facts, path, body);
    case 'lm-studio':
      return ofStudio(facts, path);
    case 'other':
      return undefined;
  }
}

function listOf({ kind, models, contextTokens }: FakeFacts): object[] | null {
  // Ollama says null where it has none.
  if (kind === 'ollama' && models.length === 0) return null;
  return models.map((id) => ({
    id,
    object: 'model',
    created: 1_700_000_000,
    owned_by: OWNERS[kind],
    ...(kind === 'vllm' ? { root: id, parent: null, max_model_len: contextTokens } : {}),
  }));
}

/** Last first: who takes them in the order they come puts every vector at the wrong text. */
function vectorsOf(input: unknown): object[] {
  const texts = [input].flat() as string[];
  const data = texts.map((text, index) => ({ object: 'embedding', index, embedding: [text.length, 1, 0.5] }));
  return data.toReversed();
}

function ofLlamaServer(facts: FakeFacts, path: string, body: Body): FakeReply | undefined {
  if (path === '/props') {
    return ok({ default_generation_settings: { n_ctx: facts.contextTokens }, total_slots: 1 });
  }
  if (!facts.hasTokenizer) return undefined;
  if (path === '/apply-template') return ok({ prompt: template(body['messages'] as Message[]) });
  if (path === '/tokenize') return ok({ tokens: tokensOf(body['content'] as string).map((_, at) => at) });
  return undefined;
}

function ofVllm(facts: FakeFacts, path: string, body: Body): FakeReply | undefined {
  if (path === '/version') return ok({ version: '0.11.0' });
  if (path !== '/tokenize' || !facts.hasTokenizer) return undefined;
  const text = 'messages' in body ? template(body['messages'] as Message[]) : (body['prompt'] as string);
  const tokens = tokensOf(text);
  return ok({ count: tokens.length, max_model_len: facts.contextTokens, tokens: tokens.map((_, at) => at) });
}

function ofOllama({ models, contextTokens, thinks }: FakeFacts, path: string): FakeReply | undefined {
  if (path === '/api/version') return ok({ version: '0.12.3' });
  if (path === '/api/tags') return ok({ models: models.map((name) => ({ name, digest: 'd'.repeat(64) })) });
  if (path === '/api/ps') return ok({ models: [] });
  if (path !== '/api/show') return undefined;
  return ok({
    parameters: `stop "<|im_end|>"\nnum_ctx ${contextTokens}\ntemperature 0.6`,
    model_info: { 'general.architecture': 'qwen3', 'qwen3.context_length': 40_960 },
    capabilities: thinks ? ['completion', 'thinking'] : ['completion'],
  });
}

function ofStudio({ models, contextTokens }: FakeFacts, path: string): FakeReply | undefined {
  // It answers 200 to what it does not know.
  if (path !== '/api/v0/models') return ok({ error: `Unexpected endpoint or method. (GET ${path})` });
  const data = models.map((id) => ({
    id,
    type: id.includes('embed') ? 'embeddings' : 'llm',
    state: 'loaded',
    max_context_length: 131_072,
    loaded_context_length: contextTokens,
  }));
  return ok({ object: 'list', data });
}
