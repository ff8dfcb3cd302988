import { fault, isKnownError, type KnownError } from '../../../shared/protocol/errors.ts';

/** Enough to recognise what a server complains about, short enough for one line. */
const SHOWN_LENGTH = 200;

/** What went wrong on a server's side, always said with its name, and never with the key it was asked with. */
export class Trouble {
  readonly label: string;
  readonly #key: string | undefined;

  /** The label is "Ollama at localhost:11434". */
  constructor(label: string, key: string | undefined) {
    this.label = label;
    this.#key = key;
  }

  /** What it said, out of whatever it sent: its own error shapes, a web page, anything. */
  said(body: string): string {
    const text = (messageOf(body) ?? body.replace(/<(script|style)\b.*?<\/\1>|<[^>]*>/gis, ' '))
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim();
    const safe = this.#key === undefined ? text : text.replaceAll(this.#key, '[key]');
    if (safe === '') return 'nothing more';
    return `"${safe.length > SHOWN_LENGTH ? `${safe.slice(0, SHOWN_LENGTH)}...` : safe}"`;
  }

  unreachable(error: unknown): KnownError {
    const message = `${this.label} does not answer (${reasonOf(error)}). Start it, or choose another engine in the settings.`;
    return fault('model_unavailable', message);
  }

  /** An answer that is none, by its status. */
  refused(status: number, body: string): KnownError {
    const said = this.said(body);
    const options = { details: { status } };
    if (status === 401 || status === 403) {
      const message = `${this.label} refuses the key (${status}): ${said}. Set openaiKey (NIMA_OPENAI_KEY) to one it knows.`;
      return fault('model_unavailable', message, options);
    }
    if (status === 404) {
      const message = `${this.label} does not know the model or the address (404): ${said}. Check openaiModel and openaiUrl.`;
      return fault('model_unavailable', message, options);
    }
    if (status === 503 && /loading/i.test(body)) {
      return fault('model_loading', `${this.label} is still loading its model. Try again in a moment.`);
    }
    return this.complained(body, status);
  }

  /** A complaint, perhaps in the middle of a stream, where there is no status any more. */
  complained(body: string, status?: number): KnownError {
    const tooLong = contextNumbers(body);
    if (tooLong) {
      const { tokens, limit } = tooLong;
      const numbers = `${tokens ?? 'more'} tokens${limit === undefined ? '' : `, and the limit is ${limit}`}`;
      const message = `${this.label} cannot read that much at once: ${numbers}. Shorten the conversation.`;
      return fault('context_exceeded', message, { details: { ...tooLong } });
    }
    const what = status === undefined ? 'broke off' : `failed (${status})`;
    return fault(
      'model_failed',
      `${this.label} ${what}: ${this.said(body)}. Try again, or look into its log.`,
    );
  }

  /** It spoke, and not as such a server does. */
  garbled(what: string, body = ''): KnownError {
    const said = body === '' ? '' : ` It said ${this.said(body)}.`;
    return fault(
      'model_failed',
      `${this.label} ${what}.${said} Check that openaiUrl is the address of its API.`,
    );
  }

  /** Nothing came for too long, or nothing will any more. */
  fellSilent(what: string): KnownError {
    return fault('model_failed', `${this.label} ${what}. Try again, or look into its log.`);
  }
}

function messageOf(body: string): string | undefined {
  const parsed = parse(body);
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  const { error, message, detail } = parsed as Record<string, unknown>;
  const inner = typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {};
  return [inner['message'], error, message, detail].find((text) => typeof text === 'string');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a server is there and knows no such address. */
export function isUnknownAddress(error: unknown): boolean {
  return isKnownError(error) && error.details?.['status'] === 404;
}

/** The words in which servers say that a prompt is too long, and the numbers in them. */
const TOO_LONG =
  /exceed_context_size|context_length_exceeded|maximum context length|exceed[^.]{0,40}context|context[^.]{0,30}(?:exceed|overflow)/i;
const NUMBERS: readonly (readonly ['tokens' | 'limit', RegExp])[] = [
  ['tokens', /"n_prompt_tokens"\s*:\s*(\d{1,9})/],
  ['tokens', /(?:requested|resulted in|request) \(?(\d{1,9}) (?:input )?tokens/i],
  ['limit', /"n_ctx"\s*:\s*(\d{1,9})/],
  ['limit', /context (?:length|size|window)[^\d"]{1,20}(\d{1,9})/i],
];

function contextNumbers(body: string): { tokens?: number; limit?: number } | undefined {
  if (!TOO_LONG.test(body)) return undefined;
  const found: { tokens?: number; limit?: number } = {};
  for (const [name, pattern] of NUMBERS) {
    const digits = pattern.exec(body)?.[1];
    if (digits !== undefined) found[name] ??= Number(digits);
  }
  return found;
}

/** The code of what went wrong below HTTP, if it has one: the message of fetch says only that it failed. */
export function codeOf(error: unknown): string | undefined {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const { code, name } = cause as { code?: unknown; name?: unknown };
  if (typeof code === 'string') return code;
  return typeof name === 'string' ? name : undefined;
}

/** As people know them from elsewhere, or in words. */
function reasonOf(error: unknown): string {
  const code = codeOf(error) ?? '';
  if (/^E[A-Z]+$/.test(code) && code !== 'Error') return code;
  if (/timeout/i.test(code)) return 'no answer in time';
  return code === 'UND_ERR_SOCKET' ? 'the connection was closed' : 'no connection';
}
