import { CAPABILITIES } from '../../../shared/domain/capabilities/capabilities.ts';
import { writeCommand } from '../../../shared/domain/capabilities/command/write-command.ts';
import { mayNeedCommand } from '../../../shared/domain/capabilities/message/may-need-command.ts';
import { describeForPlanner, planSchema } from '../../../shared/domain/capabilities/plan/plan-schema.ts';
import { readPlan, type PlannedStep } from '../../../shared/domain/capabilities/plan/read-plan.ts';
import { exchangesOf } from '../../../shared/domain/conversation/tree.ts';
import { isAbort } from '../../../shared/lib/errors.ts';
import { isKnownError } from '../../../shared/protocol/errors.ts';
import type { Fact, Message, Prompt } from '../../../shared/schemas/index.ts';
import type { PromptText } from '../../../shared/schemas/prompt-text.ts';
import type { Answerer } from '../../ports/answerer.ts';
import type { Capabilities } from '../capabilities/capabilities.ts';
import type { Ran, Shown } from './commanding.ts';

export interface PlanningParts {
  readonly answerer: Pick<Answerer, 'json' | 'prompts'>;
  readonly capabilities: Capabilities<Shown>;
}

/** What a model chose to do for a message. */
export interface Planned {
  /** The one question whose answer is missing for a command; empty where none is. */
  readonly response: string;
  /** To be kept with the reply; null where no step was chosen. */
  readonly command: Ran | null;
  /** What the steps that ran have shown, for the prompt of the answer: data, and nobody's order. */
  readonly results: string;
}

/** What was said before the message that is planned for; a planner needs to know what "it" is, and little more. */
const EXCHANGES = 3;
/** Of what one step has shown: more would take the room of the answer. */
const LONGEST_RESULT = 2_000;

/**
 * Asks a model what to do, where a message orders something that a capability is known by; null where it does not, and
 * where no plan could be had, since an answer without one is better than none. What only looks is run; whatever does
 * more is put down as the line that a person has to send.
 */
export function createPlanning(parts: PlanningParts) {
  return async (signal: AbortSignal, path: readonly Message[]): Promise<Planned | null> => {
    const question = path.at(-1);
    if (question?.role !== 'user' || !mayNeedCommand(question.text, CAPABILITIES)) return null;
    try {
      const planner = (await parts.answerer.prompts(signal)).find(({ name }) => name === 'planner');
      if (!planner) return null;
      const prompt = promptOf(planner, path);
      const schema = { ...planSchema(CAPABILITIES) };
      const plan = readPlan(
        await parts.answerer.json(signal, { prompt, schema, temperature: 0, urgency: 'chat' }),
        CAPABILITIES,
      );
      return plan.kind === 'plan' ? await follow(parts, signal, plan) : null;
    } catch (error) {
      if (isAbort(error) || !isKnownError(error)) throw error;
      return null;
    }
  };
}

function promptOf({ text, rules }: PromptText, path: readonly Message[]): Prompt {
  const system = [
    text,
    rules.map((rule) => `- ${rule}`).join('\n'),
    `Capabilities:\n${describeForPlanner(CAPABILITIES)}`,
  ];
  const messages = exchangesOf(path)
    .slice(-EXCHANGES)
    .flatMap(({ question, reply }): Prompt['messages'] => [
      { role: 'user', content: question.text },
      ...(reply && reply.text !== '' ? [{ role: 'assistant' as const, content: reply.text }] : []),
    ]);
  return { system: system.join('\n\n'), messages };
}

interface Plan {
  readonly response: string;
  readonly steps: readonly PlannedStep[];
}

async function follow(
  { capabilities }: PlanningParts,
  signal: AbortSignal,
  { response, steps }: Plan,
): Promise<Planned> {
  const [ran, waiting, results] = [[] as string[], new Map<string, string>(), [] as string[]];
  for (const step of steps) {
    if (step.kind !== 'ready') continue;
    const line = writeCommand(step.invocation, CAPABILITIES);
    if (ran.includes(line) || waiting.has(line)) continue;
    const outcome = await capabilities.run(signal, step.invocation);
    // What is done in a view, a person opens.
    const waits =
      outcome.kind === 'to_approve' || (outcome.kind === 'ran' && outcome.result.kind === 'leads');
    if (waits) waiting.set(line, step.reason);
    if (outcome.kind !== 'ran' || waits) continue;
    ran.push(line);
    results.push(`Result of ${line}:\n${tell(outcome.result).slice(0, LONGEST_RESULT).toWellFormed()}`);
  }
  const shown = Array.from(waiting, ([line, reason]) => ({ line, reason }));
  const isEmpty = ran.length === 0 && shown.length === 0;
  return {
    response,
    command: isEmpty ? null : { name: 'plan', result: { kind: 'planned', ran, waiting: shown } },
    results: results.join('\n\n'),
  };
}

/** As a model reads it: each on a line of its own. */
function tell(shown: Shown): string {
  switch (shown.kind) {
    case 'recalled':
    case 'to_forget':
      return listOf(
        shown.found.map(({ fact }) => fact),
        'Nothing was found.',
      );
    case 'profile': {
      const { name, preferences, context } = shown.profile;
      return [`Name: ${name}`, `Preferences: ${preferences.join('; ')}`, context, listOf(shown.pinned, '')]
        .filter((line) => line !== '')
        .join('\n');
    }
    case 'status':
      return `Memory: ${shown.memory.kind}. Companion: ${shown.companion.kind}. Models: ${shown.models.kind}.`;
    case 'help':
      return shown.capabilities.map(({ name }) => `/${name}`).join(' ');
    case 'no_such_capability':
      return `There is no command ${shown.name}.`;
    case 'remembered':
      return shown.fact.text;
    case 'leads':
      return '';
  }
}

function listOf(facts: readonly Fact[], none: string): string {
  return facts.length === 0 ? none : facts.map(({ text }) => `- ${text.replace(/\s+/g, ' ')}`).join('\n');
}
