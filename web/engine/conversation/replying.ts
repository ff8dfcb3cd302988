import {
  askedBack,
  endedBy,
  lost,
  putOff,
  withCommand,
  withMemory,
} from '../../../shared/domain/conversation/replying.ts';
import { messagesById, pathTo } from '../../../shared/domain/conversation/tree.ts';
import { PolishStream, type Applied } from '../../../shared/domain/persona/polish-stream.ts';
import type { RecallStrength } from '../../../shared/domain/persona/unsure.ts';
import { isAbort } from '../../../shared/lib/errors.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import { fault, isKnownError, type ErrorCode } from '../../../shared/protocol/errors.ts';
import type { Fact, Message, Question, Reply } from '../../../shared/schemas/index.ts';
import type { RuleName } from '../../../shared/schemas/persona.ts';
import type { Answerer, AnswerNews } from '../../ports/answerer.ts';
import type { ReplyStage } from '../../ports/chat.ts';
import type { Memory, Recalled } from '../../ports/memory.ts';
import type { Ran } from './commanding.ts';
import type { Extraction } from '../learning/extraction.ts';
import { isAboutIt } from '../memory/finding.ts';
import { changeReply, openReply } from './changing-reply.ts';
import { followPlan, withFound, type PlanFollowingParts } from './following-plan.ts';
import type { Folding } from './folding.ts';
import { listen } from './listening.ts';
import type { Said } from './finding-said.ts';
import type { Planned } from './planning.ts';
import { isMemory, type LaidOut, type ToTell } from './prompting.ts';
import { RECALLED } from './recall-ahead.ts';
import { ranByPerson, recalledAs, sentAs, understoodAs } from './turn-notes.ts';
import type { Tracing, TurnNotes } from './tracing.ts';
import type { Understood } from './understanding.ts';

export interface ReplyingParts extends PlanFollowingParts {
  answerer: Answerer;
  memory: Pick<Memory, 'recall'>;
  /** Resolves when memory is searched by meaning as well; false where that will not be, or not soon. */
  meaningJoins: (signal: AbortSignal) => Promise<boolean>;
  clock: Clock;
  /** What a message comes to by rules alone. */
  understand: (signal: AbortSignal, question: Question, recalled: readonly Recalled[]) => Promise<Understood>;
  /** Does what a message orders; null where it orders nothing. */
  command: (signal: AbortSignal, text: string) => Promise<Ran | null>;
  layOut: (signal: AbortSignal, path: readonly Message[], known: ToTell) => Promise<LaidOut>;
  /** What was said elsewhere that may help, where no fact answers. */
  findSaid: (signal: AbortSignal, question: Question) => Promise<readonly Said[]>;
  isModelThere: () => boolean;
  folding: Pick<Folding, 'afterAnswer' | 'makeWay'>;
  extraction: Pick<Extraction, 'afterAnswer' | 'makeWay'>;
  /** The rules of style that the owner turned off. */
  rulesOff: () => readonly RuleName[];
  tracing: Tracing;
}

/**
 * One reply that is being worked at. `onNews` is told how it stands, at each piece of news, and once of the facts that
 * memory speaks of.
 */
interface Work {
  readonly id: string;
  readonly signal: AbortSignal;
  readonly onNews: (reply: Reply, stage: ReplyStage, known?: readonly Fact[]) => void;
}

/** With what is noted of it. */
interface Turn extends Work {
  readonly notes: TurnNotes;
}

/** Nobody is there to answer now: it waits for a better time. */
const COMES_BACK: ReadonlySet<ErrorCode> = new Set([
  'companion_unreachable',
  'model_unavailable',
  'shutting_down',
  'queue_full',
  'unauthorized',
  'rate_limited',
]);

/** Brings one reply as far as it can come now. */
export async function bringReply(parts: ReplyingParts, work: Work): Promise<void> {
  const reply = await openReply(parts, work.id);
  if (!reply) return;
  const notes = parts.tracing.open(reply);
  const turn = { ...work, notes };
  try {
    // Begun before: what it said since then is still held where it is made, for a while.
    if (reply.underWay !== null) await readOn(parts, turn, reply, reply.underWay);
    else await begin(parts, turn, reply);
  } catch (error) {
    // Whoever stopped it has said so; whoever left reads on later.
    if (isAbort(error) || work.signal.aborted) return;
    await giveUp(parts, work.id, error);
  } finally {
    notes.close();
  }
}

async function begin(parts: ReplyingParts, work: Turn, reply: Reply): Promise<void> {
  // Where no model is there, it is handed to none.
  work.onNews(reply, { kind: reply.memory !== null && parts.isModelThere() ? 'sending' : 'recalling' });
  const [question] = await parts.conversations.messages([reply.parent ?? '']);
  if (question?.role !== 'user') throw fault('not_found', 'The question of this reply is gone.');
  const command = await parts.command(work.signal, question.text);
  if (command) {
    work.notes.note(ranByPerson(command));
    await changeReply(parts, work.id, (now) => withCommand(now, command, parts.clock.now()));
    return;
  }
  const { recalled, understood } = await remember(parts, work, reply, question);
  const { said: memory, isEnough } = understood;
  const remembered = await changeReply(parts, work.id, (now) => withMemory(now, memory));
  if (!remembered) return;
  if (!parts.isModelThere()) {
    const { clock } = parts;
    await changeReply(parts, work.id, (now) =>
      isEnough ? endedBy(now, 'memory', clock.now()) : putOff(now),
    );
    return;
  }
  work.onNews(remembered, { kind: 'sending' });
  parts.folding.makeWay();
  parts.extraction.makeWay();
  const said = messagesById(await parts.conversations.messagesOf(reply.conversation));
  const path = pathTo(reply.parent, said);
  const planned = await followPlan(parts, work, path);
  if (planned && planned.command === null && planned.response !== '') {
    await changeReply(parts, work.id, (now) => askedBack(now, planned.response, parts.clock.now()));
    return;
  }
  await answer(parts, work, { question, path, recalled, planned, memory });
}

interface RememberedFor {
  readonly recalled: readonly Recalled[];
  /** When that was. */
  readonly at: number;
  readonly understood: Understood;
}

/**
 * What memory says, shown at once and kept beside: by words alone where the model of meanings is still on its way, and
 * again when that has joined.
 */
async function remember(
  parts: ReplyingParts,
  work: Turn,
  reply: Reply,
  question: Question,
): Promise<RememberedFor> {
  const { notes, signal } = work;
  let isByMeaning = false;
  const onEmbedded = (at: number): void => {
    isByMeaning = true;
    notes.note({ kind: 'embedded' }, at);
  };
  const recall = async (isWordsEnough: boolean): Promise<RememberedFor> => {
    const recalled = await parts.memory.recall(signal, question.text, {
      k: RECALLED,
      onEmbedded,
      isWordsEnough,
    });
    const at = parts.clock.now();
    const understood = await parts.understand(signal, question, recalled);
    const { facts } = understood.said;
    const known = recalled.flatMap(({ fact }) => (facts.includes(fact.id) ? [fact] : []));
    work.onNews({ ...reply, memory: understood.said }, { kind: 'recalling' }, known);
    return { recalled, at, understood };
  };
  let found = await recall(true);
  // What was told, or greeted, has its reply by rules: asked again, what was kept of it meanwhile would be the answer.
  const isByRules = found.understood.said.kind === 'told' || found.understood.said.kind === 'greeting';
  if (!isByMeaning && !isByRules && (await parts.meaningJoins(signal))) found = await recall(false);
  notes.note({ kind: 'recalled', facts: found.recalled }, found.at);
  notes.note(understoodAs(found.understood));
  return found;
}

/** What was said, and what is known for the answer to it. */
interface ToAnswer {
  readonly question: Question;
  readonly path: readonly Message[];
  readonly recalled: readonly Recalled[];
  readonly planned: Planned | null;
  readonly memory: Reply['memory'];
}

/** Has a model answer. */
async function answer(
  parts: ReplyingParts,
  work: Turn,
  { question, path, ...known }: ToAnswer,
): Promise<void> {
  const { found = [], results = [] } = known.planned ?? {};
  const said = strengthOf(known.memory) === 'strong' ? [] : await saidElsewhere(parts, work, question);
  if (said.length > 0) work.notes.note(recalledAs(known.recalled, said));
  // What is hardly about the question is no memory of it: a model would make something of it.
  const recalled = withFound(known.recalled.filter(isAboutIt), found);
  const laidOut = await parts.layOut(work.signal, path, { recalled, results, said });
  const { prompt, account, maxTokens } = laidOut;
  work.notes.note(sentAs(laidOut));
  const cites = account.citable.filter(isMemory).map(({ number, id }) => ({ number, fact: id }));
  // Before it is asked: what the numbers mean is known after a reload, too.
  const asked = await changeReply(parts, work.id, (now) => ({ ...now, cites }));
  if (!asked) return;
  await hearOut(
    parts,
    work,
    { reply: asked, question },
    parts.answerer.ask(work.signal, { prompt, maxTokens }),
  );
  parts.folding.afterAnswer(path, account);
  parts.extraction.afterAnswer(path);
}

/** It is a help: without it the question is answered all the same. */
async function saidElsewhere(
  { findSaid }: ReplyingParts,
  { signal }: Turn,
  question: Question,
): Promise<readonly Said[]> {
  try {
    return await findSaid(signal, question);
  } catch (error) {
    if (isAbort(error)) throw error;
    return [];
  }
}

async function readOn(
  parts: ReplyingParts,
  work: Turn,
  reply: Reply,
  { id, seen }: NonNullable<Reply['underWay']>,
): Promise<void> {
  work.onNews(reply, { kind: 'reconnecting' });
  const [question] = await parts.conversations.messages([reply.parent ?? '']);
  await hearOut(parts, work, { reply, question }, parts.answerer.readOn(work.signal, id, seen));
  if (question) parts.extraction.afterAnswer([question]);
}

async function hearOut(
  parts: ReplyingParts,
  work: Turn,
  { reply, question }: { reply: Reply; question: Message | undefined },
  news: AsyncIterable<AnswerNews>,
): Promise<void> {
  const polishing = new PolishStream({
    question: question?.text ?? '',
    recallStrength: strengthOf(reply.memory),
    off: parts.rulesOff(),
  });
  const { notes, onNews } = work;
  const onPolished = (changes: readonly Applied[]) => notes.note({ kind: 'polished', changes });
  const heard = await listen({ ...parts, polishing, onNews, onPolished }, reply, notes.overhear(news));
  // What ended without a last word is held nowhere any more.
  const ended = lost(heard, 'answer_gone', parts.clock.now());
  await changeReply(parts, work.id, (now) => ({ ...ended, pinned: now.pinned }));
}

/** How sure memory is of what it said to the question. */
function strengthOf(memory: Reply['memory']): RecallStrength {
  if (memory?.kind === 'fact' || memory?.kind === 'facts') return 'strong';
  return memory?.kind === 'maybe' ? 'weak' : 'none';
}

async function giveUp(parts: ReplyingParts, id: string, error: unknown): Promise<void> {
  const code = isKnownError(error) ? error.code : 'internal';
  await changeReply(parts, id, (now) => {
    if (!COMES_BACK.has(code)) return lost(now, code, parts.clock.now());
    return now.underWay === null ? putOff(now) : now;
  });
}
