import { memo, startTransition, useEffect, useState } from 'react';
import type { Message } from '../../../../shared/schemas/index.ts';
import type { ShownMessage } from '../../../ports/chat.ts';
import type { ChatParts } from '../chat-parts.ts';
import type { Sought } from '../sought.ts';
import { MessageRow } from './message-row.tsx';

/** The last exchange. */
const LAST = 2;
/** As many as fill the tallest screen with the shortest of messages. */
const NEAR_END = 16;
/** Of two thousand messages that is thirty groups, and what changes draws one of them. */
const GROUP = 64;

export interface MessageRowsProps extends ChatParts {
  readonly path: readonly ShownMessage[];
  /** A message that the address leads to, here or elsewhere. */
  readonly sought: Sought | null;
}

/** The rows of a conversation, in groups of which only those are drawn again that changed. */
export function MessageRows({ path, sought, ...parts }: MessageRowsProps) {
  const soughtAt = sought ? path.findIndex(({ message }) => message.id === sought.message) : -1;
  const starts = Array.from({ length: Math.ceil(path.length / GROUP) }, (_, at) => at * GROUP);
  return starts
    .slice(useFirstGroup(starts.length))
    .map((start) => (
      <Group
        key={start}
        {...parts}
        rows={path.slice(start, start + GROUP)}
        sought={soughtAt >= start && soughtAt < start + GROUP ? sought : null}
        last={within(path.length - LAST - start)}
        nearEnd={within(path.length - NEAR_END - start)}
      />
    ));
}

/** The end of a conversation is there at once, and what lies before it when there is time. */
function useFirstGroup(groups: number): number {
  const [isWhole, setWhole] = useState(false);
  useEffect(() => startTransition(() => setWhole(true)), []);
  return isWhole ? 0 : Math.max(0, groups - 2);
}

/** One number for all groups that lie before it: theirs must not change as the conversation grows. */
function within(index: number): number {
  return Math.min(GROUP, Math.max(0, index));
}

interface GroupProps extends ChatParts {
  readonly rows: readonly ShownMessage[];
  /** Where what is sought is one of them. */
  readonly sought: Sought | null;
  /** Where in the group the last exchange begins, and where the rows that are near the end do. */
  readonly last: number;
  readonly nearEnd: number;
}

const Group = memo(function Group({ rows, sought, last, nearEnd, ...parts }: GroupProps) {
  return (
    <div>
      {rows.map((shown, index) => (
        <MessageRow
          key={placeOf(shown.message)}
          {...parts}
          shown={shown}
          sought={shown.message.id === sought?.message ? sought : null}
          isLast={index >= last}
          isNearEnd={index >= nearEnd}
        />
      ))}
    </div>
  );
}, isSame);

/** The rows are cut anew each time; each of them is the one that was drawn, if it has not changed. */
function isSame({ rows: before, ...was }: GroupProps, { rows, ...is }: GroupProps): boolean {
  return (
    rows.length === before.length &&
    rows.every((row, index) => row === before[index]) &&
    Object.entries(is).every(([name, value]) => value === was[name as keyof typeof was])
  );
}

/** Branches share a place: who goes from one to the next keeps the focus where it is. */
function placeOf({ role, parent }: Message): string {
  return `${role} ${parent}`;
}
