import { describe, expect, it } from 'vitest';
import { persona as zen } from '../../../prompts/persona/zen-engineer.yaml';
import { EXAMPLES_TOLD, noteFor, personaTexts } from './persona-texts.ts';

const small = {
  ...zen,
  voice: 'You are Nima.',
  tone: 'Kind.',
  values: ['calm', 'direct'],
  rules: ['Be brief.'],
  examples: [
    { question: 'Which port?', answer: '5432.' },
    { question: 'Why?', answer: "I don't know." },
    { question: 'Not told?', answer: 'No.' },
  ],
  notes: { en: 'Plain words.', pt: 'Fala claro.', 'pt-BR': 'Fale claro.' },
};

describe('what a persona gives to a prompt', () => {
  it('is who speaks, then what the task is', () => {
    expect(personaTexts(small, 'en-GB', { text: 'Answer the person.', rules: ['Never guess.'] })).toEqual({
      persona: [
        'You are Nima. Kind.',
        'What you value: calm, direct.',
        'Plain words.',
        'How you answer:',
        'Asked: Which port?\nYou: 5432.',
        "Asked: Why?\nYou: I don't know.",
        'Answer the person.',
      ].join('\n\n'),
      rules: ['Be brief.', 'Never guess.'],
    });
    expect(EXAMPLES_TOLD).toBe(2);
  });

  it('has no trace of what is empty', () => {
    const empty = {
      ...small,
      voice: ' ',
      values: [],
      rules: [],
      notes: {},
      examples: [{ question: '', answer: 'x' }],
    };
    expect(personaTexts({ ...empty, tone: 'Kind.' }, 'en')).toEqual({ persona: 'Kind.', rules: [] });
    expect(personaTexts({ ...empty, tone: '' }, 'en')).toEqual({ persona: '', rules: [] });
  });

  it('holds the note of the language, the nearest first', () => {
    expect(['pt-BR', 'pt-PT', 'de', '', 'constructor'].map((locale) => noteFor(small.notes, locale))).toEqual(
      ['Fale claro.', 'Fala claro.', '', '', ''],
    );
  });
});

describe('the persona that ships', () => {
  it('says in double quotes nothing but what it may: there, a model reads data', () => {
    const { persona, rules } = personaTexts(zen, 'en');
    expect(persona).not.toContain('"');
    expect(rules.join('\n')).not.toContain('"');
  });

  it('has at least eight examples, and the values of the project', () => {
    expect(zen.examples.length).toBeGreaterThanOrEqual(8);
    expect(zen.values).toEqual(['simplicity first', 'direct', 'pragmatic', 'calm', 'always learning']);
  });
});
