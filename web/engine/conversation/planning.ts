import { CAPABILITIES } from '../../../shared/domain/capabilities/capabilities.ts';
import { needsApproval } from '../../../shared/domain/capabilities/capability.ts';
import { writeCommand } from '../../../shared/domain/capabilities/command/write-command.ts';
import { mayNeedCommand } from '../../../shared/domain/capabilities/message/may-need-command.ts';
import { describeForPlanner, planSchema } from '../../../shared/domain/capabilities/plan/plan-schema.ts';
import { readPlan, type PlannedStep } from '../../../shared/domain/capabilities/plan/read-plan.ts';
import { exchangesOf } from '../../../shared/domain/conversation/tree.ts';
import { isAbort } from '../../../shared/lib/errors.ts';
import { isKnownError } from '../../../shared/protocol/errors.ts';
import type { Message, Prompt } from '../../../shared/schemas/index.ts';
import type { PromptText } from '../../../shared/schemas/prompt-text.ts';
import type { Answerer } from '../../ports/answerer.ts';
import type { Recalled } from '../../ports/memory.ts';
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
  /** The lines that ran, and those that wait for the person. */
  readonly ran: readonly string[];
  readonly waiting: readonly string[];
  /** What the steps that ran have found, for the prompt of the answer: data, and nobody's order. */
  readonly found: readonly Recalled[];
  readonly results: readonly PlannedResult[];
}

/** What a step has shown that is no memory. */
export interface PlannedResult {
  readonly line: string;
  readonly text: string;
}

/** Told what was chosen, before any of it runs. */
export type OnChosen = (command: Ran) => Promise<unknown>;

/** What was said before the message that is planned for; a planner needs to know what "it" is, and little more. */
const EXCHANGES = 3;

/**
 * Asks a model what to do, where a message orders something that a capability is known by; null where it does not, and
 * where no plan could be had, since an answer without one is better than none. What only looks is run; whatever does
 * more is put down as the line that a person has to send.
 */
export function createPlanning(parts: PlanningParts) {
  return async (
    signal: AbortSignal,
    path: readonly Message[],
    onChosen: OnChosen = async () => undefined,
  ): Promise<Planned | null> => {
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
      return plan.kind === 'plan' ? await follow(parts, signal, plan, onChosen) : null;
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
  onChosen: OnChosen,
): Promise<Planned> {
  const chosen = chosenOf(steps);
  const waiting = new Map(chosen.flatMap(({ line, reason, waits }) => (waits ? [[line, reason]] : [])));
  const looking = chosen.filter(({ waits }) => !waits);
  const [ran, found, results] = [[] as string[], [] as Recalled[], [] as PlannedResult[]];
  const command = () => commandOf({ ran, running: looking.map(({ line }) => line), waiting });
  if (chosen.length > 0) await onChosen(command());
  while (looking.length > 0) {
    const [{ line, reason, invocation }] = looking as [ChosenStep];
    const outcome = await capabilities.run(signal, invocation);
    looking.shift();
    // What is done in a view, a person opens.
    const waits =
      outcome.kind === 'to_approve' || (outcome.kind === 'ran' && outcome.result.kind === 'leads');
    if (waits) waiting.set(line, reason);
    else if (outcome.kind === 'ran') {
      ran.push(line);
      found.push(...foundIn(outcome.result));
      results.push(...resultsOf(line, outcome.result));
    }
  }
  const isEmpty = ran.length === 0 && waiting.size === 0;
  return {
    response,
    command: isEmpty ? null : command(),
    ran,
    waiting: [...waiting.keys()],
    found,
    results,
  };
}

interface ChosenStep {
  readonly line: string;
  readonly reason: string;
  /** For a person to send the line. */
  readonly waits: boolean;
  readonly invocation: Extract<PlannedStep, { kind: 'ready' }>['invocation'];
}

/** Each once, as the line that a person would type. */
function chosenOf(steps: readonly PlannedStep[]): readonly ChosenStep[] {
  const chosen = new Map<string, ChosenStep>();
  for (const step of steps) {
    const entry = step.kind === 'ready' ? CAPABILITIES.find(step.invocation.capability)?.entry : undefined;
    if (step.kind !== 'ready' || !entry) continue;
    const { invocation, reason } = step;
    const line = writeCommand(invocation, CAPABILITIES);
    if (!chosen.has(line))
      chosen.set(line, { line, reason, invocation, waits: needsApproval(invocation, entry) });
  }
  return [...chosen.values()];
}

function commandOf({
  ran,
  running,
  waiting,
}: {
  ran: readonly string[];
  running: readonly string[];
  waiting: ReadonlyMap<string, string>;
}): Ran {
  const shown = Array.from(waiting, ([line, reason]) => ({ line, reason }));
  return {
    name: 'plan',
    result: { kind: 'planned', ran: [...ran], running: [...running], waiting: shown },
  };
}

/** Memories are told and cited as memories. */
function foundIn(shown: Shown): readonly Recalled[] {
  return shown.kind === 'recalled' || shown.kind === 'to_forget' ? shown.found : [];
}

/** As a model reads what is no memory. The profile stands in every prompt. */
function resultsOf(line: string, shown: Shown): readonly PlannedResult[] {
  const text = textOf(shown);
  return text === '' ? [] : [{ line, text }];
}

function textOf(shown: Shown): string {
  switch (shown.kind) {
    case 'recalled':
    case 'to_forget':
      return shown.found.length === 0 ? 'Nothing was found.' : '';
    case 'status':
      return `Memory: ${shown.memory.kind}. Companion: ${shown.companion.kind}. Models: ${shown.models.kind}.`;
    case 'help':
      return shown.capabilities.map(({ name }) => `/${name}`).join(' ');
    case 'no_such_capability':
      return `There is no command ${shown.name}.`;
    case 'profile':
    case 'remembered':
    case 'leads':
      return '';
  }
}
