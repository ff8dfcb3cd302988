import { describe, expect, it } from 'vitest';
import { ROUTES } from '../../shared/protocol/routes.ts';
import { encodeEvent } from '../../shared/protocol/sse.ts';
import { buildHealth, buildStatus } from '../../shared/testing/builders.ts';
import { until } from '../ports/testing/until.ts';
import { FakeCompanion } from './testing/fake-companion.ts';
import { openLink, ORIGIN } from './testing/open-link.ts';

function companionWith(parts: Partial<FakeCompanion>): FakeCompanion {
  return Object.assign(new FakeCompanion(), parts);
}

describe('looking for the companion', () => {
  it('finds it: connected, with its health and status, and listening', async () => {
    const { companion, kinds, reaches, beats } = openLink();
    expect(await reaches('connected')).toEqual({
      kind: 'connected',
      health: companion.health,
      compatibility: 'same',
      status: companion.status,
    });
    expect(kinds).toEqual(['looking', 'connected']);
    expect(beats.waiting).toBe(0);
  });

  it('finds nobody: off, until the next look finds it', async () => {
    const companion = companionWith({ away: true });
    const { kinds, reaches, beats } = openLink({ companion });
    await beats.beat();
    await beats.resting();
    companion.away = false;
    await beats.beat();
    await reaches('connected');
    expect(kinds).toEqual(['looking', 'off', 'connected']);
  });

  it('takes another program at the address for nobody', async () => {
    const companion = companionWith({ health: { name: 'grafana' } as never });
    const { reaches } = openLink({ companion });
    await reaches('off');
  });

  it.each([
    ['2.0', '1.9', 'incompatible'],
    ['1.9', '2.0', 'incompatible'],
  ])('app %s meets companion %s: incompatible, and nothing more is asked', async (protocol, theirs) => {
    const companion = companionWith({ health: buildHealth({ protocol: theirs }) });
    const { reaches, beats } = openLink({ companion, protocol });
    expect(await reaches('incompatible')).toEqual({ kind: 'incompatible', health: companion.health });
    await beats.resting();
    expect(companion.asked).toEqual([`GET ${ROUTES.health}`]);
  });

  it.each([
    ['1.3', '1.1', 'app_newer'],
    ['1.1', '1.3', 'companion_newer'],
  ])('app %s meets companion %s: connected, and %s', async (protocol, theirs, compatibility) => {
    const companion = companionWith({ health: buildHealth({ protocol: theirs }) });
    const { reaches } = openLink({ companion, protocol });
    expect(await reaches('connected')).toMatchObject({ compatibility });
  });

  it('connects once an incompatible companion was updated', async () => {
    const companion = companionWith({ health: buildHealth({ protocol: '9.0' }) });
    const { reaches, beats } = openLink({ companion });
    await reaches('incompatible');
    companion.health = buildHealth();
    await beats.beat();
    await reaches('connected');
  });
});

describe('a companion that asks for a key', () => {
  it('is locked without one, and is not bothered further', async () => {
    const { companion, reaches, beats } = openLink({ held: null });
    expect(await reaches('locked')).toEqual({ kind: 'locked', health: companion.health, reason: 'no_key' });
    await beats.resting();
    expect(companion.asked).toEqual([`GET ${ROUTES.health}`]);
  });

  it('is locked with another key', async () => {
    const { reaches } = openLink({ held: 'x'.repeat(43) });
    expect(await reaches('locked')).toMatchObject({ reason: 'wrong_key' });
  });

  it('is locked with what is no key at all, and not taken for one that is off', async () => {
    const { reaches } = openLink({ held: 'ключ от дома' });
    expect(await reaches('locked')).toMatchObject({ reason: 'wrong_key' });
  });

  it('stays locked when it answers "wait" after many wrong keys', async () => {
    const { companion, kinds, beats } = openLink({ held: 'x'.repeat(43) });
    await beats.beat();
    await beats.resting();
    companion.refusals.set(ROUTES.companion, 'rate_limited');
    await beats.beat();
    await beats.resting();
    expect(kinds).toEqual(['looking', 'locked']);
  });

  it('goes on with the key it had when another one is refused', async () => {
    const { link, companion, key, kinds, reaches } = openLink();
    await reaches('connected');
    link.useKey('x'.repeat(43));
    expect(await reaches('connected')).toMatchObject({ kind: 'connected' });
    await until(link, () => key.read() === companion.key);
    expect(kinds).toEqual(['looking', 'connected']);
  });

  it('changes over to a newer key that is taken', async () => {
    const { link, companion, key, reaches } = openLink({ held: 'x'.repeat(43) });
    await reaches('locked');
    link.useKey(companion.key);
    await reaches('connected');
    link.useKey('y'.repeat(43));
    await until(link, () => key.read() === companion.key);
    expect(key.refused()).toBe(false);
  });

  it.each(['forbidden_origin', 'misdirected_host'] as const)(
    'is there, and says that it refuses this page: %s',
    async (code) => {
      const companion = new FakeCompanion();
      companion.refusals.set(ROUTES.health, code);
      const { reaches } = openLink({ companion });
      expect(await reaches('refused')).toEqual({ kind: 'refused', code });
    },
  );

  it('shows that it looks when it is told to look again', async () => {
    const { link, kinds, beats, reaches } = openLink({
      companion: Object.assign(new FakeCompanion(), { away: true }),
    });
    await reaches('off');
    await beats.resting();
    link.retry();
    await reaches('off');
    expect(kinds).toEqual(['looking', 'off', 'looking', 'off']);
  });

  it('opens with the right key, which is kept', async () => {
    const { link, companion, key, reaches } = openLink({ held: null });
    await reaches('locked');
    link.useKey(companion.key);
    await reaches('connected');
    expect(key.read()).toBe(companion.key);
  });
});

describe('a connected companion', () => {
  it('shows every status it tells', async () => {
    const { link, companion, reaches } = openLink();
    await reaches('connected');
    companion.say({ type: 'status', status: buildStatus({ uptimeSeconds: 3_605, load: 0.5 }) });
    companion.sayText(encodeEvent({ event: 'tea_ready', data: '{"type":"tea_ready"}' }));
    const state = await until(link, (now) => now.kind === 'connected' && now.status.load === 0.5);
    expect(state).toMatchObject({ kind: 'connected', health: companion.health, compatibility: 'same' });
  });

  it('says that it stops, goes off, and comes back', async () => {
    const { companion, kinds, reaches, beats } = openLink();
    await reaches('connected');
    companion.say({ type: 'closing', reason: 'restart' });
    expect(await reaches('closing')).toEqual({ kind: 'closing', health: companion.health });
    await beats.resting();
    expect(companion.listeners).toBe(0);
    companion.away = true;
    await beats.beat();
    await reaches('off');
    companion.away = false;
    await beats.beat();
    await reaches('connected');
    expect(kinds).toEqual(['looking', 'connected', 'closing', 'off', 'connected']);
  });

  it('is closing also for one who comes while it stops', async () => {
    const companion = companionWith({ health: buildHealth({ status: 'stopping' }) });
    const { reaches } = openLink({ companion });
    await reaches('closing');
  });

  it('is off as soon as the line breaks', async () => {
    const { companion, kinds, reaches } = openLink();
    await reaches('connected');
    companion.endStreams('broken');
    await reaches('off');
    expect(kinds).toEqual(['looking', 'connected', 'off']);
  });

  it('is looked for again when its stream ends without a word', async () => {
    const { link, companion, kinds, reaches, beats } = openLink();
    await reaches('connected');
    companion.endStreams('in order');
    companion.status = buildStatus({ load: 0.6 });
    await beats.beat();
    await until(link, (now) => now.kind === 'connected' && now.status.load === 0.6);
    expect(kinds).toEqual(['looking', 'connected']);
  });

  it('stays connected when too many tabs listen, and is asked again at the next look', async () => {
    const companion = new FakeCompanion();
    companion.refusals.set(ROUTES.companionEvents, 'rate_limited');
    const { link, kinds, reaches, beats } = openLink({ companion });
    await reaches('connected');
    companion.status = buildStatus({ load: 0.75 });
    await beats.beat();
    await until(link, (now) => now.kind === 'connected' && now.status.load === 0.75);
    expect(kinds).toEqual(['looking', 'connected']);
  });

  it('is off when it fails to open its stream', async () => {
    const companion = new FakeCompanion();
    companion.refusals.set(ROUTES.companionEvents, 'internal');
    const { reaches } = openLink({ companion });
    await reaches('off');
  });

  it('is locked at the next look when its key was changed', async () => {
    const { companion, reaches, beats } = openLink();
    await reaches('connected');
    companion.key = 'n'.repeat(43);
    companion.endStreams('in order');
    await beats.beat();
    expect(await reaches('locked')).toMatchObject({ reason: 'wrong_key' });
  });
});

describe('the home of the data', () => {
  const elsewhere = () => companionWith({ health: buildHealth({ dataOrigin: 'http://localhost:9999' }) });

  it('is this address once the companion was told', async () => {
    const { link, companion, reaches } = openLink({ companion: elsewhere() });
    await reaches('connected');
    await link.keepDataHere();
    expect(companion.health.dataOrigin).toBe(ORIGIN);
    expect(link.getState()).toMatchObject({ kind: 'connected', health: { dataOrigin: ORIGIN } });
  });

  it('is still this address while the companion stops', async () => {
    const { link, companion, reaches } = openLink({ companion: elsewhere() });
    await reaches('connected');
    await link.keepDataHere();
    companion.say({ type: 'closing', reason: 'shutdown' });
    expect(await reaches('closing')).toMatchObject({ health: { dataOrigin: ORIGIN } });
  });

  it('is no news of a companion that has gone off meanwhile', async () => {
    const { link, companion, reaches } = openLink({ companion: elsewhere() });
    await reaches('connected');
    const { asked, release } = companion.hold(ROUTES.dataOrigin);
    const keeping = link.keepDataHere();
    await asked;
    companion.endStreams('broken');
    await reaches('off');
    release();
    await keeping;
    expect(link.getState()).toEqual({ kind: 'off' });
  });

  it('is told to the end, whatever is looked for meanwhile', async () => {
    const { link, companion, reaches } = openLink({ companion: elsewhere() });
    await reaches('connected');
    const { asked, release } = companion.hold(ROUTES.dataOrigin);
    const keeping = link.keepDataHere();
    await asked;
    link.retry();
    release();
    await keeping;
    expect(link.getState()).toMatchObject({ health: { dataOrigin: ORIGIN } });
  });
});
