import { estimateTokens } from '../../../../shared/domain/orchestration/estimate-tokens.ts';
import { rulesText } from '../../../../shared/domain/orchestration/system-text.ts';
import { personaTexts, type PromptTask } from '../../../../shared/domain/persona/persona-texts.ts';
import type { Persona } from '../../../../shared/schemas/persona.ts';
import { useText } from '../../../ui/text/text.tsx';
import styles from './persona-section.module.css';

export interface PromptPreviewProps {
  /** Counts the tokens. */
  title: 'persona.prompt' | 'persona.offer_prompt';
  persona: Persona;
  locale: string;
  task?: PromptTask;
}

/** The beginning of every prompt to the letter, and how long it is. */
export function PromptPreview({ title, persona, locale, task }: PromptPreviewProps) {
  const { say } = useText();
  const texts = personaTexts(persona, locale, task);
  const text = texts.persona + rulesText(texts.rules);
  return (
    <details className={styles['more']}>
      <summary>{say(title, { count: estimateTokens(text) })}</summary>
      <pre className={styles['prompt']}>{text}</pre>
    </details>
  );
}
