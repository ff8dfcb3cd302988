import type { ChatEvent } from '../../protocol/chat-events.ts';
import type { Reply } from '../../schemas/index.ts';
import type { Stage, Trace, TracedFact } from '../../schemas/trace.ts';
import type { Note, RecalledFact, TraceEvent } from './trace-event.ts';

/** The code of a line that broke and was found again. */
const LINE_LOST = 'companion_unreachable';

type Begun = Pick<Reply, 'id' | 'conversation' | 'createdAt'>;
type Ended = Pick<Reply, 'state' | 'end' | 'trouble' | 'model'>;

/** The trace of a reply that is taken up at this moment. */
export function beginTrace({ id, conversation, createdAt }: Begun, at: number): Trace {
  return {
    id,
    conversation,
    at,
    waitedMs: Math.max(0, at - createdAt),
    state: 'running',
    read: null,
    recalled: [],
    memory: null,
    commands: [],
    prompt: null,
    erased: 0,
    model: null,
    figures: null,
    firstTokenMs: null,
    polish: [],
    style: null,
    spans: [],
    end: null,
    troubles: [],
  };
}

/** A trace with all that was noted since, in the order of time. */
export function traceOf(begun: Trace, notes: readonly Note[]): Trace {
  return notes.reduce((trace, { at, event }) => noted(trace, Math.max(0, at - begun.at), event), begun);
}

/** What became of the reply, as it is kept by then; one that somebody else reads on goes on later. */
export function endTrace(trace: Trace, reply: Ended, at: number): Trace {
  const { state, end, trouble, model } = reply;
  if (state === 'begun' || state === 'answering') return trace;
  const ms = Math.max(0, at - trace.at);
  const isTold = trouble === null || trace.troubles.some(({ code }) => code === trouble);
  // What was said to have broken is over; a stop, or a fault of this side, cuts off what was being done.
  const stage = isWhole(end) || state === 'waiting' || (trouble !== null && isTold) ? 'keep' : cutOff(trace);
  const ended: Trace = { ...closeSpan(trace, stage, ms), state, end, model };
  return isTold ? ended : withTrouble(ended, ms, trouble);
}

function noted(trace: Trace, ms: number, event: TraceEvent): Trace {
  switch (event.kind) {
    case 'embedded':
      return closeSpan(trace, 'embed', ms);
    case 'recalled':
      return { ...closeSpan(trace, 'recall', ms), recalled: event.facts.map(tracedFact) };
    case 'understood':
      return { ...closeSpan(trace, 'understand', ms), read: event.read, memory: event.memory };
    case 'commanded':
      return {
        ...closeSpan(trace, 'commands', ms),
        commands: [...trace.commands, ...event.commands],
      };
    case 'laid-out':
      return { ...closeSpan(trace, 'layout', ms), prompt: event.prompt };
    case 'heard':
      return heard(trace, ms, event.event);
    case 'polished':
      return { ...closeSpan(trace, 'polish', ms), polish: [...trace.polish, ...event.changes] };
    case 'disconnected':
      return withTrouble(trace, ms, LINE_LOST);
    case 'resumed':
      return { ...closeSpan(trace, 'away', ms), state: 'running' };
  }
}

function heard(trace: Trace, ms: number, event: ChatEvent): Trace {
  switch (event.type) {
    case 'start':
      return { ...closeSpan(trace, 'send', ms), model: event.model };
    case 'queued':
      return trace;
    case 'prefill':
      return phaseOf(trace) === 'send' ? closeSpan(trace, 'queue', ms) : trace;
    case 'text':
      if (trace.firstTokenMs !== null) return trace;
      return { ...closeSpan(trace, hearingNow(trace), ms), firstTokenMs: ms };
    case 'done':
      return { ...closeSpan(trace, hearingNow(trace), ms), figures: event.figures };
    case 'error':
      return withTrouble(closeSpan(trace, hearingNow(trace), ms), ms, event.code);
  }
}

/** The stage that was over last, whoever was away since. */
function phaseOf({ spans }: Trace): Stage | undefined {
  return spans.findLast(({ stage }) => stage !== 'away')?.stage;
}

/** What an answer is at: what it was at last is over. */
function hearingNow(trace: Trace): Stage {
  if (trace.firstTokenMs !== null) return 'decode';
  const last = phaseOf(trace);
  return (last && AFTER[last]) ?? 'send';
}

const AFTER: Partial<Record<Stage, Stage>> = { send: 'queue', queue: 'prefill' };

/** Whether nobody else was asked: then nothing was cut off. */
function isWhole(end: Ended['end']): boolean {
  return end === 'memory' || end === 'command';
}

/** What was being done when a turn ended without a last word. */
function cutOff(trace: Trace): Stage {
  const last = phaseOf(trace);
  if (trace.figures !== null || last === 'polish') return 'keep';
  if (last === undefined || last === 'embed') return 'recall';
  // What was said elsewhere is recalled when it is understood that no fact answers.
  if (last === 'recall')
    return trace.spans.some(({ stage }) => stage === 'understand') ? 'layout' : 'understand';
  return last === 'understand' || last === 'commands' ? 'layout' : hearingNow(trace);
}

/** Each stage begins where the one before it ended: so they add up, whatever a clock does. */
function closeSpan(trace: Trace, stage: Stage, ms: number): Trace {
  const start = trace.spans.at(-1)?.end ?? 0;
  return { ...trace, spans: [...trace.spans, { stage, start, end: Math.max(start, ms) }] };
}

function withTrouble(trace: Trace, at: number, code: string): Trace {
  return { ...trace, troubles: [...trace.troubles, { at, code }] };
}

function tracedFact({ fact, score, parts }: RecalledFact): TracedFact {
  const { id, text, category, validFrom, createdAt } = fact;
  return { fact: id, text, category, at: validFrom ?? createdAt, score, parts };
}
