import type { Persona, PersonaExample } from '../../schemas/persona.ts';
import type { PromptInput } from '../orchestration/prompt-input.ts';

/** What is asked of whoever speaks: the text and rules of a prompt. */
export interface PromptTask {
  readonly text: string;
  readonly rules: readonly string[];
}

const NO_TASK: PromptTask = { text: '', rules: [] };

/** More of them teach a small model little, and cost every first answer; all of them are what style is measured by. */
export const EXAMPLES_TOLD = 2;

/** What the layout of a prompt takes: who speaks, and what the task is. Empty parts leave no trace. */
export function personaTexts(
  persona: Persona,
  locale: string,
  task: PromptTask = NO_TASK,
): Pick<PromptInput, 'persona' | 'rules'> {
  const paragraphs = [
    [persona.voice, persona.tone].filter((text) => text.trim() !== '').join(' '),
    persona.values.length > 0 ? `What you value: ${persona.values.join(', ')}.` : '',
    noteFor(persona.notes, locale),
    examplesText(persona.examples.slice(0, EXAMPLES_TOLD)),
    task.text,
  ];
  return {
    persona: paragraphs.filter((text) => text.trim() !== '').join('\n\n'),
    rules: [...persona.rules, ...task.rules],
  };
}

/** The note of a locale: of "pt-BR" before that of "pt", and none of another language. */
export function noteFor(notes: Persona['notes'], locale: string): string {
  const known = new Map(Object.entries(notes));
  return known.get(locale) ?? known.get(locale.replace(/-.*/, '')) ?? '';
}

function examplesText(examples: readonly PersonaExample[]): string {
  const told = examples.filter(({ question, answer }) => question.trim() !== '' && answer.trim() !== '');
  if (told.length === 0) return '';
  const pairs = told.map(({ question, answer }) => `Asked: ${question}\nYou: ${answer}`);
  return ['How you answer:', ...pairs].join('\n\n');
}
