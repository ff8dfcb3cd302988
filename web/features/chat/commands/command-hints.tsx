import { useEffect, useRef, type ReactNode } from 'react';
import type { Completion } from '../../../../shared/domain/capabilities/command/completions.ts';
import { useText } from '../../../ui/text/text.tsx';
import { mend } from './command-line.ts';
import { optionId, type CommandLine } from './command-use-line.ts';
import { aboutCompletion, sayProblem, wordsOf } from './command-words.ts';
import styles from './command-hints.module.css';

/** The field of the composer, with what may come next behind its text, and what is wrong marked where it stands. */
export function CommandField({ line, children }: { line: CommandLine; children: ReactNode }) {
  return (
    <div className={styles['field']}>
      <CommandList line={line} />
      <div className={styles['over']}>
        {children}
        <Ghost line={line} />
      </div>
      <ProblemLine line={line} />
    </div>
  );
}

/** What may stand here, above the line: under it would be the keyboard of a phone. */
function CommandList({ line }: { line: CommandLine }) {
  const { say } = useText();
  const { candidates, chosen, listId } = line;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (chosen !== null) list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <>
      <p role="status" className="visually-hidden">
        {candidates.length > 0 && say('commands.offered', { count: candidates.length })}
      </p>
      {candidates.length > 0 && (
        <ul
          ref={list}
          id={listId}
          role="listbox"
          aria-label={say('commands.list')}
          className={styles['list']}
          // The field keeps the focus, and a phone its keyboard.
          onPointerDown={(event) => event.preventDefault()}
        >
          {candidates.map((one, index) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- Tab and Enter in the field do the same
            <li
              key={`${one.kind} ${one.name}`}
              id={optionId(listId, index)}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              className={styles['option']}
              onClick={() => line.take(index)}
            >
              <Candidate of={one} />
              <span>{aboutCompletion(one, say)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Candidate({ of: { kind, name, insert } }: { of: Completion }) {
  const { say } = useText();
  const hint = kind === 'command' ? (wordsOf(name, say)?.hint ?? null) : null;
  return (
    <code>
      {insert.trim()}
      {hint !== null && <small> {hint}</small>}
    </code>
  );
}

/** The text once more, unseen, so that what is drawn behind it stands where it belongs. */
function Ghost({ line }: { line: CommandLine }) {
  const { say } = useText();
  const { text, awaitsRest, problem } = line;
  const hint = awaitsRest === null ? null : (wordsOf(awaitsRest, say)?.hint ?? null);
  if (hint === null && problem === null) return null;
  const { start, end } = problem ?? { start: text.length, end: text.length };
  return (
    <div aria-hidden="true" className={styles['ghost']}>
      {text.slice(0, start)}
      {end > start && <mark>{text.slice(start, end)}</mark>}
      {text.slice(end)}
      {hint !== null && (
        <span>
          {/\s$/.test(text) ? '' : ' '}
          {hint}
        </span>
      )}
    </div>
  );
}

function ProblemLine({ line }: { line: CommandLine }) {
  const { say } = useText();
  const { text, problem, problemId } = line;
  const mended = problem && mend(text, problem);
  return (
    <div role="status" className={styles['status']}>
      {problem && (
        <p id={problemId} className={styles['problem']}>
          <span>{sayProblem(problem, text.slice(problem.start, problem.end), line.capability, say)}</span>
          {mended && (
            <button type="button" onClick={() => line.mend()}>
              {say('commands.did_you_mean', { nearest: mended.text.slice(problem.start, mended.caret) })}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
