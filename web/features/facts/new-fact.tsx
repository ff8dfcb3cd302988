import {
  lazy,
  Suspense,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import type { Drafts } from '../../ports/drafts.ts';
import type { Memory, Remembered } from '../../ports/memory.ts';
import type { Navigation } from '../../ports/navigation.ts';
import type { Notices } from '../../ports/notices.ts';
import { Button } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import { CategoryField } from './category-field.tsx';
import { useCategoryName } from '../../ui/text/category-name.ts';
import { directionOf } from './direction-of.ts';
import { NEW_FACT_PLACE, dropSaved } from './draft-place.ts';
import { PhoneTop } from './phone-top.tsx';
import { Trouble } from './trouble.tsx';
import { undoName } from './undo-name.ts';
import type { FactActions } from './use-fact-actions.ts';
import { useCategories } from './use-categories.ts';
import { useNewCategory } from './use-guess.ts';
import styles from './new-fact.module.css';

// Asked now and then: fetched when it is.
const ReplaceQuestion = lazy(async () => ({
  default: (await import('./replace-question.tsx')).ReplaceQuestion,
}));

export interface NewFactProps {
  memory: Memory;
  drafts: Drafts;
  notices: Notices;
  navigation: Navigation;
  actions: FactActions;
  version: number;
  focused: boolean;
  /** Whether the person asked to write, again where they did so before. */
  asked: boolean;
  onAsked: () => void;
}

/** As many as fit beside the first one on a phone. */
const OTHER_GUESSES = 2;
/** What the keyboard of a phone writes on its key. */
const ENTER_KEEPS = { enterKeyHint: 'done' } as const;

/** The quiet line a fact is typed on. Enter keeps it; until then it is a draft. */
export function NewFact(props: NewFactProps) {
  const { drafts, navigation, actions } = props;
  const { say } = useText();
  const text = useReadable(drafts)[NEW_FACT_PLACE] ?? '';
  const { category, guess, choose, settle } = useNewCategory(props.memory, text);
  const field = useRef<HTMLTextAreaElement>(null);
  const inFront = useInFront(props, field);
  const leave = () => {
    // The list shows the fact; on a phone that is one step back, unless the person has taken it meanwhile.
    if (inFront.current) navigation.back();
  };
  const { keep, error, asked, answer } = useKeep(props, settle, leave, () => choose(null));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (text.trim() !== '') void keep(text);
  };
  return (
    <section aria-label={say('memory.new_fact')} className={styles['new']}>
      <PhoneTop title={say('memory.new_fact')} navigation={navigation} />
      <textarea
        ref={field}
        aria-label={say('memory.new_fact')}
        dir={directionOf(text)}
        rows={2}
        {...ENTER_KEEPS}
        placeholder={say('memory.new_hint')}
        className={styles['text']}
        value={text}
        onChange={(event) => drafts.write(NEW_FACT_PLACE, event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Trouble error={error} />
      <Foot
        {...props}
        category={category}
        guess={guess}
        onCategory={choose}
        empty={text.trim() === ''}
        onKeep={() => void keep(text)}
      />
      <div aria-live="polite">
        {asked && (
          <Suspense>
            <ReplaceQuestion key={asked.fact.id} {...asked} actions={actions} onAnswer={answer} />
          </Suspense>
        )}
      </div>
    </section>
  );
}

interface FootProps extends Pick<NewFactProps, 'memory' | 'version'> {
  category: string;
  /** Where it may belong; nothing where the person has chosen. */
  guess: readonly string[];
  onCategory: (category: string) => void;
  empty: boolean;
  onKeep: () => void;
}

function Foot({ memory, version, category, guess, onCategory, empty, onKeep }: FootProps) {
  const { say } = useText();
  const nameOf = useCategoryName();
  const categories = useCategories(memory, version);
  return (
    <div className={styles['foot']}>
      <div className={styles['category']}>
        <CategoryField category={category} categories={categories} onChoose={onCategory} />
      </div>
      {guess.length > 0 && (
        <div className={styles['guess']}>
          <span>{say(guess.length > 1 ? 'memory.guessed_or' : 'memory.guessed')}</span>
          {guess.slice(1, 1 + OTHER_GUESSES).map((other) => (
            <button key={other} type="button" onClick={() => onCategory(other)}>
              {nameOf(other)}
            </button>
          ))}
        </div>
      )}
      <Button weight="primary" disabled={empty} onClick={onKeep}>
        {say('memory.keep')}
      </Button>
    </div>
  );
}

function useKeep(
  props: NewFactProps,
  categoryOf: (text: string) => Promise<string>,
  leave: () => void,
  onKept: () => void,
) {
  const { memory, drafts, notices, actions } = props;
  const { say } = useText();
  const [error, setError] = useState<unknown>(null);
  const questions = useQuestions(leave);
  const keeping = useRef(false);
  const keep = async (text: string) => {
    // Pressed again while the disk is at work, it would be kept twice.
    if (keeping.current) return;
    keeping.current = true;
    try {
      const remembered = await memory.remember(text, { category: await categoryOf(text) });
      dropSaved(drafts, NEW_FACT_PLACE, text);
      setError(null);
      onKept();
      const undo = () => void actions.forget([remembered.fact]);
      const name = undoName(say, say('memory.kept'), [remembered.fact]);
      notices.say(say('memory.kept'), { label: say('memory.undo'), back: true, name, run: undo });
      questions.add(remembered);
    } catch (thrown) {
      setError(thrown);
    } finally {
      keeping.current = false;
    }
  };
  return { keep, error, ...questions };
}

/** What is asked of the facts just kept: one after the other, each until it is answered. */
function useQuestions(leave: () => void) {
  const [open, setOpen] = useState<readonly Remembered[]>([]);
  // Kept one after the other, faster than it is drawn.
  const latest = useRef(open);
  const change = (next: readonly Remembered[]) => {
    latest.current = next;
    setOpen(next);
    if (next.length === 0) leave();
  };
  return {
    asked: open[0] ?? null,
    add: (remembered: Remembered) =>
      change(remembered.mayReplace.length > 0 ? [...latest.current, remembered] : latest.current),
    answer: () => change(latest.current.slice(1)),
  };
}

/** Whether the page is the one a person opened, and focused for it: behind what had been begun. */
function useInFront(
  { focused, asked, onAsked }: Pick<NewFactProps, 'focused' | 'asked' | 'onAsked'>,
  field: RefObject<HTMLTextAreaElement | null>,
) {
  const inFront = useRef(false);
  const done = useEffectEvent(onAsked);
  useEffect(() => {
    if (!focused) return undefined;
    focusEnd(field.current);
    inFront.current = true;
    return () => void (inFront.current = false);
  }, [focused, field]);
  useEffect(() => {
    if (!asked) return;
    focusEnd(field.current);
    done();
  }, [asked, field]);
  return inFront;
}

function focusEnd(field: HTMLTextAreaElement | null): void {
  if (!field || field === document.activeElement) return;
  field.setSelectionRange(field.value.length, field.value.length);
  field.focus();
}
