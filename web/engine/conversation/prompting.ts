import { countedBy } from '../../../shared/domain/orchestration/count-tokens.ts';
import { textsToCount } from '../../../shared/domain/orchestration/describe-prompt.ts';
import { layOutPrompt } from '../../../shared/domain/orchestration/lay-out-prompt.ts';
import type { Citable, PromptAccount } from '../../../shared/domain/orchestration/prompt-account.ts';
import {
  PROMPT_LIMITS,
  type Day,
  type PromptInput,
  type PromptLimits,
} from '../../../shared/domain/orchestration/prompt-input.ts';
import {
  LONG_PROBE,
  PROBE_TEXT,
  SHORT_PROBE,
  templateCost,
} from '../../../shared/domain/orchestration/template-cost.ts';
import { originOf, type PromptOrigin } from '../../../shared/domain/tracing/prompt-pieces.ts';
import { timeZone } from '../../../shared/lib/time-zone.ts';
import { fault } from '../../../shared/protocol/errors.ts';
import type { Fact, Message, Prompt } from '../../../shared/schemas/index.ts';
import { personaTexts } from '../../../shared/domain/persona/persona-texts.ts';
import type { Persona } from '../../../shared/schemas/persona.ts';
import type { Answerer } from '../../ports/answerer.ts';
import type { Memory, Recalled } from '../../ports/memory.ts';
import type { Said } from './finding-said.ts';
import type { Folding } from './folding.ts';
import type { PlannedResult } from './planning.ts';

export interface PromptingParts {
  answerer: Pick<Answerer, 'count' | 'countPrompt' | 'prompts'>;
  memory: Pick<Memory, 'profile' | 'get' | 'timeZone'>;
  persona: () => Persona;
  /** What is told of a branch: its older part in short. */
  folding: Pick<Folding, 'summaryFor'>;
}

/** What was found for a question. */
export interface ToTell {
  readonly recalled: readonly Recalled[];
  readonly results: readonly PlannedResult[];
  readonly said: readonly Said[];
}

export interface LaidOut {
  readonly prompt: Prompt;
  readonly account: PromptAccount;
  readonly maxTokens: number;
  /** Where the parts of the prompt come from. */
  readonly origin: PromptOrigin;
}

/** Of what a model reads and writes in all, what is kept free for its answer. */
const ANSWER_SHARE = 0.25;
const MOST_ANSWER_TOKENS = 1024;

/** What stands among the memories and is none: no answer cites it. */
export const RESULT = 'result';
const SAID = 'said';

export function isMemory({ source }: Citable): boolean {
  return source !== RESULT && source !== SAID;
}

/** What a model is told to answer a question: counted by itself, laid out by the rules. */
export function createPrompting(parts: PromptingParts) {
  const costs = new Map<number, Pick<PromptLimits, 'perMessage' | 'perPrompt'>>();
  const costOf = async (signal: AbortSignal, contextTokens: number) => {
    const known = costs.get(contextTokens) ?? (await countTemplate(signal, parts.answerer));
    if (known) costs.set(contextTokens, known);
    return known ?? PROMPT_LIMITS;
  };
  return async (signal: AbortSignal, path: readonly Message[], known: ToTell): Promise<LaidOut> => {
    const input = withResults(await inputOf(signal, parts, path, known), known.results);
    const texts = textsToCount(input);
    const counted = await parts.answerer.count(signal, texts);
    if (!counted) throw fault('model_unavailable', 'There is no model to answer now.');
    const { contextTokens: context } = counted;
    const answer = Math.min(MOST_ANSWER_TOKENS, Math.floor(context * ANSWER_SHARE));
    const limits = { ...PROMPT_LIMITS, ...(await costOf(signal, context)) };
    const outcome = layOutPrompt(
      { ...input, budget: { context, answer }, limits },
      countedBy(texts, counted.counts),
    );
    if (outcome.kind === 'fits')
      return { ...outcome, maxTokens: answer, origin: originOf(input, outcome.prompt) };
    const { needed } = outcome;
    throw fault(
      'context_exceeded',
      `This message needs ${needed} tokens; the model reads ${context} at once.`,
      {
        details: { tokens: needed, limit: context },
      },
    );
  };
}

/** Exact where the model's template can be counted; the defaults are a guess. */
async function countTemplate(signal: AbortSignal, answerer: PromptingParts['answerer']) {
  const [text, short, long] = await Promise.all([
    answerer.count(signal, [PROBE_TEXT]),
    answerer.countPrompt(signal, SHORT_PROBE),
    answerer.countPrompt(signal, LONG_PROBE),
  ]);
  if (!text || !short || !long) return null;
  return templateCost({ text: text.counts[0] ?? 0, short: short.count, long: long.count });
}

async function inputOf(
  signal: AbortSignal,
  { answerer, memory, persona, folding }: PromptingParts,
  path: readonly Message[],
  { recalled, said }: ToTell,
): Promise<PromptInput> {
  const [texts, profile, { summary, exchanges }] = await Promise.all([
    answerer.prompts(signal),
    memory.profile(),
    folding.summaryFor(path),
  ]);
  const responder = texts.find(({ name }) => name === 'responder');
  const pinned = await Promise.all(profile.pinnedFacts.map(async (id) => memory.get(id)));
  const zone = memory.timeZone.getState();
  return {
    ...personaTexts(persona(), profile.locale, responder),
    profile,
    pinnedFacts: pinned.flatMap((fact) => (fact && fact.deletedAt === null ? [knownOf(fact, zone)] : [])),
    summary,
    turns: exchanges.slice(0, -1).map(({ question, reply }) => ({
      id: question.id,
      question: question.text,
      reply: reply?.text ?? null,
      pinned: question.pinned || (reply?.pinned ?? false),
    })),
    question: exchanges.at(-1)?.question.text ?? '',
    recalled: recalled.map(({ fact, score }) => ({ ...knownOf(fact, zone), source: fact.source, score })),
    said: said.map(({ id, text, by, at, score }) => ({
      id,
      text,
      category: by,
      day: dayOf(at, zone),
      source: SAID,
      score,
    })),
    passages: [],
    // What the model reads at once is known once it has counted.
    budget: { context: 0, answer: 0 },
    limits: PROMPT_LIMITS,
  };
}

/** Before all that was recalled: the person asked for it. */
function withResults(input: PromptInput, results: readonly PlannedResult[]): PromptInput {
  const best = Math.max(0, ...input.recalled.map(({ score }) => score));
  const told = results.map(({ line, text }) => ({
    id: line,
    text,
    category: `result of ${line}`,
    day: null,
    source: RESULT,
    score: best,
  }));
  return { ...input, recalled: [...told, ...input.recalled] };
}

function knownOf(fact: Fact, zone: string) {
  const { id, text, category } = fact;
  return { id, text, category, day: dayOf(fact.validFrom ?? fact.createdAt, zone) };
}

function dayOf(at: number, zone: string): Day {
  return new Date(timeZone(zone).wallOf(at)).toISOString().slice(0, 10) as Day;
}
