import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { FocusEvent, FormEvent, KeyboardEvent, RefObject, SyntheticEvent } from 'react';
import type {
  Completion,
  OfferedValues,
} from '../../../../shared/domain/capabilities/command/completions.ts';
import type { CommandProblem } from '../../../../shared/domain/capabilities/command/read-command.ts';
import { complete, isCommandLike, lookAtLine, mend, wrongWith, type Completed } from './command-line.ts';

type Field = HTMLTextAreaElement;

export interface CommandLineParts {
  readonly text: string;
  readonly field: RefObject<Field | null>;
  readonly write: (text: string) => void;
  readonly offered: OfferedValues;
}

export interface CommandLine {
  readonly text: string;
  readonly listId: string;
  readonly problemId: string;
  /** None where there is no list to be seen. */
  readonly candidates: readonly Completion[];
  readonly chosen: number | null;
  /** The command whose rest belongs behind the caret. */
  readonly awaitsRest: string | null;
  readonly problem: CommandProblem | null;
  /** The command that is wrong there, where it is one. */
  readonly capability: string | null;
  /** What the field is besides a field of text. */
  readonly fieldProps: ReturnType<typeof propsOf> & FieldEvents;
  choose(index: number): void;
  take(index: number): void;
  /** Puts what was probably meant in place of what is wrong. */
  mend(): void;
  /** Whether it can be sent as it is; where it cannot, what is wrong with it is shown from then on. */
  check(): boolean;
  /** Whether the key was meant for the list. */
  onKeyDown(event: KeyboardEvent): boolean;
}

interface FieldEvents {
  onInput: (event: FormEvent<Field>) => void;
  onSelect: (event: SyntheticEvent<Field>) => void;
  onFocus: (event: FocusEvent<Field>) => void;
  onBlur: () => void;
}

/** The line one writes on, where it begins with a slash: completed, checked, and no more in the way than it has to be. */
export function useCommandLine({ text, field, write, offered }: CommandLineParts): CommandLine {
  const id = useId();
  const { caret, isFocused, events, put } = useCaret(field, text, write);
  // Each holds for the text it was said of: another letter, and it is forgotten.
  const [closedAt, setClosedAt] = useState<string | null>(null);
  const [refusedAt, setRefusedAt] = useState<string | null>(null);
  const [moved, setMoved] = useState<{ text: string; index: number } | null>(null);
  const seen = lookAtLine(text, Math.min(caret, text.length), offered);
  const isOpen = seen !== null && isFocused && closedAt !== text;
  const candidates = isOpen ? seen.completions.candidates : [];
  const chosen =
    moved?.text === text && moved.index < candidates.length ? moved.index : (seen?.likely ?? null);
  const wrong = seen?.wrong ?? (refusedAt === text ? wrongWith(text) : null);
  const problem = wrong?.problem ?? null;
  const choose = (index: number) =>
    setMoved({ text, index: (index + candidates.length) % Math.max(1, candidates.length) });
  const take = (index: number) => {
    const candidate = candidates[index];
    if (seen && candidate) put(complete(text, seen.completions, candidate));
  };
  const shown = {
    listId: id,
    problemId: `${id}-problem`,
    candidates,
    problem,
    capability: wrong?.capability ?? null,
  };
  const line = { ...shown, chosen: candidates.length === 0 ? null : chosen, text };
  return {
    ...line,
    awaitsRest: isFocused ? (seen?.awaitsRest ?? null) : null,
    fieldProps: { ...propsOf(line), ...events },
    choose,
    take,
    mend: () => {
      const mended = problem && mend(text, problem);
      if (mended) put(mended);
    },
    check: () => {
      if (wrongWith(text) === null) return true;
      setRefusedAt(text);
      return false;
    },
    onKeyDown: (event) => listKey(event, { ...line, choose, take, close: () => setClosedAt(text) }),
  };
}

/** Where the caret is, which the list hangs on, and the way to write as if it were typed. */
function useCaret(field: CommandLineParts['field'], text: string, write: CommandLineParts['write']) {
  const [caret, setCaret] = useState(text.length);
  const [isFocused, setFocused] = useState(false);
  const pending = useRef<number | null>(null);
  const typed = useRef(text);
  useLayoutEffect(() => {
    if (pending.current === null) return;
    field.current?.setSelectionRange(pending.current, pending.current);
    pending.current = null;
  }, [field, text]);
  useEffect(() => {
    const isFromElsewhere = typed.current !== text;
    typed.current = text;
    // A command that was put into the line from elsewhere is to be written on.
    if (!isFromElsewhere || !isCommandLike(text)) return;
    field.current?.focus();
    field.current?.setSelectionRange(text.length, text.length);
  }, [field, text]);
  const put = useCallback(
    (now: Completed) => {
      pending.current = now.caret;
      typed.current = now.text;
      setCaret(now.caret);
      write(now.text);
      field.current?.focus();
    },
    [field, write],
  );
  const read = ({ currentTarget }: SyntheticEvent<Field>) => setCaret(currentTarget.selectionEnd);
  const events: FieldEvents = {
    onInput: (event) => {
      typed.current = event.currentTarget.value;
      read(event);
    },
    onSelect: read,
    onFocus: (event) => {
      setFocused(true);
      read(event);
    },
    onBlur: () => setFocused(false),
  };
  return { caret, isFocused, events, put };
}

/**
 * A combobox only while there is something to choose: for the rest of the time it is a field of several lines, which a
 * combobox is not.
 */
function propsOf({ listId, problemId, candidates, chosen, problem }: Omit<ListState, 'text'> & Ids) {
  const wrong = problem === null ? {} : { 'aria-invalid': true, 'aria-describedby': problemId };
  if (candidates.length === 0) return wrong;
  return {
    ...wrong,
    role: 'combobox' as const,
    'aria-autocomplete': 'list' as const,
    'aria-haspopup': 'listbox' as const,
    'aria-expanded': true,
    'aria-controls': listId,
    ...(chosen === null ? {} : { 'aria-activedescendant': optionId(listId, chosen) }),
  };
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

interface Ids {
  readonly listId: string;
  readonly problemId: string;
}
type ListState = Pick<CommandLine, 'candidates' | 'chosen' | 'problem' | 'text'>;
type ListDeeds = Pick<CommandLine, 'choose' | 'take'> & { close: () => void };

/** Arrows choose, Tab and Enter take, Escape closes. Answers whether the key was one of these. */
function listKey(
  event: KeyboardEvent,
  { candidates, chosen, choose, take, close }: Pick<ListState, 'candidates' | 'chosen'> & ListDeeds,
): boolean {
  const isPlain = !(event.shiftKey || event.ctrlKey || event.altKey || event.metaKey);
  if (candidates.length === 0 || !isPlain || event.nativeEvent.isComposing) return false;
  const acts: Record<string, (() => void) | undefined> = {
    ArrowDown: () => choose(chosen === null ? 0 : chosen + 1),
    ArrowUp: () => choose((chosen ?? 0) - 1),
    Tab: () => take(chosen ?? 0),
    Enter: chosen === null ? undefined : () => take(chosen),
    Escape: close,
  };
  const act = acts[event.key];
  if (!act) return false;
  event.preventDefault();
  act();
  return true;
}
