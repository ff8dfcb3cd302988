import { expect, it } from 'vitest';
import type { Reply } from '../../schemas/index.ts';
import { talking } from '../../testing/talking.ts';
import { speakerOf } from './speaker.ts';

const said = talking().exchange('What is a pod?', 'A group.', null);
const reply = (parts: Partial<Reply>): Reply => ({ ...said.reply, revision: '', ...parts });
const NOTHING = { kind: 'nothing', facts: [] } as const;

it('what a person said has no name', () => {
  expect(speakerOf({ ...said.question, revision: '' })).toBeNull();
});

it.each<[string, Partial<Reply>, string]>([
  ['that a model made here', { model: 'qwen3-4b', memory: { ...NOTHING, facts: [] } }, 'Nima'],
  ['that did what was ordered', { command: { name: 'help', result: {} } }, 'Nima'],
  ['that is still to come', { state: 'waiting', model: null }, 'Nima'],
  ['that never came', { end: 'failed', model: null }, 'Nima'],
  ['of another program', { model: 'ChatGPT' }, 'ChatGPT'],
])('a reply %s is by its maker', (_what, parts, speaker) => {
  expect(speakerOf(reply(parts))).toBe(speaker);
});
