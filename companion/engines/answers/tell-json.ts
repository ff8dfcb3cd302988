import { problemsOf } from '../../../shared/domain/json-schema/check-value.ts';
import { readSchema, type HeldSchema } from '../../../shared/domain/json-schema/json-schema.ts';
import type { Question, Sampling } from '../../../shared/ports/model.ts';
import { fault, type KnownError } from '../../../shared/protocol/errors.ts';
import type { JsonAnswer, JsonBody } from '../../../shared/schemas/index.ts';
import type { Answers, Told } from './answers.ts';
import { askedForJson } from './asked-by.ts';

const ATTEMPTS = 2;
const SEEDS = 0x1_00_00_00_00;
/** Enough to leave the likeliest word where it was wrong, and too little to ramble. */
const SOME_CHANCE = 0.5;

type Outcome = { readonly value: unknown } | { readonly problems: readonly string[] };

/**
 * JSON of a shape. A grammar holds the model to it, and still it can be cut short or hold what the grammar could not
 * forbid: it is read and checked, asked for once more with other luck, and then given up on.
 */
export async function tellJson(answers: Answers, body: JsonBody, signal: AbortSignal): Promise<JsonAnswer> {
  const schema = heldSchema(body.schema);
  const { question, ...asked } = askedForJson(body);
  let problems: readonly string[] = [];
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const luck = attempt === 1 ? {} : otherLuck(question);
    const told = await answers.tell({ ...asked, question: { ...question, ...luck } }, signal);
    const outcome = outcomeOf(told, schema);
    if ('value' in outcome) {
      const { model, reason, figures, totals } = told;
      return { model, value: outcome.value, attempts: attempt, reason, figures, totals };
    }
    problems = outcome.problems;
    // There was no time for one, so there is none for two.
    if (told.reason === 'deadline') break;
  }
  throw notWhatWasAsked(problems);
}

/** Without any chance a second try would be the first one again. */
function otherLuck({ seed = 0, temperature }: Question): Sampling {
  return { seed: (seed + 1) % SEEDS, temperature: temperature === 0 ? SOME_CHANCE : temperature };
}

function heldSchema(raw: unknown): HeldSchema {
  const read = readSchema(raw);
  if (read.kind === 'held') return read.schema;
  const fields = read.fields.slice(0, 20).map((field) => `schema: ${field}`.slice(0, 200));
  throw fault('bad_request', `The schema holds what a model cannot be held to: ${fields.join(', ')}.`, {
    details: { fields },
  });
}

function outcomeOf({ text, reason }: Told, schema: HeldSchema): Outcome {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problems: [reason === 'stop' ? 'it is not JSON' : `it was cut short (${reason})`] };
  }
  const problems = problemsOf(schema, value);
  return problems.length === 0 ? { value } : { problems };
}

function notWhatWasAsked(problems: readonly string[]): KnownError {
  return fault(
    'model_json_invalid',
    'The model gave no JSON of the shape that was asked for. Ask again, allow more tokens, or use a larger model.',
    { details: { problems } },
  );
}
