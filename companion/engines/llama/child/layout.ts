import {
  type ChatHistoryItem,
  type ChatWrapper,
  type LlamaModel,
  type LlamaText,
  resolveChatWrapper,
  type Token,
} from 'node-llama-cpp';
import type { Prompt } from '../../../../shared/schemas/index.ts';

/** Stands between what a person wrote and what was recalled for it. */
const BETWEEN = '\n\n';

export interface Laid {
  readonly tokens: readonly Token[];
  /** What ends an answer, beside the marks that the model itself knows as an end. */
  readonly stopTokens: ReadonlySet<Token>;
  readonly stopTexts: readonly string[];
}

/** Prompts as the tokens of one model: its own template, with everything that people wrote as text and nothing else. */
export class Layout {
  readonly #model: LlamaModel;
  readonly #template: ChatWrapper;
  /** The stable part of the prompt before, by its system text: it seldom changes. */
  #stable: { readonly system: string; readonly tokens: readonly Token[] } | undefined;

  constructor(model: LlamaModel) {
    this.#model = model;
    this.#template = templateOf(model);
  }

  lay(prompt: Prompt): Laid {
    const { contextText, stopGenerationTriggers } = this.#template.generateContextState({
      chatHistory: historyOf(prompt),
    });
    return { tokens: this.#tokensOf(contextText), ...this.#stopsOf(stopGenerationTriggers) };
  }

  /** What every conversation under this system text begins with, whoever says what. */
  stableTokens(system: string | undefined): readonly Token[] {
    if (system === undefined) return [];
    if (this.#stable?.system === system) return this.#stable.tokens;
    const [one, other] = ['a', 'b'].map((content) => this.#turn({ system, messages: [user(content)] }));
    const tokens = common(one ?? [], other ?? []);
    this.#stable = { system, tokens };
    return tokens;
  }

  /** How much of the prompt is still true for the next question, when what was recalled for this one is gone. */
  keptLength(prompt: Prompt): number {
    const { volatile, ...kept } = prompt;
    const other = volatile === undefined ? { ...kept, volatile: 'a' } : kept;
    return common(this.#turn(prompt), this.#turn(other)).length;
  }

  /** What the next question will begin with, whatever it asks. */
  aheadTokens({ system, messages }: Prompt): readonly Token[] {
    const variants =
      messages.at(-1)?.role === 'user'
        ? ['a', 'b'].map((volatile) => ({ system, messages, volatile }))
        : ['a', 'b'].map((content) => ({ system, messages: [...messages, user(content)] }));
    const [one, other] = variants.map((variant) => this.#turn(variant));
    return common(one ?? [], other ?? []);
  }

  /** Text by itself, special marks in it being text as well. */
  countText(text: string): number {
    return this.#model.tokenize(text, false).length;
  }

  #turn(prompt: Prompt): readonly Token[] {
    return this.lay(prompt).tokens;
  }

  #tokensOf(text: LlamaText): Token[] {
    const tokens = text.tokenize(this.#model.tokenizer);
    const { bos, shouldPrependBosToken } = this.#model.tokens;
    return shouldPrependBosToken && bos !== null && tokens[0] !== bos ? [bos, ...tokens] : tokens;
  }

  #stopsOf(triggers: readonly LlamaText[]): Pick<Laid, 'stopTokens' | 'stopTexts'> {
    const stopTokens = new Set<Token>();
    const stopTexts: string[] = [];
    for (const trigger of triggers) {
      const [token] = trigger.tokenize(this.#model.tokenizer);
      // A mark is never part of a text, so nothing that follows it need be waited for.
      if (isMark(trigger) && token !== undefined && this.#model.isSpecialToken(token)) stopTokens.add(token);
      else stopTexts.push(trigger.values.map(String).join(''));
    }
    return { stopTokens, stopTexts };
  }
}

const user = (content: string) => ({ role: 'user', content }) as const;

const isMark = (trigger: LlamaText): boolean => trigger.values.some((value) => typeof value !== 'string');

/** How far two lists of tokens agree. */
export function commonLength(a: readonly Token[], b: readonly Token[]): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a[length] === b[length]) length += 1;
  return length;
}

const common = (a: readonly Token[], b: readonly Token[]): readonly Token[] => a.slice(0, commonLength(a, b));

/** Thinking aloud is off where a model can do without: on a small machine it is minutes of waiting. */
function templateOf(model: LlamaModel): ChatWrapper {
  const template = model.fileInfo.metadata.tokenizer?.chat_template ?? '';
  return resolveChatWrapper(model, {
    warningLogs: false,
    customWrapperSettings: {
      gemma4: { reasoning: false },
      jinjaTemplate: { reasoning: false },
      // A model that never thinks would take the empty thought for its own.
      ...(template.includes('enable_thinking') ? { qwen: { thoughts: 'discourage' } } : {}),
    },
  });
}

function historyOf({ system, messages, volatile }: Prompt): ChatHistoryItem[] {
  const items: ChatHistoryItem[] = system === undefined ? [] : [{ type: 'system', text: system }];
  const last = messages.findLastIndex(({ role }) => role === 'user');
  if (last === -1 && volatile !== undefined) items.push({ type: 'user', text: volatile });
  for (const [index, { role, content }] of messages.entries()) {
    const more = index === last && volatile !== undefined ? BETWEEN + volatile : '';
    items.push(
      role === 'user' ? { type: 'user', text: content + more } : { type: 'model', response: [content] },
    );
  }
  // An answer that begins with what the assistant said is continued; any other begins with nothing.
  return messages.at(-1)?.role === 'assistant' ? items : [...items, { type: 'model', response: [''] }];
}
