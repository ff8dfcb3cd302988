import {
  EXTRACTION_MAX_TOKENS,
  EXTRACTION_SCHEMA,
  extractionPrompt,
  isWorthReading,
} from '../../../shared/domain/learning/extraction-prompt.ts';
import { fromExtraction, type FoundIn } from '../../../shared/domain/learning/from-extraction.ts';
import { isKnownError, type ErrorCode } from '../../../shared/protocol/errors.ts';
import type { Message, Question } from '../../../shared/schemas/index.ts';
import type { Answerer } from '../../ports/answerer.ts';
import type { ConversationRepository } from '../../ports/conversations.ts';
import type { ExtractionQueue } from '../../ports/extraction-queue.ts';
import { createBackgroundWork, type InOneTab, type Stopping } from '../background-work.ts';
import type { Learner } from './learning.ts';

export interface ExtractionParts {
  readonly queue: ExtractionQueue;
  readonly conversations: Pick<ConversationRepository, 'messages' | 'conversations'>;
  readonly answerer: Pick<Answerer, 'json' | 'prompts'>;
  readonly learner: Pick<Learner, 'offer'>;
  readonly timeZone: () => string;
  /** Waits until no other tab does it. */
  readonly inTurn: InOneTab;
}

export interface Extraction {
  /** Finds facts in the question that a model has answered, the last of `path`: soon, in the background, once. */
  afterAnswer(path: readonly Message[]): void;
  /** A model may be there: goes on with what still waits. */
  goOn(): void;
  /** Whoever asks a model lets go of it, and goes on after the next answer. */
  makeWay(): void;
  close(): void;
}

/** Read at once: with the task and the answer they fit what the smallest models read. A longer one is read alone. */
const MOST_MESSAGES = 8;
const MOST_CHARACTERS = 1_500;
/** Nobody waits for it. */
const DEADLINE_MS = 10 * 60_000;
/** With these the same messages would fail again and again: then rules alone have heard them. */
const HOPELESS: ReadonlySet<ErrorCode> = new Set([
  'bad_request',
  'context_exceeded',
  'model_crashed',
  'model_json_invalid',
]);

/** Has a model find what a person said of themselves, where rules do not know the form. */
export function createExtraction(parts: ExtractionParts): Extraction {
  const { begin, makeWay, close } = createBackgroundWork(parts.inTurn);
  const goOn = () => begin('nima-extraction', async (stopping) => extractAll(parts, stopping));
  return {
    afterAnswer: (path) => {
      const question = path.at(-1);
      if (question?.role !== 'user' || !isWorthReading(question.text)) return;
      // A queue that cannot be written leaves what rules have heard.
      void parts.queue.add(question.id).then(goOn, () => undefined);
    },
    goOn,
    makeWay,
    close,
  };
}

async function extractAll(parts: ExtractionParts, { closing, way }: Stopping): Promise<void> {
  const { queue, learner } = parts;
  for (let waiting = await queue.waiting(); waiting.length > 0; waiting = await queue.waiting()) {
    const questions = await nextOf(parts, waiting);
    // What is gone by now has nothing to say.
    if (questions.length === 0) return queue.done(waiting);
    const found = await find(AbortSignal.any([closing, way]), parts, questions);
    for (const question of questions) {
      const candidates = found.filter(({ message }) => message.id === question.id);
      await learner.offer(
        closing,
        question,
        candidates.map(({ candidate }) => candidate),
      );
    }
    await queue.done(questions.map(({ id }) => id));
  }
}

/** The oldest of one conversation, as many as are read at once. */
async function nextOf(
  { conversations }: ExtractionParts,
  ids: readonly string[],
): Promise<readonly Question[]> {
  const said = (await conversations.messages(ids)).filter((message) => message?.role === 'user');
  const within = await conversations.conversations(said.map(({ conversation }) => conversation));
  const here = said.filter((_, at) => within[at]?.deletedAt === null);
  const together = here.filter(({ conversation }) => conversation === here[0]?.conversation);
  let room = MOST_CHARACTERS;
  return together.slice(0, MOST_MESSAGES).filter(({ text }, at) => {
    room -= text.length;
    return at === 0 || room >= 0;
  });
}

/** In all of them; where that came to nothing, in each by itself. */
async function find(
  signal: AbortSignal,
  parts: ExtractionParts,
  questions: readonly Question[],
): Promise<readonly FoundIn<Question>[]> {
  const found = await ask(signal, parts, questions);
  if (found !== null || questions.length === 1) return found ?? [];
  const each: FoundIn<Question>[] = [];
  for (const question of questions) each.push(...((await ask(signal, parts, [question])) ?? []));
  return each;
}

/** Null where asking again would come to nothing, too. */
async function ask(
  signal: AbortSignal,
  { answerer, timeZone }: ExtractionParts,
  questions: readonly Question[],
): Promise<readonly FoundIn<Question>[] | null> {
  try {
    const task = (await answerer.prompts(signal)).find(({ name }) => name === 'extraction');
    if (!task) return [];
    const texts = questions.map(({ text }) => text);
    const answered = await answerer.json(signal, {
      prompt: extractionPrompt(task, texts),
      schema: EXTRACTION_SCHEMA,
      maxTokens: EXTRACTION_MAX_TOKENS,
      temperature: 0,
      deadlineMs: DEADLINE_MS,
      urgency: 'background',
    });
    return fromExtraction(answered, questions, timeZone());
  } catch (error) {
    if (isKnownError(error) && HOPELESS.has(error.code)) return null;
    throw error;
  }
}
