import { useCallback } from 'react';
import { traceAsJson } from '../../../shared/domain/tracing/trace-as-json.ts';
import type { Trace } from '../../../shared/schemas/trace.ts';
import type { Chat } from '../../ports/chat.ts';
import type { Navigation } from '../../ports/navigation.ts';
import type { Notices } from '../../ports/notices.ts';
import type { TraceRepository } from '../../ports/traces.ts';
import { IconButton } from '../../ui/controls/button.tsx';
import { useText, type Text } from '../../ui/text/text.tsx';
import { AnswerStyle } from './answer-style.tsx';
import { Budget } from './budget.tsx';
import { ComparedTurns, type ComparedTurnsProps } from './compared-turns.tsx';
import { Commands, PolishedWords } from './deeds.tsx';
import { InShort } from './in-short.tsx';
import { KeptTraces } from './kept-traces.tsx';
import { LeftOut } from './left-out.tsx';
import { RecalledFacts } from './recalled-facts.tsx';
import { SentPrompt } from './sent-prompt.tsx';
import { useEscape } from './use-escape.ts';
import { useFocus } from './use-focus.ts';
import { useTrace } from './use-trace.ts';
import { useTurns } from './use-turns.ts';
import { Waterfall } from './waterfall.tsx';
import styles from './trace-page.module.css';

export interface TracePageProps {
  readonly traces: TraceRepository;
  readonly chat: Pick<Chat, 'watch'>;
  readonly navigation: Navigation;
  readonly notices: Notices;
  /** Puts a file where the person wants it; null where they changed their mind. */
  readonly saveFile: (file: File) => Promise<unknown>;
  /** From the address: /chat/<conversation>/why/<reply>. */
  readonly conversation: string;
  readonly reply: string;
}

/** Why this answer: all that led to it, the outcome first and the proof below. */
export function TracePage(props: TracePageProps) {
  const { traces, conversation, reply, navigation } = props;
  const text = useText();
  const { say } = text;
  const trace = useTrace(traces, reply);
  const turns = useTurns(props, conversation);
  const question = turns.find(({ id }) => id === reply)?.question ?? null;
  // Not a step back: who opened this address at once has none to go to.
  const close = useCallback(() => navigation.replace(`/chat/${conversation}`), [navigation, conversation]);
  const place = useEscape<HTMLElement>(close);
  const title = useFocus<HTMLHeadingElement>();
  return (
    <section ref={place} aria-label={say('trace.title')} className={styles['page']}>
      <header className={styles['top']}>
        <div className={styles['back']}>
          <IconButton icon="back" label={say('trace.back')} onClick={close} />
        </div>
        <h1 ref={title} tabIndex={-1}>
          {say('trace.title')}
        </h1>
        {trace && (
          <IconButton
            icon="install"
            label={say('trace.save')}
            onClick={() => void save(trace, props, text)}
          />
        )}
        <div className={styles['close']}>
          <IconButton icon="close" label={say('trace.close')} onClick={close} />
        </div>
      </header>
      <div className={styles['body']}>
        {question !== null && (
          <p dir="auto" className={styles['question']}>
            {question}
          </p>
        )}
        {trace === null && <NoTrace />}
        {trace && <WholeTrace trace={trace} turns={turns} traces={traces} />}
        {trace !== undefined && <KeptTraces traces={traces} />}
      </div>
    </section>
  );
}

function WholeTrace({ trace, turns, traces }: ComparedTurnsProps) {
  return (
    <>
      <InShort trace={trace} />
      {trace.spans.length > 0 && <Waterfall trace={trace} />}
      {trace.memory && <RecalledFacts trace={trace} />}
      <Commands trace={trace} />
      {trace.prompt && <Budget account={trace.prompt.account} />}
      <LeftOut trace={trace} />
      <SentPrompt trace={trace} />
      <PolishedWords trace={trace} />
      <AnswerStyle trace={trace} />
      <ComparedTurns key={trace.id} trace={trace} turns={turns} traces={traces} />
    </>
  );
}

function NoTrace() {
  const { say } = useText();
  return (
    <div className={styles['none']}>
      <h2>{say('trace.none')}</h2>
      <p>{say('trace.none_text')}</p>
    </div>
  );
}

async function save(trace: Trace, { saveFile, notices }: TracePageProps, { say, sayError }: Text) {
  const name = `nima-trace-${new Date(trace.at).toISOString().slice(0, 19).replaceAll(':', '')}.json`;
  try {
    const saved = await saveFile(new File([traceAsJson(trace)], name, { type: 'application/json' }));
    if (saved !== null) notices.say(say('trace.saved', { name }));
  } catch (error) {
    notices.say(say('trace.not_saved', { why: sayError(error) }));
  }
}
