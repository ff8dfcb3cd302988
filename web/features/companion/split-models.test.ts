import { describe, expect, it } from 'vitest';
import type { ListedModel } from '../../../shared/schemas/index.ts';
import {
  buildListedModel,
  buildModelList,
  buildProgress,
  OFFERED,
  PRESENT,
} from '../../ports/testing/model-builders.ts';
import { firstModel, splitModels } from './split-models.ts';

const failure = { code: 'download_failed', message: 'It broke off.' };
const model = (id: string, parts: Partial<ListedModel> = {}) => buildListedModel({ id, ...parts });
const PULLING = { kind: 'pulling', progress: buildProgress() } as const;
const advice = {
  id: 'advised',
  contextTokens: 4096,
  reason: 'It fits.',
  better: { id: 'better', reason: 'It fits as well.' },
};
const ids = (models: readonly ListedModel[]) => models.map(({ id }) => id);

describe('the models a person sees at once', () => {
  const list = buildModelList(
    [
      model('here', { place: PRESENT }),
      model('broken', { place: { ...PRESENT, kind: 'broken', failure } }),
      model('coming', { place: PULLING }),
      model('begun', { place: { ...OFFERED, keptBytes: 1 } }),
      model('failed', { place: { ...OFFERED, failure } }),
      model('advised'),
      model('better'),
      model('other'),
    ],
    advice,
  );

  it('are those that are here, begun or advised, in their order; the others are one step away', () => {
    const { shown, more } = splitModels(list, null);
    expect(ids(shown)).toEqual(['here', 'broken', 'coming', 'begun', 'failed', 'advised', 'better']);
    expect(ids(more)).toEqual(['other']);
  });

  it('are not those that one is asked to begin without: that one stands alone', () => {
    const { shown, more } = splitModels(list, 'advised');
    expect(ids(shown)).toEqual(['here', 'broken', 'coming', 'begun', 'failed']);
    expect(ids(more)).toEqual(['better', 'other']);
  });
});

describe('the first model', () => {
  it.each([
    ['is the recommended one', [model('other'), model('advised')], 'advised'],
    [
      'is the one on its way, whichever it is',
      [model('other', { place: PULLING }), model('advised')],
      'other',
    ],
    ['is none where one could be chosen', [model('other', { place: PRESENT }), model('advised')], null],
    [
      'is not one for search',
      [model('search', { use: 'search', place: PULLING }), model('advised')],
      'advised',
    ],
    [
      'is there beside one that only searches',
      [model('s', { use: 'search', place: PRESENT }), model('advised')],
      'advised',
    ],
    ['is none where none fits the machine', [model('other')], null],
  ])('%s', (_, models, id) => {
    expect(firstModel(buildModelList(models, advice))?.id ?? null).toBe(id);
  });

  it('is none where nothing is recommended', () => {
    expect(firstModel(buildModelList([model('other')]))).toBeNull();
  });
});
