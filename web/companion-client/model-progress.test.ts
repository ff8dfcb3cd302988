import { expect, it } from 'vitest';
import {
  buildListedModel,
  buildModelList,
  buildProgress,
  OFFERED,
  PRESENT,
} from '../ports/testing/model-builders.ts';
import { withProgress } from './model-progress.ts';

const progress = buildProgress({ doneBytes: 7 });
const list = buildModelList([
  buildListedModel({ id: 'coming', place: OFFERED }),
  buildListedModel({ id: 'here', place: PRESENT }),
  buildListedModel({
    id: 'broken',
    place: { ...PRESENT, kind: 'broken', failure: { code: 'model_unusable', message: 'Cut short.' } },
  }),
]);
const placeOf = (id: string, told: string) =>
  withProgress(list, told, progress).models.find((model) => model.id === id)?.place;

it('shows a download at its model, and at no other', () => {
  expect(placeOf('coming', 'coming')).toEqual({ kind: 'pulling', progress });
  expect(placeOf('broken', 'broken')).toEqual({ kind: 'pulling', progress });
  expect(placeOf('broken', 'coming')).toMatchObject({ kind: 'broken' });
});

it('is not taken back by what is told late of a model that has arrived', () => {
  expect(placeOf('here', 'here')).toEqual(PRESENT);
});

it('says nothing of a model that is not in the list', () => {
  expect(withProgress(list, 'unheard-of', progress)).toEqual(list);
});
