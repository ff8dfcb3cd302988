import type { Persona } from '../../../../shared/schemas/persona.ts';
import type { Notices } from '../../../ports/notices.ts';
import type { Personas } from '../../../ports/personas.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { useText } from '../../../ui/text/text.tsx';
import { PromptPreview } from './prompt-preview.tsx';
import styles from './persona-section.module.css';

export interface BroughtPersonaProps {
  brought: Persona;
  locale: string;
  personas: Pick<Personas, 'takeOffered'>;
  notices: Notices;
  /** It is taken, and this goes with it: the focus needs another place. */
  onTaken: () => void;
}

/** A persona that the companion was given: told, to be read before it speaks, and taken by a press alone. */
export function BroughtPersona({ brought, locale, personas, notices, onTaken }: BroughtPersonaProps) {
  const { say } = useText();
  const { name } = brought;
  const take = () => {
    const run = personas.takeOffered();
    notices.say(say('persona.offer_done', { name }), {
      label: say('persona.undo'),
      name: say('persona.undo_offer', { name }),
      back: true,
      run,
    });
    onTaken();
  };
  return (
    <div className={styles['brought']}>
      <p>{say('persona.offer', { name })}</p>
      <PromptPreview title="persona.offer_prompt" persona={brought} locale={locale} />
      <Button onClick={take}>{say('persona.offer_use')}</Button>
    </div>
  );
}
