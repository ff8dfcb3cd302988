import { delimiter } from 'node:path';
import type { SettingKey } from './schema.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

type Kind = 'text' | 'number' | 'boolean' | 'paths';

/**
 * The variable that carries each setting, and how its text is read. The names beginning with LLAMA are those of
 * llama.cpp set-ups that people already have. NIMA_HOME is not here: it says where the file is, so it cannot be in it.
 */
export const ENVIRONMENT: Readonly<Record<SettingKey, { readonly name: string; readonly kind: Kind }>> = {
  port: { name: 'PORT', kind: 'number' },
  host: { name: 'HOST', kind: 'text' },
  logLevel: { name: 'NIMA_LOG_LEVEL', kind: 'text' },
  webDir: { name: 'NIMA_WEB_DIR', kind: 'text' },
  engine: { name: 'NIMA_ENGINE', kind: 'text' },
  model: { name: 'LLAMA_CPP_MODEL', kind: 'text' },
  modelFolders: { name: 'NIMA_MODEL_FOLDERS', kind: 'paths' },
  embeddingModel: { name: 'NIMA_EMBEDDING_MODEL', kind: 'text' },
  maxTokens: { name: 'LLAMA_CPP_MAX_TOKENS', kind: 'number' },
  threads: { name: 'LLAMA_CPP_THREADS', kind: 'number' },
  temperature: { name: 'LLAMA_CPP_TEMPERATURE', kind: 'number' },
  topP: { name: 'LLAMA_CPP_TOP_P', kind: 'number' },
  topK: { name: 'NIMA_TOP_K', kind: 'number' },
  timeoutSeconds: { name: 'LLAMA_CPP_TIMEOUT', kind: 'number' },
  contextTokens: { name: 'NIMA_CONTEXT_TOKENS', kind: 'number' },
  mostWaiting: { name: 'NIMA_MOST_WAITING', kind: 'number' },
  promptPath: { name: 'LLAMA_PROMPT_PATH', kind: 'text' },
  responderPromptPath: { name: 'LLAMA_RESPONDER_PROMPT_PATH', kind: 'text' },
  personaPath: { name: 'NIMA_PERSONA_PATH', kind: 'text' },
  openaiUrl: { name: 'NIMA_OPENAI_URL', kind: 'text' },
  openaiKey: { name: 'NIMA_OPENAI_KEY', kind: 'text' },
  openaiModel: { name: 'NIMA_OPENAI_MODEL', kind: 'text' },
  openaiMayLeaveHome: { name: 'NIMA_OPENAI_MAY_LEAVE_HOME', kind: 'boolean' },
};

/** A variable is text: what does not read as its kind stays text, for the schema to refuse by name. */
function fromText(kind: Kind, text: string): unknown {
  if (kind === 'number') return /^-?\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) : text;
  if (kind === 'boolean') return /^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : text;
  if (kind === 'paths') {
    const paths = text.split(delimiter).map((path) => path.trim());
    return paths.filter((path) => path !== '');
  }
  return text;
}

export function fromEnvironment(env: Environment): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [key, { name, kind }] of Object.entries(ENVIRONMENT)) {
    const text = env[name]?.trim() ?? '';
    // An empty variable is how shells and compose files say "not set".
    if (text !== '') found.set(key, fromText(kind, text));
  }
  return found;
}
