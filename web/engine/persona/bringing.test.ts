import { expect, it, onTestFinished } from 'vitest';
import type { Persona } from '../../../shared/schemas/persona.ts';
import type { ServedPersona } from '../../../shared/schemas/prompt-text.ts';
import { buildPersona } from '../../ports/testing/build-persona.ts';
import { connected, createFakeCompanionLink } from '../../ports/testing/fake-companion-link.ts';
import { followBroughtPersona } from './bringing.ts';

const PIRATE = buildPersona({ name: 'Pirate' });
const fromFile = (persona: Persona): ServedPersona => ({
  source: { kind: 'file', path: '/home/ada/pirate.yaml' },
  persona,
});

interface Asked {
  resolve(served: ServedPersona | undefined): void;
  reject(error: Error): void;
}

/** A companion whose answers are given by hand, one for each time it is asked. */
function open(state = connected()) {
  const link = createFakeCompanionLink(state);
  const offered: (Persona | null)[] = [];
  const answers: Asked[] = [];
  const served = () =>
    new Promise<ServedPersona | undefined>((resolve, reject) => answers.push({ resolve, reject }));
  onTestFinished(followBroughtPersona({ link, served, offer: (persona) => void offered.push(persona) }));
  return { link, offered, answers };
}

/** All that follows from an answer has happened. */
const heard = () => new Promise<void>((resolve) => setImmediate(resolve));

it('offers what the companion brings, also one that was there before, and asks each once', async () => {
  const { link, offered, answers } = open();
  answers[0]?.resolve(fromFile(PIRATE));
  await expect.poll(() => offered).toEqual([PIRATE]);
  link.show(connected({ version: '9.9.9' }));
  expect(answers).toHaveLength(1);
});

it('takes the offer back when the companion goes, and asks the next one', async () => {
  const { link, offered, answers } = open({ kind: 'looking' });
  expect(answers).toEqual([]);
  link.show(connected());
  answers[0]?.resolve(fromFile(PIRATE));
  await expect.poll(() => offered).toEqual([PIRATE]);
  link.show({ kind: 'off' });
  expect(offered).toEqual([PIRATE, null]);
  link.show(connected());
  answers[1]?.resolve(fromFile(buildPersona({ name: 'Monk' })));
  await expect.poll(() => offered.at(-1)?.name).toBe('Monk');
});

it('offers nothing that ships, that an older companion does not know of, or that cannot be had', async () => {
  const { link, offered, answers } = open();
  const comeAgain = () => {
    link.show({ kind: 'off' });
    link.show(connected());
  };
  answers[0]?.resolve({ source: { kind: 'built_in' }, persona: PIRATE });
  await heard();
  comeAgain();
  answers[1]?.resolve(undefined);
  await heard();
  comeAgain();
  answers[2]?.reject(new Error('It stopped in the middle.'));
  await heard();
  comeAgain();
  answers[3]?.resolve(fromFile(PIRATE));
  await expect.poll(() => offered.at(-1)).toEqual(PIRATE);
  expect(offered).toEqual([null, null, null, PIRATE]);
});

it('passes over an answer that comes when its companion is gone', async () => {
  const { link, offered, answers } = open();
  link.show({ kind: 'off' });
  link.show(connected());
  answers[1]?.resolve(fromFile(buildPersona({ name: 'Monk' })));
  await expect.poll(() => offered.at(-1)?.name).toBe('Monk');
  answers[0]?.resolve(fromFile(PIRATE));
  await heard();
  expect(offered.at(-1)?.name).toBe('Monk');
});
