import { expect, it } from 'vitest';
import { fault } from '../../shared/protocol/errors.ts';
import type { PersonaState } from '../ports/personas.ts';
import { buildPersona } from '../ports/testing/build-persona.ts';
import { createFakeReadable } from '../ports/testing/fake-readable.ts';
import { untilKnown } from './voice-container.ts';

const UNREAD: PersonaState = {
  persona: buildPersona(),
  isReady: false,
  isOwn: false,
  isBrought: false,
  offered: null,
  off: [],
  failure: null,
};

it.each([
  ['is read', { isReady: true }],
  ['cannot be read', { failure: fault('storage_failed', 'No.') }],
])('a conversation waits until who speaks %s', async (_, told) => {
  const personas = createFakeReadable(UNREAD);
  const known: string[] = [];
  const waiting = untilKnown(personas).then(() => known.push('known'));
  personas.show({ ...UNREAD, off: ['over-long'] });
  await Promise.resolve();
  expect(known).toEqual([]);
  personas.show({ ...UNREAD, ...told });
  await waiting;
  expect(known).toEqual(['known']);
  await untilKnown(personas);
});
