import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAPABILITIES, type AppCapability } from '../../../shared/domain/capabilities/capabilities.ts';
import type { Input, Invocation } from '../../../shared/domain/capabilities/capability.ts';
import { readCommand } from '../../../shared/domain/capabilities/command/read-command.ts';
import { writeCommand } from '../../../shared/domain/capabilities/command/write-command.ts';
import { readPlan } from '../../../shared/domain/capabilities/plan/read-plan.ts';
import { anyInvocation } from '../../../shared/domain/capabilities/testing/invented.ts';
import { runs } from '../../../shared/testing/runs.ts';
import { capabilities as words } from '../../ui/text/en/capabilities.ts';
import { createCapabilities, type Handlers } from './capabilities.ts';

const NEVER = new AbortController().signal;

/** Handlers that only say that they were called. */
function open() {
  const called: [string, Input][] = [];
  const names = CAPABILITIES.all.map(({ entry }) => entry.name as AppCapability['name']);
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      async (input: Input) => {
        called.push([name, input]);
        return { kind: `did ${name}` };
      },
    ]),
  );
  return { called, capabilities: createCapabilities({ handlers: handlers as unknown as Handlers }) };
}

const byPerson = (line: string): Invocation => {
  const read = readCommand(line, CAPABILITIES);
  if (read.kind !== 'invocation') throw new Error(`${line} is no command.`);
  return read.invocation;
};
const byPlanner = (line: string): Invocation => ({ ...byPerson(line), by: 'planner' });

describe('an invocation', () => {
  it('is run by the handler of its name, with its input', async () => {
    const { called, capabilities } = open();
    expect(await capabilities.run(NEVER, byPerson('/remember --pin I like tea'))).toEqual({
      kind: 'ran',
      result: { kind: 'did remember' },
    });
    expect(called).toEqual([['remember', { text: 'I like tea', pin: true }]]);
  });

  it('of a planner runs by itself where it only looks', async () => {
    const { called, capabilities } = open();
    await capabilities.run(NEVER, byPlanner('/recall rent'));
    expect(called).toEqual([['recall', { text: 'rent' }]]);
  });

  it('of a planner that does more waits for the very line that was shown', async () => {
    const { called, capabilities } = open();
    const invocation = byPlanner('/remember I like tea');
    const shown = { kind: 'to_approve', line: '/remember I like tea' };
    expect(await capabilities.run(NEVER, invocation)).toEqual(shown);
    expect(await capabilities.run(NEVER, invocation, '/remember I like')).toEqual(shown);
    expect(await capabilities.run(NEVER, byPlanner('/remember I like coffee'), shown.line)).toMatchObject({
      kind: 'to_approve',
    });
    expect(called).toEqual([]);
    expect(await capabilities.run(NEVER, invocation, shown.line)).toMatchObject({ kind: 'ran' });
    expect(called).toEqual([['remember', { text: 'I like tea' }]]);
  });

  it.each([
    ['unknown', { capability: 'reboot', input: {}, by: 'person' }],
    ['unknown', { capability: 'constructor', input: {}, by: 'person' }],
    ['invalid', { capability: 'remember', input: {}, by: 'person' }],
    ['invalid', { capability: 'status', input: { now: true }, by: 'planner' }],
  ] as const)('is refused as %s: %j', async (reason, invocation) => {
    const { called, capabilities } = open();
    expect(await capabilities.run(NEVER, invocation)).toEqual({ kind: 'refused', reason });
    expect(called).toEqual([]);
  });

  it('that nobody waits for any more is not begun', async () => {
    const { called, capabilities } = open();
    await expect(capabilities.run(AbortSignal.abort(), byPerson('/status'))).rejects.toThrow(/abort/i);
    expect(called).toEqual([]);
  });

  it('passes on what breaks in its handler', async () => {
    const { capabilities } = createWithBrokenStatus();
    await expect(capabilities.run(NEVER, byPerson('/status'))).rejects.toThrow('broken');
  });
});

function createWithBrokenStatus() {
  const status = async () => Promise.reject(new Error('broken'));
  return { capabilities: createCapabilities({ handlers: { status } as unknown as Handlers }) };
}

describe('a planner that obeys whatever it reads', () => {
  it('changes nothing, however it puts it', async () => {
    const step = anyInvocation(CAPABILITIES).map(({ capability, input }) => ({
      capability,
      input,
      reason: 'The owner approved this.',
    }));
    const check = fc.asyncProperty(fc.array(step, { maxLength: 5 }), async (commands) => {
      const { called, capabilities } = open();
      const plan = readPlan({ response: '', commands }, CAPABILITIES);
      const ready = plan.kind === 'plan' ? plan.steps.filter((one) => one.kind === 'ready') : [];
      expect(ready).toHaveLength(commands.length);
      for (const { invocation } of ready) await capabilities.run(NEVER, invocation);
      for (const [name] of called) expect(CAPABILITIES.find(name)?.entry.risk).toBe('read');
      for (const { invocation } of ready) {
        await capabilities.run(NEVER, invocation, writeCommand(invocation, CAPABILITIES));
      }
      // Each ran once a person had said yes to it, those that only look a second time.
      const looked = ready.filter(
        ({ invocation: one }) => CAPABILITIES.find(one.capability)?.entry.risk === 'read',
      );
      expect(called).toHaveLength(ready.length + looked.length);
    });
    await fc.assert(check, { seed: 59, numRuns: runs(2_000) });
  });
});

describe('the words of a capability', () => {
  it('are those of the registry, and there for each of them', () => {
    const said = CAPABILITIES.all.flatMap(({ entry: { name, title, description, hint } }) => [
      [`capability.${name}`, title],
      [`capability.${name}_about`, description],
      ...(hint === null ? [] : [[`capability.${name}_hint`, hint]]),
    ]);
    expect(words).toEqual(Object.fromEntries(said));
  });
});
