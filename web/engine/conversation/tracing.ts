import { beginTrace, endTrace, traceOf } from '../../../shared/domain/tracing/build-trace.ts';
import { prunable } from '../../../shared/domain/tracing/prunable.ts';
import type { Note, TraceEvent } from '../../../shared/domain/tracing/trace-event.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { Reply } from '../../../shared/schemas/index.ts';
import type { Trace } from '../../../shared/schemas/trace.ts';
import type { AnswerNews } from '../../ports/answerer.ts';
import type { ConversationRepository } from '../../ports/conversations.ts';
import type { TraceRepository } from '../../ports/traces.ts';
import type { Styling } from './styling.ts';

export interface TracingParts {
  traces: TraceRepository;
  conversations: Pick<ConversationRepository, 'messages'>;
  clock: Clock;
  styling: Styling;
}

/** What is noted of one turn. Nothing of it waits, and nothing throws: a trace that cannot be kept is none. */
export interface TurnNotes {
  /** At this moment, unless it was at another one. */
  note(event: TraceEvent, at?: number): void;
  /** The same news, noted in passing. */
  overhear(news: AsyncIterable<AnswerNews>): AsyncIterable<AnswerNews>;
  /** It is over here, however: what became of the reply is read where that is kept. */
  close(): void;
}

export interface Tracing {
  /** Begins with a reply that is taken up; one whose answer is under way goes on where its trace stood. */
  open(reply: Reply): TurnNotes;
}

export function createTracing(parts: TracingParts): Tracing {
  const written = new Set<string>();
  const keepAll = async (turn: Promise<unknown>, id: string): Promise<void> => {
    await turn;
    written.delete(id);
    // Room is made in the pauses: while a reply is written, the disk is its.
    if (written.size === 0) await makeRoom(parts, written);
  };
  return {
    open: (reply) => {
      written.add(reply.id);
      const turn = createTurn(parts, reply);
      return {
        note: turn.note,
        overhear: (news) => overhear(news, turn.note),
        close: () => void keepAll(turn.end(), reply.id).catch(() => undefined),
      };
    },
  };
}

function createTurn(parts: TracingParts, reply: Reply) {
  const { traces, conversations, clock } = parts;
  const isResumed = reply.underWay !== null;
  const notes: Note[] = isResumed ? [{ at: clock.now(), event: { kind: 'resumed' } }] : [];
  const begun = beginTrace(reply, clock.now());
  const opened = isResumed
    ? traces.trace(reply.id).then((before) => before ?? begun)
    : Promise.resolve(begun);
  // Who keeps it is told of what is wrong with it.
  opened.catch(() => undefined);
  let last: Promise<unknown> = opened;
  const keep = async (finish: (trace: Trace) => Promise<Trace>): Promise<void> => {
    const noted = [...notes];
    const kept = last
      .catch(() => undefined)
      .then(async () => traces.put(await finish(traceOf(await opened, noted))));
    last = kept;
    await kept;
  };
  return {
    note: (event: TraceEvent, at = clock.now()): void => {
      if (isHeardBefore(notes, event)) return;
      notes.push({ at, event });
      // What was sent is there to be looked at while it is answered, and after a reload.
      if (event.kind === 'laid-out') void keep(async (trace) => trace).catch(() => undefined);
    },
    end: async (): Promise<void> => {
      const at = clock.now();
      await keep(async (trace) => {
        const [kept] = await conversations.messages([reply.id]);
        return kept?.role === 'assistant' ? endTrace(trace, kept, at) : trace;
      });
      await keepStyles(parts, reply.id);
    },
  };
}

/** How the answer sounded: measured when it has ended and all of it is kept, so that nobody waits for it. */
async function keepStyles(parts: TracingParts, id: string): Promise<void> {
  // Of the turn before, a reload may have come in between.
  const before = (await parts.traces.kept()).findLast((kept) => kept.id !== id);
  if (before) await keepStyle(parts, before.id);
  await keepStyle(parts, id);
}

async function keepStyle({ traces, conversations, styling }: TracingParts, id: string): Promise<void> {
  const [trace, [reply]] = await Promise.all([traces.trace(id), conversations.messages([id])]);
  if (trace?.style !== null) return;
  if (reply?.role !== 'assistant' || !isSaidByModel(reply)) return;
  const [asked] = await conversations.messages([reply.parent ?? '']);
  await traces.keepStyle(id, await styling({ question: asked?.text ?? '', text: reply.text }));
}

/** What a model said to its end: of half an answer nobody knows how it would have ended. */
export function isSaidByModel({ end, model, text }: Pick<Reply, 'end' | 'model' | 'text'>): boolean {
  return end === 'stop' && model !== null && text.trim() !== '';
}

/** Of the words of an answer the first alone is noted, and of its reading the beginning. */
function isHeardBefore(notes: readonly Note[], event: TraceEvent): boolean {
  if (event.kind !== 'heard') return false;
  const { type } = event.event;
  if (type !== 'text' && type !== 'prefill') return false;
  return notes.some((note) => note.event.kind === 'heard' && note.event.event.type === type);
}

async function* overhear(
  news: AsyncIterable<AnswerNews>,
  note: (event: TraceEvent) => void,
): AsyncGenerator<AnswerNews> {
  for await (const piece of news) {
    if (piece.kind === 'event') note({ kind: 'heard', event: piece.event });
    if (piece.kind === 'reconnecting' && piece.attempt === 1) note({ kind: 'disconnected' });
    yield piece;
  }
}

async function makeRoom({ traces, clock }: TracingParts, written: ReadonlySet<string>): Promise<void> {
  const [kept, limit] = await Promise.all([traces.kept(), traces.limit()]);
  const gone = prunable(kept, limit, { now: clock.now(), written });
  if (gone.length > 0) await traces.drop(gone);
}
