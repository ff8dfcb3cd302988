export const SERVER_KINDS = ['llama-server', 'vllm', 'ollama', 'lm-studio', 'openai', 'other'] as const;
export type ServerKind = (typeof SERVER_KINDS)[number];

/** In what one server differs from the next. All differences are here; the rest of the folder knows none by name. */
export interface Quirks {
  /** As people call it. */
  readonly name: string;
  /** Where it listens unless it was told otherwise, in the versions there are. */
  readonly usualPorts: readonly number[];
  /** What it writes into `owned_by` of its models. */
  readonly ownedBy?: string;
  /** An address that it alone answers, with a JSON object that holds this field. */
  readonly signature?: { readonly path: string; readonly field: string };
  /** It lists every model it answers for; one that is missing there is missing. */
  readonly listsAll: boolean;
  /** How it is held to a schema: by itself, or with JSON promised and the schema told in words. */
  readonly json: 'json_schema' | 'json_object';
  readonly lengthField: 'max_tokens' | 'max_completion_tokens';
  readonly takesTopK: boolean;
  readonly tokenizer: 'llama-server' | 'vllm' | 'estimate';
  /** Where it tells how much it reads. */
  readonly context: 'props' | 'model-list' | 'ollama' | 'lm-studio' | 'untold';
  /** How much it reads where it does not tell and nobody set it: its own default, or a careful guess. */
  readonly usualContext: number;
  /**
   * Said to its template, where a question is asked and where it is counted. Thinking aloud costs minutes on a small
   * machine, and is not shown.
   */
  readonly templateExtras: Readonly<Record<string, unknown>>;
  /** Sent with every question. */
  readonly extras: Readonly<Record<string, unknown>>;
  /** Sent with every question to a model that thinks; one that does not would refuse it. */
  readonly extrasIfThinking: Readonly<Record<string, unknown>>;
  /** Its template is text to its tokenizer: a marker in what a person wrote would end their turn. */
  readonly readsMarkers: boolean;
  /** How many tokens to ask for so that it reads ahead; absent where that gains nothing or costs money. */
  readonly primesWith?: number;
}

const NO_THINKING = { chat_template_kwargs: { enable_thinking: false } };

export const QUIRKS: Readonly<Record<ServerKind, Quirks>> = {
  'llama-server': {
    name: 'llama-server',
    usualPorts: [8080, 9931],
    ownedBy: 'llamacpp',
    signature: { path: '/props', field: 'default_generation_settings' },
    listsAll: false,
    json: 'json_schema',
    lengthField: 'max_tokens',
    takesTopK: true,
    tokenizer: 'llama-server',
    context: 'props',
    usualContext: 4096,
    templateExtras: NO_THINKING,
    extras: { cache_prompt: true, return_progress: true },
    extrasIfThinking: {},
    readsMarkers: true,
    primesWith: 0,
  },
  vllm: {
    name: 'vLLM',
    usualPorts: [8000],
    ownedBy: 'vllm',
    listsAll: true,
    json: 'json_schema',
    lengthField: 'max_tokens',
    takesTopK: true,
    tokenizer: 'vllm',
    context: 'model-list',
    usualContext: 4096,
    templateExtras: NO_THINKING,
    extras: {},
    extrasIfThinking: {},
    readsMarkers: true,
    primesWith: 1,
  },
  ollama: {
    name: 'Ollama',
    usualPorts: [11_434],
    signature: { path: '/api/version', field: 'version' },
    listsAll: true,
    json: 'json_schema',
    lengthField: 'max_tokens',
    takesTopK: false,
    tokenizer: 'estimate',
    context: 'ollama',
    usualContext: 4096,
    templateExtras: {},
    extras: {},
    extrasIfThinking: { reasoning_effort: 'none' },
    readsMarkers: true,
    primesWith: 1,
  },
  'lm-studio': {
    name: 'LM Studio',
    usualPorts: [1234],
    ownedBy: 'organization_owner',
    signature: { path: '/api/v0/models', field: 'data' },
    listsAll: true,
    json: 'json_schema',
    lengthField: 'max_tokens',
    takesTopK: true,
    tokenizer: 'estimate',
    context: 'lm-studio',
    usualContext: 4096,
    templateExtras: {},
    extras: {},
    extrasIfThinking: {},
    readsMarkers: true,
    primesWith: 1,
  },
  openai: {
    name: 'OpenAI',
    usualPorts: [],
    listsAll: false,
    json: 'json_schema',
    lengthField: 'max_completion_tokens',
    takesTopK: false,
    tokenizer: 'estimate',
    context: 'untold',
    usualContext: 128_000,
    templateExtras: {},
    extras: {},
    extrasIfThinking: {},
    readsMarkers: false,
  },
  other: {
    name: 'The server',
    usualPorts: [],
    listsAll: false,
    json: 'json_object',
    lengthField: 'max_tokens',
    takesTopK: false,
    tokenizer: 'estimate',
    context: 'untold',
    usualContext: 4096,
    templateExtras: {},
    extras: {},
    extrasIfThinking: {},
    readsMarkers: true,
  },
};
