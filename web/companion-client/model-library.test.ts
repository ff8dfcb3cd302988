import { describe, expect, it, onTestFinished } from 'vitest';
import { ROUTES } from '../../shared/protocol/routes.ts';
import { modelLibraryContract } from '../ports/testing/model-library-contract.ts';
import { buildModelList } from '../ports/testing/model-builders.ts';
import { until } from '../ports/testing/until.ts';
import { createCompanionHttp } from './http.ts';
import { createModelLibrary } from './model-library.ts';
import { Beats } from './testing/beats.ts';
import { FakeModels } from './testing/fake-models.ts';

function openLibrary(models = new FakeModels()) {
  const beats = new Beats();
  const http = createCompanionHttp(models.fetch, { read: () => 'k'.repeat(43) });
  const library = createModelLibrary({ http, nextLook: beats.nextLook });
  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  const known = async () => until(library, ({ kind }) => kind === 'known');
  return { library, models, beats, leaving, known, watch: () => library.watch(leaving.signal) };
}

modelLibraryContract('the one over HTTP', () => {
  const { library, models } = openLibrary();
  return { library, shelf: models.shelf };
});

describe('models over HTTP', () => {
  it('asks nothing of the companion until somebody watches', () => {
    expect(openLibrary().models.asked).toEqual([]);
  });

  it('are none where the companion is older than they are', async () => {
    const { library, models, beats, watch } = openLibrary();
    models.refusals.set(ROUTES.modelEvents, 'not_found');
    watch();
    await beats.resting();
    expect(library.getState()).toEqual({ kind: 'none' });
  });

  it('are asked for again where they could not be had, and after a stream broke', async () => {
    const { library, models, beats, known, watch } = openLibrary();
    models.refusals.set(ROUTES.modelEvents, 'internal');
    watch();
    await beats.resting();
    expect(library.getState()).toMatchObject({ kind: 'failed', error: { code: 'internal' } });
    models.refusals.clear();
    await beats.beat();
    await known();

    models.breakStreams();
    await beats.resting();
    expect(library.getState().kind).toBe('known');
    models.shelf.list = buildModelList([]);
    await beats.beat();
    await until(library, (state) => state.kind === 'known' && state.list.models.length === 0);
  });

  it('are looked at now and then where too many tabs listen', async () => {
    const { models, beats, known, watch } = openLibrary();
    models.refusals.set(ROUTES.modelEvents, 'rate_limited');
    watch();
    await known();
    await beats.resting();
    expect(models.asked).toEqual([`GET ${ROUTES.modelEvents}`, `GET ${ROUTES.models}`]);
  });

  it('stay known when the companion stops', async () => {
    const { library, models, beats, known, watch } = openLibrary();
    watch();
    const before = await known();
    models.say({ type: 'closing', reason: 'shutdown' });
    await beats.resting();
    expect(library.getState()).toBe(before);
  });

  it('are named in an address without leaving it', async () => {
    const { library, models } = openLibrary();
    await library.remove('../secrets').catch(() => undefined);
    expect(models.asked).toEqual([`DELETE ${ROUTES.models}/..%2Fsecrets`]);
  });
});
