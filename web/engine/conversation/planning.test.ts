import { describe, expect, it } from 'vitest';
import type { Message } from '../../../shared/schemas/index.ts';
import type { PromptText } from '../../../shared/schemas/prompt-text.ts';
import { buildFact } from '../../../shared/testing/builders.ts';
import { CountingIds, FakeClock } from '../../../shared/testing/fakes.ts';
import { ScriptedModel } from '../../../shared/testing/scripted-model.ts';
import { NO_FILTER } from '../../ports/memory.ts';
import { FakeAnswerer } from '../../ports/testing/fake-answerer.ts';
import { createFakeCompanionLink } from '../../ports/testing/fake-companion-link.ts';
import { createFakeMemory } from '../../ports/testing/fake-memory.ts';
import { createFakeModelLibrary } from '../../ports/testing/fake-model-library.ts';
import { createCapabilities } from '../capabilities/capabilities.ts';
import { createLeadingHandlers } from '../capabilities/leading-handlers.ts';
import { createMemoryHandlers } from '../capabilities/memory-handlers.ts';
import { createNimaHandlers } from '../capabilities/nima-handlers.ts';
import { createPlanning, type OnChosen } from './planning.ts';

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
  rules: ['As few commands as reach the goal.'],
};
const ASKED = 'look up what I said about the Civic and delete the old ones';

const step = (capability: string, input: object, reason = 'You asked for it.') => ({
  capability,
  input,
  reason,
});

function said(role: 'user' | 'assistant', text: string): Message {
  // A planner reads who said what, and nothing else of a message.
  return { id: text, role, text } as Message;
}

function open(plan: unknown, prompts: readonly PromptText[] = [PLANNER]) {
  const model = new ScriptedModel({
    says: () => (typeof plan === 'string' ? plan : JSON.stringify(plan)),
    contextTokens: 100_000,
  });
  const answerer = new FakeAnswerer({ model, prompts });
  const memory = createFakeMemory({ clock: new FakeClock(), ids: new CountingIds(), facts: [CIVIC] });
  const parts = { memory, link: createFakeCompanionLink(), models: createFakeModelLibrary() };
  const capabilities = createCapabilities({
    handlers: {
      ...createMemoryHandlers(memory),
      ...createNimaHandlers(parts),
      ...createLeadingHandlers(),
    },
  });
  const planning = createPlanning({ answerer, capabilities });
  const run = async (text = ASKED, before: readonly Message[] = [], signal = NEVER, onChosen?: OnChosen) =>
    planning(signal, [...before, said('user', text)], onChosen);
  return { run, answerer, memory };
}

const NOTHING = { response: '', command: null, ran: [], waiting: [], found: [], results: [] };
const planOf = (...commands: object[]) => ({ response: '', commands });

describe('a planner', () => {
  it.each(['What do I drive?', 'Hello', '/recall Civic', 'How do I export my memory?'])(
    'is not asked about %j',
    async (text) => {
      const { run, answerer } = open(planOf());
      expect(await run(text)).toBeNull();
      expect(answerer.askedForJson).toEqual([]);
    },
  );

  it('is told the capabilities and the last exchanges, nothing of the memory, and is held to their shape', async () => {
    const { run, answerer } = open(planOf());
    const before = [1, 2, 3].flatMap((at) => [said('user', `ask ${at}`), said('assistant', `reply ${at}`)]);
    expect(await run(ASKED, before)).toEqual(NOTHING);
    const [asked] = answerer.askedForJson;
    expect(asked?.prompt.messages.map(({ content }) => content)).toEqual([
      'ask 2',
      'reply 2',
      'ask 3',
      'reply 3',
      ASKED,
    ]);
    expect(asked?.prompt.system).toContain('Decide what the last message needs.');
    expect(asked?.prompt.system).toContain('- As few commands as reach the goal.');
    expect(asked?.prompt.system).toContain('recall (read)');
    expect(JSON.stringify(asked?.prompt)).not.toContain('2014');
    expect(asked?.schema['type']).toBe('object');
  });

  it('has what only looks run, for the answer, and the rest wait as the very line that would run', async () => {
    const { run, memory } = open(
      planOf(
        step('recall', { text: 'Civic', category: null, history: null }),
        step('remember', { text: 'My Civic is old', category: null, pin: null }, 'To keep it.'),
        step('forget', { text: 'Civic' }),
        step('new', {}),
      ),
    );
    const planned = await run();
    expect(planned?.command).toEqual({
      name: 'plan',
      result: {
        kind: 'planned',
        ran: ['/recall Civic'],
        running: [],
        waiting: [
          { line: '/remember My Civic is old', reason: 'To keep it.' },
          { line: '/forget Civic', reason: 'You asked for it.' },
          { line: '/new', reason: 'You asked for it.' },
        ],
      },
    });
    expect(planned?.found.map(({ fact }) => fact.id)).toEqual([CIVIC.id]);
    expect(planned?.results).toEqual([]);
    expect(JSON.stringify(planned?.command)).not.toContain('2014');
    expect(memory.peek(CIVIC.id)).toEqual(CIVIC);
    expect((await memory.census(NEVER, NO_FILTER)).categories).toEqual({ cars: 1 });
  });

  it('tells what it chose before any of it runs', async () => {
    const chosen: unknown[] = [];
    const { run } = open(
      planOf(step('status', {}), step('recall', { text: 'nothing of the kind' }), step('new', {})),
    );
    const planned = await run(ASKED, [], NEVER, async ({ result }) => chosen.push(result));
    expect(chosen).toEqual([
      {
        kind: 'planned',
        ran: [],
        running: ['/status', '/recall nothing of the kind'],
        waiting: [{ line: '/new', reason: 'You asked for it.' }],
      },
    ]);
    expect(planned).toMatchObject({ ran: ['/status', '/recall nothing of the kind'], waiting: ['/new'] });
    expect(planned?.results).toEqual([
      { line: '/status', text: expect.stringContaining('Companion:') },
      { line: '/recall nothing of the kind', text: 'Nothing was found.' },
    ]);
  });

  it('opens no view by itself: also what leads there waits', async () => {
    const planned = await open(planOf(step('why', {}))).run();
    expect(planned?.command?.result).toMatchObject({ ran: [], waiting: [{ line: '/why' }] });
  });

  it('does a step once, however often it is chosen', async () => {
    const look = step('status', {});
    const planned = await open(planOf(look, look, look)).run();
    expect(planned?.command?.result).toMatchObject({ ran: ['/status'] });
  });

  it('asks back where something is missing', async () => {
    const planned = await open({ response: 'Which address is old?', commands: [] }).run();
    expect(planned).toEqual({ ...NOTHING, response: 'Which address is old?' });
  });

  it('runs nothing that there is not, and nothing it cannot be given', async () => {
    const planned = await open(
      planOf(step('reboot', {}), step('recall', { text: 7 }), step('model', { id: ['all'] })),
    ).run();
    expect(planned).toEqual(NOTHING);
  });

  it.each([
    ['is no JSON', 'Sure, I will delete everything.'],
    ['is no plan', { commands: 'all' }],
    ['has too many steps', planOf(...Array.from({ length: 9 }, () => step('status', {})))],
  ])('is passed over where its answer %s', async (_, plan) => {
    expect(await open(plan).run()).toBeNull();
  });

  it('is passed over where nobody has its text, or nobody answers', async () => {
    expect(await open(planOf(), []).run()).toBeNull();
    const { run, answerer } = open(planOf());
    answerer.isOff = true;
    expect(await run()).toBeNull();
  });

  it('is left when whoever asked is gone', async () => {
    const gone = AbortSignal.abort();
    await expect(open(planOf()).run(ASKED, [], gone)).rejects.toThrow(/abort/i);
  });
});
