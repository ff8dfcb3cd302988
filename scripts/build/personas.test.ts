import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { personaModule, personas } from './personas.mjs';

const at = (path: string) => new URL(`../../prompts/persona/${path}`, import.meta.url);

const SMALL = [
  'name: Small',
  'version: 1',
  'voice: You are small.',
  'tone: ""',
  'values: [calm]',
  'rules: []',
  'examples: []',
  'notes: {}',
].join('\n');

it('makes a module of a persona, with nothing to parse in it', () => {
  expect(personaModule(SMALL, 'small.yaml')).toBe(
    'export const persona = {"name":"Small","version":1,"voice":"You are small.","tone":"","values":["calm"],"rules":[],"examples":[],"notes":{}};',
  );
});

it('takes every persona of the project', () => {
  const files = readdirSync(at('')).filter((name) => name.endsWith('.yaml'));
  expect(files).toContain('zen-engineer.yaml');
  for (const name of files) expect(personaModule(readFileSync(at(name), 'utf8'), name)).toContain('"voice"');
});

it.each([
  ['a line that is no YAML', `${SMALL}\nmore: [a`, /bad\.yaml is not valid YAML: .*line 9/s],
  ['a field that nobody knows', `${SMALL}\nmood: dark`, /bad\.yaml is no persona: .*mood/],
  ['a field of another kind', SMALL.replace('[calm]', 'calm'), /no persona: values/],
  ['a language that is none', SMALL.replace('notes: {}', 'notes: {English: Plain.}'), /no persona: notes/],
  ['nothing', '', /no persona/],
])('refuses %s', (_what, yaml, message) => {
  expect(() => personaModule(yaml, 'bad.yaml')).toThrow(message);
});

it('is asked for files of prompts/persona alone', () => {
  const { filter } = personas().load as unknown as { filter: { id: RegExp } };
  expect(filter.id.test('/x/prompts/persona/zen-engineer.yaml')).toBe(true);
  expect(filter.id.test('/x/prompts/fixtures/planner.yaml')).toBe(false);
});
