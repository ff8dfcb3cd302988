import { describe, expect, it } from 'vitest';
import { ROUTES } from '../../shared/protocol/routes.ts';
import { buildHealth, buildStatus } from '../../shared/testing/builders.ts';
import { FakeCompanion } from './testing/fake-companion.ts';
import { openLink } from './testing/open-link.ts';

/** Lets everything that can happen by itself happen. */
async function aTurn(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

describe('looking again while an older look is under way', () => {
  it('hears nothing of what the older one still brings', async () => {
    const companion = new FakeCompanion();
    companion.health = buildHealth({ protocol: '9.0' });
    const { asked, release } = companion.hold(ROUTES.health);
    const { link, kinds, reaches } = openLink({ companion });
    await asked;
    companion.health = buildHealth();
    link.retry();
    await reaches('connected');
    release();
    await aTurn();
    expect(kinds).toEqual(['looking', 'connected']);
    expect(companion.asked.filter((path) => path === `GET ${ROUTES.companion}`)).toHaveLength(1);
  });

  it('does not take the refusal of the older key for one of the newer', async () => {
    const companion = new FakeCompanion();
    const { asked, release } = companion.hold(ROUTES.companion);
    const { link, kinds, reaches } = openLink({ companion, held: 'x'.repeat(43) });
    await asked;
    link.useKey(companion.key);
    await reaches('connected');
    release();
    await aTurn();
    expect(kinds).toEqual(['looking', 'connected']);
  });

  it('does not take the end of the older look for an end of the newer', async () => {
    const { link, companion, kinds, reaches } = openLink();
    await reaches('connected');
    companion.refusals.set(ROUTES.health, 'internal');
    const { asked, release } = companion.hold(ROUTES.health);
    link.retry();
    await asked;
    companion.refusals.clear();
    link.retry();
    release();
    await aTurn();
    expect(kinds).toEqual(['looking', 'connected']);
  });

  it('listens once, however often it is asked to look', async () => {
    const { link, companion, reaches } = openLink();
    await reaches('connected');
    for (let time = 0; time < 5; time += 1) link.retry();
    await aTurn();
    companion.say({ type: 'status', status: buildStatus({ load: 0.9 }) });
    await aTurn();
    expect(companion.listeners).toBe(1);
    expect(link.getState()).toMatchObject({ kind: 'connected', status: { load: 0.9 } });
  });

  it('leaves no round behind that would wait for its next look', async () => {
    const { link, companion, beats, reaches } = openLink({
      companion: Object.assign(new FakeCompanion(), { away: true }),
    });
    await beats.resting();
    for (let time = 0; time < 5; time += 1) link.retry();
    await aTurn();
    expect(beats.waiting).toBe(1);
    companion.away = false;
    await beats.beat();
    await reaches('connected');
    expect(beats.waiting).toBe(0);
  });
});

describe('a closed link', () => {
  it('lets its stream go and shows nothing more', async () => {
    const { link, companion, kinds, reaches } = openLink();
    await reaches('connected');
    link.close();
    await aTurn();
    expect(companion.listeners).toBe(0);
    expect(kinds).toEqual(['looking', 'connected']);
  });

  it('asks nothing more: not at the next look, not when told to', async () => {
    const { link, companion, beats } = openLink({
      companion: Object.assign(new FakeCompanion(), { away: true }),
    });
    await beats.resting();
    const sofar = companion.asked.length;
    link.close();
    link.retry();
    link.useKey(companion.key);
    await aTurn();
    expect(companion.asked).toHaveLength(sofar);
    expect(beats.waiting).toBe(0);
  });

  it('gives up what it was telling', async () => {
    const { link, reaches } = openLink();
    await reaches('connected');
    link.close();
    await expect(link.keepDataHere()).rejects.toMatchObject({ name: 'AbortError' });
  });
});
