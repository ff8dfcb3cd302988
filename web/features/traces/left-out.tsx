import type { PromptAccount } from '../../../shared/domain/orchestration/prompt-account.ts';
import type { Trace } from '../../../shared/schemas/trace.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { useText, type Text } from '../../ui/text/text.tsx';
import { TraceSection } from './trace-section.tsx';
import styles from './left-out.module.css';

type LeftOutOne = PromptAccount['leftOut'][number];

/** What might have been told to the model and was not, and why: reason by reason, the heaviest first. */
export function LeftOut({ trace }: { trace: Trace }) {
  const text = useText();
  const { say } = text;
  const leftOut = trace.prompt?.account.leftOut ?? [];
  if (leftOut.length === 0) return null;
  const texts = new Map(trace.recalled.map((fact) => [fact.fact, fact.text]));
  return (
    <TraceSection title={say('trace.left_out')}>
      {reasonsOf(leftOut).map(([reason, ones]) => (
        <details key={reason} className={styles['reason']}>
          <summary>
            <span>{say(`trace.reason_${reason}`)}</span>
            <span className={styles['tokens']}>
              {say('trace.times_over', { count: ones.length })} · {sayTokens(ones, text)}
            </span>
            <span className={styles['mark']}>
              <Icon name="chevron-down" size={16} />
            </span>
          </summary>
          <ul>
            {ones.map((one, at) => (
              <li key={one.id ?? at}>
                <span dir="auto">{nameOf(one, texts, text)}</span>
                <span className={styles['tokens']}>{say('trace.tokens', { count: one.tokens })}</span>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </TraceSection>
  );
}

function reasonsOf(leftOut: readonly LeftOutOne[]) {
  const reasons = new Map<LeftOutOne['reason'], LeftOutOne[]>();
  for (const one of leftOut) reasons.set(one.reason, [...(reasons.get(one.reason) ?? []), one]);
  return [...reasons].toSorted(([, a], [, b]) => tokensOf(b) - tokensOf(a));
}

const tokensOf = (ones: readonly LeftOutOne[]) => ones.reduce((sum, { tokens }) => sum + tokens, 0);

function sayTokens(ones: readonly LeftOutOne[], { say }: Text): string {
  return say('trace.tokens', { count: tokensOf(ones) });
}

function nameOf({ part, id }: LeftOutOne, texts: ReadonlyMap<string, string>, { say }: Text): string {
  const known = texts.get(id ?? '');
  if (known !== undefined) return known;
  if (part === 'history') return say('trace.left_turn');
  if (part === 'summary') return say('trace.left_summary');
  if (part === 'packs') return say('trace.left_pack');
  if (part === 'profile') return say(id === null ? 'trace.left_profile' : 'trace.left_pinned');
  return say('trace.left_fact');
}
