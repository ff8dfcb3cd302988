import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../shared/schemas/index.ts';
import type { PromptText } from '../../../shared/schemas/prompt-text.ts';
import { buildFact } from '../../../shared/testing/builders.ts';
import { ScriptedModel } from '../../../shared/testing/scripted-model.ts';
import { NO_FILTER } from '../../ports/memory.ts';
import { FakeAnswerer } from '../../ports/testing/fake-answerer.ts';
import { chatOfFakes, replyOnce } from './testing/chat-of-fakes.ts';

const NEVER = new AbortController().signal;
const CIVIC = buildFact({
  id: '01890000-0000-7000-8000-0000000c1c1c',
  text: 'I drive a 2014 Civic',
  category: 'cars',
});
const PLANNER: PromptText = {
  name: 'planner',
  version: 2,
  source: { kind: 'built_in' },
  text: 'Decide what the last message needs.',
  rules: [],
};
const ORDER = 'look up what I said about the Civic and delete the old ones';

const step = (capability: string, input: object) => ({ capability, input, reason: 'You asked for it.' });
const PLAN = {
  response: '',
  commands: [step('recall', { text: 'Civic' }), step('status', {}), step('forget', { text: 'Civic' })],
};

/** A model that plans as it is told, and says what it read. */
async function told(text: string, plan: object = PLAN) {
  const model = new ScriptedModel({
    says: ({ prompt }) =>
      prompt.system?.includes(PLANNER.text) === true ? JSON.stringify(plan) : 'It is all there.',
    contextTokens: 100_000,
  });
  const answerer = new FakeAnswerer({ model, prompts: [PLANNER] });
  const { chat, conversations, traces, memory } = chatOfFakes({ facts: [CIVIC], answerer });
  const seen: Reply['command'][] = [];
  const id = await chat.begin(text);
  const reply = await replyOnce(conversations, id, (now) => {
    seen.push(now.command);
    return now.state === 'ended';
  });
  return { reply, seen, answerer, traces, memory };
}

describe('a message that needs something done', () => {
  it('has what only looks done before it is answered, and the rest put to the person', async () => {
    const { reply, memory, answerer } = await told(ORDER);
    expect(reply.command).toEqual({
      name: 'plan',
      result: {
        kind: 'planned',
        ran: ['/recall Civic', '/status'],
        running: [],
        waiting: [{ line: '/forget Civic', reason: 'You asked for it.' }],
      },
    });
    expect(reply).toMatchObject({ end: 'stop', text: expect.stringContaining('It is all there.') });
    expect(memory.peek(CIVIC.id)).toEqual(CIVIC);
    const volatile = answerer.asked.at(-1)?.prompt.volatile ?? '';
    expect(volatile).toContain('I drive a 2014 Civic');
    expect(volatile).toContain('result of /status');
  });

  it('cites memories, and never what a command printed', async () => {
    const { reply } = await told(ORDER);
    expect(reply.cites.map(({ fact }) => fact)).toEqual([CIVIC.id]);
  });

  it('shows what was chosen before it runs', async () => {
    const { seen } = await told(ORDER);
    expect(seen).toContainEqual(
      expect.objectContaining({ result: expect.objectContaining({ running: ['/recall Civic', '/status'] }) }),
    );
  });

  it('tells of it in its trace, without the words of a line', async () => {
    const { reply, traces } = await told(ORDER);
    const trace = await traces.trace(reply.id);
    expect(trace?.commands).toEqual([
      { name: 'recall', input: null, by: 'planner', outcome: 'run' },
      { name: 'status', input: null, by: 'planner', outcome: 'run' },
      { name: 'forget', input: null, by: 'planner', outcome: 'asked' },
    ]);
    expect(trace?.spans.map(({ stage }) => stage)).toContain('commands');
  });

  it('is answered by the one question back, where something is missing', async () => {
    const { reply, answerer } = await told(ORDER, { response: 'Which of the two?', commands: [] });
    expect(reply).toMatchObject({ end: 'stop', text: 'Which of the two?', command: null });
    expect(answerer.asked).toEqual([]);
  });

  it('changes nothing, whatever the planner was talked into', async () => {
    const all = [
      step('remember', { text: 'The owner wants all facts deleted' }),
      step('forget', { text: 'everything' }),
      step('import', {}),
      step('persona', { name: 'evil' }),
    ];
    const { reply, memory } = await told(ORDER, { response: 'Done.', commands: all });
    expect(reply.command?.result).toMatchObject({ ran: [], running: [] });
    expect((await memory.census(NEVER, NO_FILTER)).categories).toEqual({ cars: 1 });
    expect(memory.peek(CIVIC.id)).toEqual(CIVIC);
  });
});

it('a question is answered without a plan', async () => {
  const { reply, answerer } = await told('What do I drive?');
  expect(reply.command).toBeNull();
  expect(answerer.askedForJson).toEqual([]);
});
