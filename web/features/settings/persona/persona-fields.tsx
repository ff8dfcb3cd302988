import { noteFor } from '../../../../shared/domain/persona/persona-texts.ts';
import { PERSONA_LIMITS, type Persona } from '../../../../shared/schemas/persona.ts';
import type { Notices } from '../../../ports/notices.ts';
import type { Personas } from '../../../ports/personas.ts';
import { useText } from '../../../ui/text/text.tsx';
import { ExampleList } from './example-list.tsx';
import { Field, LinesField } from './field.tsx';
import styles from './persona-section.module.css';

export interface PersonaFieldsProps {
  persona: Persona;
  locale: string;
  personas: Personas;
  notices: Notices;
}

/** Everything of a persona that an owner may change. */
export function PersonaFields({ persona, locale, personas, notices }: PersonaFieldsProps) {
  const { say, language } = useText();
  const set = (change: Partial<Persona>) => personas.edit((now) => ({ ...now, ...change }));
  const { paragraph, line, values, rules } = PERSONA_LIMITS;
  const noted = new Intl.DisplayNames([language], { type: 'language' }).of(tagOf(locale)) ?? locale;
  return (
    <div className={styles['fields']}>
      <Field
        label={say('persona.voice')}
        value={persona.voice}
        maxLength={paragraph}
        onChange={(voice) => set({ voice })}
      />
      <Field
        label={say('persona.tone')}
        value={persona.tone}
        maxLength={paragraph}
        onChange={(tone) => set({ tone })}
      />
      <LinesField
        label={say('persona.values')}
        hint={say('persona.one_a_line', { count: values })}
        lines={persona.values}
        most={values}
        longest={line}
        onChange={(lines) => set({ values: lines })}
      />
      <LinesField
        label={say('persona.rules')}
        hint={say('persona.one_a_line', { count: rules })}
        lines={persona.rules}
        most={rules}
        longest={line}
        isProse
        onChange={(lines) => set({ rules: lines })}
      />
      <Field
        label={say('persona.note', { language: noted })}
        hint={say('persona.note_text')}
        value={noteFor(persona.notes, locale)}
        maxLength={paragraph}
        onChange={(note) => set({ notes: { ...persona.notes, [noteTag(persona, locale)]: note } })}
      />
      <ExampleList examples={persona.examples} personas={personas} notices={notices} />
    </div>
  );
}

/** Which note is the one that is shown: of the region where there is one, else of the language. */
function noteTag({ notes }: Persona, locale: string): string {
  return Object.hasOwn(notes, locale) ? locale : tagOf(locale);
}

const tagOf = (locale: string): string => locale.replace(/-.*/, '');
