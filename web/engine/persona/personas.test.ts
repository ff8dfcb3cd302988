import { describe, expect, it, onTestFinished } from 'vitest';
import { persona as personaSchema } from '../../../shared/schemas/persona.ts';
import { NOTHING_KEPT } from '../../ports/personas.ts';
import { buildPersona } from '../../ports/testing/build-persona.ts';
import { FakePersonas } from '../../ports/testing/fake-personas.ts';
import { until } from '../../ports/testing/until.ts';
import { BUILT_IN_PERSONA } from './built-in.ts';
import { openPersonas } from './personas.ts';

const SHIPPED = buildPersona();

async function open(repository = new FakePersonas()) {
  const personas = openPersonas(repository, SHIPPED);
  onTestFinished(personas.close);
  await until(personas, ({ isReady }) => isReady);
  return { personas, repository, state: personas.getState };
}

const voice = (words: string) => (now: typeof SHIPPED) => ({ ...now, voice: words });

it('ships a persona that is one', () => {
  expect(personaSchema.parse(BUILT_IN_PERSONA)).toEqual(BUILT_IN_PERSONA);
});

it('is the one that ships where nobody changed it', async () => {
  const { state } = await open();
  expect(state()).toEqual({
    isReady: true,
    persona: SHIPPED,
    isOwn: false,
    isBrought: false,
    offered: null,
    off: [],
    failure: null,
  });
});

it('shows an edit at once and keeps the latest, for other tabs and later', async () => {
  const { personas, repository, state } = await open();
  const other = await open(repository);
  for (const words of ['a', 'ab', 'abc']) personas.edit(voice(words));
  expect(state()).toMatchObject({ persona: { voice: 'abc' }, isOwn: true });
  await until(other.personas, ({ persona }) => persona.voice === 'abc');
  expect(repository.kept.own?.voice).toBe('abc');
});

it('is not the owner’s any more once it reads as the one that ships', async () => {
  const { personas, repository, state } = await open();
  personas.edit(voice('mine'));
  personas.edit(voice(SHIPPED.voice));
  expect(state().isOwn).toBe(false);
  await expect.poll(() => repository.kept.own).toBeNull();
});

it('turns rules off and on', async () => {
  const { personas, repository, state } = await open();
  personas.switchRule('exclamation', false);
  personas.switchRule('unsure', false);
  personas.switchRule('unsure', false);
  expect(state().off).toEqual(['exclamation', 'unsure']);
  personas.switchRule('exclamation', true);
  await expect.poll(() => repository.kept.off).toEqual(['unsure']);
});

it('is reset, and taken back', async () => {
  const { personas, repository, state } = await open();
  personas.edit(voice('mine'));
  personas.switchRule('unsure', false);
  const takeBack = await personas.reset();
  expect(repository.kept).toEqual(NOTHING_KEPT);
  expect(state()).toMatchObject({ persona: SHIPPED, isOwn: false, off: [] });
  takeBack();
  expect(state()).toMatchObject({ persona: { voice: 'mine' }, isOwn: true, off: ['unsure'] });
  await expect.poll(() => repository.kept.own?.voice).toBe('mine');
});

it('does not write over what it has not read yet', async () => {
  const repository = new FakePersonas();
  repository.kept = { own: buildPersona({ voice: 'mine' }), brought: false, off: [] };
  const personas = openPersonas(repository, SHIPPED);
  onTestFinished(personas.close);
  personas.edit(voice('early'));
  await until(personas, ({ isReady }) => isReady);
  expect(personas.getState().persona.voice).toBe('mine');
});

it('says that it cannot be read or kept, keeps what was typed, and is well after the next success', async () => {
  const { personas, repository, state } = await open();
  repository.failure = new Error('The disk is full.');
  personas.edit(voice('mine'));
  await until(personas, ({ failure }) => failure !== null);
  expect(state()).toMatchObject({ persona: { voice: 'mine' }, failure: repository.failure });
  repository.failure = null;
  personas.edit(voice('mine, again'));
  expect(state().failure).toBeNull();
  await expect.poll(() => repository.kept.own?.voice).toBe('mine, again');
  const broken = new FakePersonas();
  broken.failure = new Error('Blocked.');
  const unread = openPersonas(broken, SHIPPED);
  onTestFinished(unread.close);
  await until(unread, ({ failure }) => failure === broken.failure);
  expect(unread.getState()).toMatchObject({ isReady: false, persona: SHIPPED });
});

describe('what the companion brings', () => {
  const PIRATE = buildPersona({ name: 'Pirate', voice: 'You are a pirate.' });

  it('is offered and does not speak before the owner says so, whatever they had until then', async () => {
    const { personas, state } = await open();
    personas.offer(PIRATE);
    expect(state()).toMatchObject({ persona: SHIPPED, isOwn: false, offered: PIRATE });
    personas.edit(voice('mine'));
    expect(state()).toMatchObject({ persona: { voice: 'mine' }, isOwn: true, offered: PIRATE });
    personas.offer(null);
    expect(state()).toMatchObject({ persona: { voice: 'mine' }, offered: null });
  });

  it('speaks once it is taken, is kept, and stays when the companion goes', async () => {
    const { personas, repository, state } = await open();
    personas.offer(PIRATE);
    personas.takeOffered();
    expect(state()).toMatchObject({ persona: PIRATE, isOwn: true, isBrought: true, offered: null });
    await expect.poll(() => repository.kept).toMatchObject({ own: PIRATE, brought: true });
    personas.offer(null);
    expect(state()).toMatchObject({ persona: PIRATE, isBrought: true });
  });

  it('is the owner’s once they edit it, and then offered as it came', async () => {
    const { personas, state } = await open();
    personas.offer(PIRATE);
    personas.takeOffered();
    personas.edit(voice('You are a kind pirate.'));
    expect(state()).toMatchObject({ isOwn: true, isBrought: false, offered: PIRATE });
  });

  it('gives way to what was there before, the rules left as they are', async () => {
    const { personas, repository, state } = await open();
    personas.edit(voice('mine'));
    personas.offer(PIRATE);
    const takeBack = personas.takeOffered();
    personas.switchRule('unsure', false);
    takeBack();
    expect(state()).toMatchObject({ persona: { voice: 'mine' }, isBrought: false, off: ['unsure'] });
    await expect.poll(() => repository.kept.own?.voice).toBe('mine');
  });

  it('is not offered where it is the one that ships, and nothing is taken where nothing is offered', async () => {
    const { personas, state } = await open();
    personas.offer(buildPersona());
    expect(state().offered).toBeNull();
    personas.takeOffered();
    expect(state()).toMatchObject({ persona: SHIPPED, isOwn: false });
    personas.edit(voice('mine'));
    personas.takeOffered();
    expect(state()).toMatchObject({ persona: { voice: 'mine' }, isBrought: false, offered: null });
  });
});

it('takes over what another tab wrote while it was writing itself', async () => {
  const { personas, repository, state } = await open();
  const keep = repository.keep.bind(repository);
  repository.keep = async (kept) => {
    await keep(kept);
    repository.keep = keep;
    // Told while this one still waits for its own write.
    await keep({ own: buildPersona({ voice: 'of the other tab' }), brought: false, off: [] });
    await Promise.resolve();
  };
  personas.edit(voice('mine'));
  await until(personas, ({ persona }) => persona.voice === 'of the other tab');
  expect(state().isOwn).toBe(true);
});
