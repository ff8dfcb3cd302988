import { z } from 'zod';
import { estimateTokens } from '../../../shared/domain/orchestration/estimate-tokens.ts';
import { isKnownError } from '../../../shared/protocol/errors.ts';
import { estimateMessages } from './estimate-tokens.ts';
import type { Quirks } from './quirks.ts';
import type { WireMessage } from './request-body.ts';
import type { Server } from './server.ts';
import { isUnknownAddress } from './trouble.ts';

const llamaTokens = z.object({ tokens: z.array(z.unknown()) });
const llamaPrompt = z.object({ prompt: z.string() });
const vllmCount = z.object({ count: z.number().int().nonnegative() });

/** So many texts are counted at once: a server answers them one after the other anyway. */
const AT_ONCE = 4;

export interface Count {
  readonly tokens: number;
  /** Nobody counted: see estimateTokens. */
  readonly isEstimate: boolean;
}

/** Counts with the tokenizer of the server where it has one, and says where it could only guess. */
export class TokenCounter {
  readonly #server: Server;
  readonly #model: string;
  readonly #templateExtras: Quirks['templateExtras'];
  #tokenizer: Quirks['tokenizer'];

  constructor(server: Server, quirks: Quirks, model: string) {
    this.#server = server;
    this.#model = model;
    this.#templateExtras = quirks.templateExtras;
    this.#tokenizer = quirks.tokenizer;
  }

  async messages(messages: readonly WireMessage[], signal: AbortSignal): Promise<Count> {
    const counted = await this.#orEstimate(async () => this.#countMessages(messages, signal));
    return counted === undefined
      ? { tokens: estimateMessages(messages), isEstimate: true }
      : { tokens: counted, isEstimate: false };
  }

  async texts(texts: readonly string[], signal: AbortSignal): Promise<readonly Count[]> {
    const counts: Count[] = [];
    for (let at = 0; at < texts.length; at += AT_ONCE) {
      const some = texts.slice(at, at + AT_ONCE);
      counts.push(...(await Promise.all(some.map(async (text) => this.#text(text, signal)))));
    }
    return counts;
  }

  async #text(text: string, signal: AbortSignal): Promise<Count> {
    if (text === '') return { tokens: 0, isEstimate: false };
    const counted = await this.#orEstimate(async () => this.#countText(text, signal));
    return counted === undefined
      ? { tokens: estimateTokens(text), isEstimate: true }
      : { tokens: counted, isEstimate: false };
  }

  async #countMessages(messages: readonly WireMessage[], signal: AbortSignal): Promise<number | undefined> {
    if (this.#tokenizer === 'vllm')
      return this.#vllm({ messages, add_generation_prompt: true, ...this.#templateExtras }, signal);
    if (this.#tokenizer !== 'llama-server') return undefined;
    const { prompt } = llamaPrompt.parse(
      await this.#ask('/apply-template', { messages, ...this.#templateExtras }, signal),
    );
    return this.#llama({ content: prompt, add_special: true, parse_special: true }, signal);
  }

  async #countText(text: string, signal: AbortSignal): Promise<number | undefined> {
    if (this.#tokenizer === 'vllm') return this.#vllm({ prompt: text, add_special_tokens: false }, signal);
    if (this.#tokenizer !== 'llama-server') return undefined;
    return this.#llama({ content: text, add_special: false }, signal);
  }

  async #llama(body: object, signal: AbortSignal): Promise<number> {
    return llamaTokens.parse(await this.#ask('/tokenize', body, signal)).tokens.length;
  }

  async #vllm(body: object, signal: AbortSignal): Promise<number> {
    return vllmCount.parse(await this.#ask('/tokenize', body, signal)).count;
  }

  /** A server with several models wants to know whose tokens; one with a single model does not care. */
  #ask(path: string, body: object, signal: AbortSignal): Promise<unknown> {
    const url = `${this.#server.address.root}${path}`;
    return this.#server.json(url, { signal, body: { model: this.#model, ...body } });
  }

  /** A server that hides its tokenizer (behind a proxy, in an old version) is not asked a second time. */
  async #orEstimate(count: () => Promise<number | undefined>): Promise<number | undefined> {
    try {
      return await count();
    } catch (error) {
      const isBroken = isKnownError(error) && error.code === 'model_failed';
      const isHidden = error instanceof z.ZodError || isBroken || isUnknownAddress(error);
      if (!isHidden) throw error;
      this.#tokenizer = 'estimate';
      return undefined;
    }
  }
}
