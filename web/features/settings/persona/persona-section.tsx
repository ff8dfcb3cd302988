import { useRef } from 'react';
import type { PromptTask } from '../../../../shared/domain/persona/persona-texts.ts';
import type { Notices } from '../../../ports/notices.ts';
import type { PersonaState, Personas } from '../../../ports/personas.ts';
import type { TraceRepository } from '../../../ports/traces.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Section } from '../../../ui/surfaces/section.tsx';
import { persona as words } from '../../../ui/text/en/persona.ts';
import { useText, withTexts } from '../../../ui/text/text.tsx';
import { useReadable } from '../../../ui/use-readable.ts';
import { BroughtPersona } from './brought-persona.tsx';
import { PersonaFields } from './persona-fields.tsx';
import { PolishSample } from './polish-sample.tsx';
import { PromptPreview } from './prompt-preview.tsx';
import { RuleSwitches } from './rule-switches.tsx';
import { StyleOverTime } from './style-over-time.tsx';
import styles from './persona-section.module.css';

export interface PersonaSectionProps {
  personas: Personas;
  notices: Notices;
  /** How its answers sounded. */
  traces: Pick<TraceRepository, 'watchStyles'>;
  /** The language Nima answers in, as a BCP 47 tag; without it, that of the interface. */
  locale?: string;
  /** What follows the persona in a prompt, as far as it is known. */
  task?: PromptTask;
}

/** Who speaks, and what is done to an answer afterwards. */
export const PersonaSection = withTexts(words, (props: PersonaSectionProps) => {
  const { personas, notices, traces, locale, task } = props;
  const { say, language } = useText();
  const state = useReadable(personas);
  const { isReady, persona, isOwn, offered, off, failure } = state;
  const status = useRef<HTMLParagraphElement>(null);
  const spoken = locale === undefined || locale === '' ? language : locale;
  return (
    <Section title={say('persona.title')}>
      <p>{say('persona.text')}</p>
      {failure !== null && <Failure error={failure} isReady={isReady} />}
      {isReady ? (
        <>
          <p ref={status} tabIndex={-1} className={styles['quiet']} role="status">
            {say(originOf(state), { name: persona.name })}
          </p>
          {offered && (
            <BroughtPersona
              brought={offered}
              locale={spoken}
              personas={personas}
              notices={notices}
              onTaken={() => status.current?.focus()}
            />
          )}
          <details className={styles['more']}>
            <summary>{say('persona.edit')}</summary>
            <PersonaFields persona={persona} locale={spoken} personas={personas} notices={notices} />
          </details>
          <PromptPreview
            title="persona.prompt"
            persona={persona}
            locale={spoken}
            {...(task ? { task } : {})}
          />
          <RuleSwitches off={off} personas={personas} />
          <PolishSample off={off} />
          <StyleOverTime traces={traces} />
          <Reset isNeeded={isOwn || off.length > 0} personas={personas} notices={notices} />
        </>
      ) : (
        failure === null && <p className={styles['quiet']}>{say('persona.looking')}</p>
      )}
    </Section>
  );
});

/** Who made the persona that speaks. */
function originOf({ isOwn, isBrought }: PersonaState) {
  if (isBrought) return 'persona.brought';
  return isOwn ? 'persona.own' : 'persona.shipped';
}

function Failure({ error, isReady }: { error: unknown; isReady: boolean }) {
  const { say, sayError } = useText();
  return (
    <div role="alert" className={styles['failure']}>
      <p>{say(isReady ? 'persona.failed' : 'persona.unread')}</p>
      <p>{sayError(error)}</p>
    </div>
  );
}

interface ResetProps {
  isNeeded: boolean;
  personas: Personas;
  notices: Notices;
}

/** Stays where it is when there is nothing to reset: the focus would be lost with it. */
function Reset({ isNeeded, personas, notices }: ResetProps) {
  const { say, sayError } = useText();
  const reset = () =>
    void personas.reset().then(
      (run) =>
        notices.say(say('persona.reset_done'), {
          label: say('persona.undo'),
          name: say('persona.undo_reset'),
          back: true,
          run,
        }),
      (error: unknown) => notices.say(sayError(error)),
    );
  return (
    <Button icon="undo" aria-disabled={!isNeeded} onClick={() => isNeeded && reset()}>
      {say('persona.reset')}
    </Button>
  );
}
