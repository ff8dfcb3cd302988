import type { Persona } from '../../../shared/schemas/persona.ts';

export const buildPersona = (changes: Partial<Persona> = {}): Persona => ({
  name: 'Small',
  version: 1,
  voice: 'You are Nima.',
  tone: 'Kind.',
  values: ['calm', 'direct'],
  rules: ['Be brief.', 'Show code.'],
  examples: [
    { question: 'Which port?', answer: '5432.' },
    { question: 'Why?', answer: 'Run `df -h`.' },
  ],
  notes: { en: 'Plain words.' },
  ...changes,
});
