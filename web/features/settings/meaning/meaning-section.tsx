import { useEffect, useRef, type RefObject } from 'react';
import type { CompanionLink } from '../../../ports/companion-link.ts';
import type { AvailableModel } from '../../../ports/embedding-models.ts';
import type { ModelChoice, ModelChoiceState } from '../../../ports/model-choice.ts';
import type { Notices } from '../../../ports/notices.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Section } from '../../../ui/surfaces/section.tsx';
import { useText } from '../../../ui/text/text.tsx';
import { useReadable } from '../../../ui/use-readable.ts';
import { ChangePanel } from './change-panel.tsx';
import { FolderPicker } from './folder-picker.tsx';
import { ModelRow } from './model-row.tsx';
import { useModels } from './use-models.ts';
import { sayAloud } from './words.ts';
import styles from './meaning-section.module.css';

export interface MeaningSectionProps {
  choice: ModelChoice;
  link: CompanionLink;
  notices: Notices;
}

/** Which model the memory is searched by meaning with, and the change to another one. */
export function MeaningSection({ choice, link, notices }: MeaningSectionProps) {
  const { say } = useText();
  const state = useReadable(choice);
  const { models, isConnected, again } = useModels(choice, link);
  const list = useRef<HTMLUListElement>(null);
  const attempt = useAttempt(notices, list);
  useNoticeWhenDone(state, notices);
  const remove = (model: AvailableModel) =>
    attempt(choice.drop(model.choice), () => {
      notices.say(say('meaning.removed', { name: model.name }));
      again();
    });
  return (
    <Section title={say('meaning.title')}>
      <p>{say('meaning.text')}</p>
      <Away state={state} choice={choice} />
      {models === null ? (
        <p className={styles['looking']}>{say('meaning.looking')}</p>
      ) : (
        <ul ref={list} tabIndex={-1} aria-label={say('meaning.list')} className={styles['list']}>
          {models.map((model) => (
            <ModelRow
              key={model.id}
              model={model}
              role={roleOf(model, state)}
              dimension={state.used?.model.id === model.id ? state.used.dimension : null}
              onUse={() => attempt(choice.choose(model.choice))}
              onRemove={() => remove(model)}
            />
          ))}
        </ul>
      )}
      {state.next && (
        <ChangePanel
          change={state.next}
          used={nameOf(state)}
          choice={choice}
          onStay={() => attempt(choice.cancel())}
        />
      )}
      <Spoken state={state} />
      {models && !isConnected && <p className={styles['quiet']}>{say('meaning.companion_away')}</p>}
      <FolderPicker choice={choice} notices={notices} onKept={again} />
      <p className={styles['quiet']}>{say('meaning.pick_text')}</p>
    </Section>
  );
}

/** What was pressed may go with the press: the focus stays at the list. What fails is said. */
function useAttempt(notices: Notices, list: RefObject<HTMLElement | null>) {
  const { sayError } = useText();
  return (work: Promise<void>, done?: () => void): void => {
    list.current?.focus();
    void work.then(done, (error: unknown) => notices.say(sayError(error)));
  };
}

/** The model in use is not at hand: what that means, and what helps. */
function Away({ state: { used }, choice }: { state: ModelChoiceState; choice: ModelChoice }) {
  const { say } = useText();
  if (used?.embedder !== 'absent' && used?.embedder !== 'failed') return null;
  return (
    <div role="status" data-stuck className={styles['change']}>
      <p>
        {say('meaning.used_away')} {say(`meaning.away_${used.model.choice.from}`)}
      </p>
      <div>
        <Button onClick={choice.retry}>{say('meaning.retry')}</Button>
      </div>
    </div>
  );
}

function Spoken({ state }: { state: ModelChoiceState }) {
  const text = useText();
  const { next } = state;
  return (
    <p role="status" className="visually-hidden">
      {next && sayAloud(next.stage, next.model, nameOf(state), text)}
    </p>
  );
}

function nameOf({ used }: ModelChoiceState): string {
  return used?.model.name ?? '';
}

function roleOf({ id }: AvailableModel, { used, next }: ModelChoiceState): 'used' | 'next' | null {
  if (used?.model.id === id) return 'used';
  return next?.model.id === id ? 'next' : null;
}

function useNoticeWhenDone({ used }: ModelChoiceState, notices: Notices): void {
  const { say } = useText();
  const before = useRef(used?.model.id);
  useEffect(() => {
    if (before.current !== undefined && used && used.model.id !== before.current)
      notices.say(say('meaning.done', { name: used.model.name }));
    before.current = used?.model.id;
  }, [used, notices, say]);
}
