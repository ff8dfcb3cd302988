import { describe, expect, it } from 'vitest';
import { CAPABILITIES } from '../../../shared/domain/capabilities/capabilities.ts';
import type { MemoryState } from '../../ports/memory.ts';
import { connected, createFakeCompanionLink } from '../../ports/testing/fake-companion-link.ts';
import { createFakeModelLibrary } from '../../ports/testing/fake-model-library.ts';
import { createFakeReadable } from '../../ports/testing/fake-readable.ts';
import { createNimaHandlers } from './nima-handlers.ts';

const NEVER = new AbortController().signal;

function open() {
  const memory = { state: createFakeReadable<MemoryState>({ kind: 'opening' }) };
  const [link, models] = [createFakeCompanionLink(), createFakeModelLibrary()];
  return { memory, link, models, handlers: createNimaHandlers({ memory, link, models }) };
}

describe('status', () => {
  it('tells how everything is at that moment', async () => {
    const { memory, link, models, handlers } = open();
    expect(await handlers.status({}, NEVER)).toEqual({
      kind: 'status',
      memory: { kind: 'opening' },
      companion: { kind: 'looking' },
      models: { kind: 'asking' },
    });
    memory.state.show({ kind: 'ready', size: 12, pending: 0, byMeaning: true });
    link.show(connected());
    models.watch(NEVER);
    expect(await handlers.status({}, NEVER)).toMatchObject({
      memory: { kind: 'ready', size: 12 },
      companion: { kind: 'connected' },
      models: { kind: 'known' },
    });
  });
});

describe('help', () => {
  it('lists everything there is', async () => {
    const { handlers } = open();
    const shown = await handlers.help({}, NEVER);
    const names = shown.kind === 'help' ? shown.capabilities.map(({ name }) => name) : [];
    expect(names).toEqual(CAPABILITIES.all.map(({ entry }) => entry.name));
  });

  it.each(['remember', '/remember', 'Remember'])('says how one is used: %s', async (command) => {
    const { handlers } = open();
    expect(await handlers.help({ command }, NEVER)).toEqual({
      kind: 'help',
      capabilities: [
        { name: 'remember', rest: { argument: 'text', isRequired: true }, flags: ['category', 'pin'] },
      ],
    });
  });

  it.each([
    ['status', null],
    ['export', { argument: 'what', isRequired: false }],
  ])('says what belongs after %s', async (command, rest) => {
    const { handlers } = open();
    expect(await handlers.help({ command }, NEVER)).toMatchObject({ capabilities: [{ rest, flags: [] }] });
  });

  it.each([
    ['recal', 'recall'],
    ['dance', null],
  ])('says that there is no %s', async (command, nearest) => {
    const { handlers } = open();
    expect(await handlers.help({ command }, NEVER)).toEqual({
      kind: 'no_such_capability',
      name: command,
      nearest,
    });
  });
});
