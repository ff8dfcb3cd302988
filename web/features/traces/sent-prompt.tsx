import { piecesOf, type PromptPiece } from '../../../shared/domain/tracing/prompt-pieces.ts';
import type { Trace, TracedPrompt } from '../../../shared/schemas/trace.ts';
import { numbersIn } from '../../ui/text/formats.ts';
import { useText, type Text } from '../../ui/text/text.tsx';
import { keyed } from './keyed.ts';
import { TraceSection } from './trace-section.tsx';
import styles from './sent-prompt.module.css';

/** The prompt letter for letter, in the order in which it was read. Each part says where it comes from. */
export function SentPrompt({ trace }: { trace: Trace }) {
  const { say } = useText();
  const { prompt, erased, model } = trace;
  // A model that answered was told something.
  const isErased = erased > 0 || model !== null;
  if (!prompt)
    return (
      <TraceSection title={say('trace.prompt')}>
        <p className={styles['none']}>{say(isErased ? 'trace.prompt_erased' : 'trace.prompt_none')}</p>
      </TraceSection>
    );
  return (
    <TraceSection
      title={say('trace.prompt')}
      aside={trace.figures ? say('trace.tokens', { count: trace.figures.promptTokens }) : undefined}
    >
      <ol className={styles['pieces']}>
        {keyed(piecesOf(prompt), ({ origin }) => origin).map(({ key, of }) => (
          <Piece key={key} piece={of} />
        ))}
      </ol>
      <Sampling prompt={prompt} />
    </TraceSection>
  );
}

/** A text of more lines begins closed: a page that was pasted is not what one came for. */
const LONG_LINES = 14;
const LONG_TEXT = 900;

function Piece({ piece }: { piece: PromptPiece }) {
  const text = useText();
  const words = piece.text.replace(/^\n+/, '');
  const lines = words.split('\n').length;
  const isLong = lines > LONG_LINES || words.length > LONG_TEXT;
  return (
    <li data-origin={piece.origin} className={styles['piece']}>
      <h3>{nameOf(piece, text)}</h3>
      {isLong ? (
        <details>
          <summary>
            <span className={styles['beginning']}>{words.slice(0, 240)}</span>
            <span className={styles['more']}>{text.say('trace.whole', { count: lines })}</span>
          </summary>
          <pre dir="auto">{words}</pre>
        </details>
      ) : (
        <pre dir="auto">{words}</pre>
      )}
    </li>
  );
}

function nameOf({ origin, role }: PromptPiece, { say }: Text): string {
  if (origin !== 'history') return say(`trace.part_${origin}`);
  return say(role === 'assistant' ? 'trace.said_assistant' : 'trace.said_user');
}

function Sampling({ prompt: { sampling } }: { prompt: TracedPrompt }) {
  const { say, language } = useText();
  const given = Object.entries(sampling)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) =>
      typeof value === 'number' ? `${name} ${numbersIn(language).format(value)}` : `${name} ${String(value)}`,
    );
  return (
    <p className={styles['sampling']}>
      {say('trace.sampling')}: {[...given, say('trace.sampling_own')].join(', ')}
    </p>
  );
}
