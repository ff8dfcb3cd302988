import { describe, expect, it } from 'vitest';
import { capabilityInfos, RISKS } from '../../schemas/capability.ts';
import { z } from '../../schemas/zod.ts';
import { CAPABILITIES } from './capabilities.ts';
import { capability, needsApproval, type Capability } from './capability.ts';
import { describeCapabilities } from './describe.ts';
import { createRegistry } from './registry.ts';
import { listPulls, mergePull } from './testing/invented.ts';

describe('the registry', () => {
  it('holds what the app can do', () => {
    expect(CAPABILITIES.all.map(({ entry }) => entry.name).toSorted((a, b) => a.localeCompare(b))).toEqual(
      'clear export forget help import model new persona profile recall remember status why'.split(' '),
    );
  });

  it('has entries that fit together: the rest is an argument, and so is what is offered for', () => {
    for (const { entry, arguments: all } of CAPABILITIES.all) {
      const names = all.map(({ name }) => name);
      expect([...names, null], entry.name).toContain(entry.rest);
      expect(entry.hint === null, entry.name).toBe(entry.rest === null);
      for (const name of Object.keys(entry.offers)) expect(names, entry.name).toContain(name);
      // What has to be there stands in the line without a name.
      for (const { name } of all.filter(({ isRequired }) => isRequired))
        expect(name, entry.name).toBe(entry.rest);
      expect(entry.description, entry.name).toMatch(/^\p{Lu}.*\.$/u);
      expect(entry.verbs.length, entry.name).toBeGreaterThan(0);
    }
  });

  it('takes no two of one name, from whichever lists', () => {
    expect(() => createRegistry([[mergePull], [listPulls, mergePull]])).toThrow('github.merge_pull');
  });

  it.each([
    ['a name that nobody could type', { name: 'Merge Pull' }, /no name/],
    [
      'an input that no model can be held to',
      { input: z.object({ id: z.string().check(z.regex(/^\d$/)) }) },
      /pattern/,
    ],
  ])('takes no entry with %s', (_, wrong, message) => {
    const entry: Capability = { ...(mergePull as Capability), ...wrong };
    expect(() => createRegistry([[entry]])).toThrow(message);
  });

  it('tells what it holds, as it is told outside', () => {
    const told = describeCapabilities(CAPABILITIES);
    expect(capabilityInfos.parse({ capabilities: told })).toEqual({ capabilities: told });
    expect(told.find(({ name }) => name === 'export')).toEqual({
      name: 'export',
      title: 'Export as a file',
      description: 'Writes the memory, or the conversation that is open, into a file on this device.',
      risk: 'write',
      where: 'app',
      input: {
        type: 'object',
        properties: { what: { type: 'string', enum: ['memory', 'conversation'] } },
        additionalProperties: false,
      },
    });
  });
});

describe('approval', () => {
  it.each([
    ['person', ['destructive']],
    ['planner', ['write', 'leaves-device', 'destructive']],
  ] as const)('of what a %s wants is needed for %j', (by, risks) => {
    expect(RISKS.filter((risk) => needsApproval({ by }, { risk }))).toEqual(risks);
  });

  it('keeps a capability as it was written', () => {
    expect(capability(listPulls)).toBe(listPulls);
  });
});
