import { sayExactTime, sayMoment } from '../../../ui/amounts.ts';
import { TimeOfDay } from '../../../ui/time-ago.tsx';
import { useText } from '../../../ui/text/text.tsx';
import type { SectionName } from './conversation-list-sections.ts';

export interface ConversationWhenProps {
  readonly at: number;
  /** What the heading above has said already; null where there is none. */
  readonly section: SectionName | null;
  readonly today: number;
}

/** When something was last said, by what the heading above leaves open. */
export function ConversationWhen({ at, section, today }: ConversationWhenProps) {
  const text = useText();
  if (at >= today || section === 'yesterday') return <TimeOfDay at={at} />;
  return (
    <time dateTime={new Date(at).toISOString()} title={sayExactTime(at, text)}>
      {sayMoment(at, text, partsFor(section, at, today))}
    </time>
  );
}

function partsFor(section: SectionName | null, at: number, today: number): Intl.DateTimeFormatOptions {
  if (section === 'week') return { weekday: 'short' };
  const isDated = section !== null && section !== 'pinned';
  const isThisYear = new Date(at).getFullYear() === new Date(today).getFullYear();
  return isDated || isThisYear
    ? { day: 'numeric', month: 'short' }
    : { day: 'numeric', month: 'short', year: 'numeric' };
}
