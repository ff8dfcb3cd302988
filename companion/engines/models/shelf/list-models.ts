import type { ListedModel, ModelHash, ModelOffer, PullProgress } from '../../../../shared/schemas/index.ts';
import { hostOf, sizeOf, type CatalogueEntry } from '../../catalogue/catalogue-entry.ts';
import { pinKey } from '../pull/pull-model.ts';
import type { Failure } from '../pull/model-pulls.ts';
import type { Pin } from '../pull/pins.ts';
import type { ShelfModel } from './model-shelf.ts';

export interface ListState {
  readonly shelf: readonly ShelfModel[];
  readonly catalogue: readonly CatalogueEntry[];
  readonly pins: ReadonlyMap<string, Pin>;
  readonly chosenPath: string | null;
  readonly keptBytes: ReadonlyMap<string, number>;
  progressOf(id: string): PullProgress | null;
  failureOf(id: string): Failure | null;
}

/** What is there, in the order it was found, then what could be, in the order of the catalogue. */
export function listModels(state: ListState): ListedModel[] {
  const there = state.shelf.map((model) => present(model, state));
  const ids = new Set(there.map(({ id }) => id));
  return [
    ...there,
    ...state.catalogue.filter(({ id }) => !ids.has(id)).map((entry) => offered(entry, state)),
  ];
}

function present(model: ShelfModel, state: ListState): ListedModel {
  const { id, name, use, sizeBytes, facts, path, canDelete, reason, entry } = model;
  const progress = state.progressOf(id);
  const place =
    reason === null
      ? ({ kind: 'present', path, canDelete } as const)
      : ({ kind: 'broken', path, canDelete, failure: { code: 'model_unusable', message: reason } } as const);
  return {
    id,
    name,
    use,
    sizeBytes,
    facts,
    place: progress === null ? place : { kind: 'pulling', progress },
    hash: hashOfPresent(model, state.pins),
    offer: entry && offerOf(entry),
    isChosen: path === state.chosenPath,
  };
}

function offered(entry: CatalogueEntry, state: ListState): ListedModel {
  const progress = state.progressOf(entry.id);
  return {
    id: entry.id,
    name: entry.name,
    use: entry.use,
    sizeBytes: sizeOf(entry),
    facts: null,
    place:
      progress === null
        ? {
            kind: 'offered',
            keptBytes: state.keptBytes.get(entry.id) ?? 0,
            failure: state.failureOf(entry.id),
          }
        : { kind: 'pulling', progress },
    hash: hashOfOffer(entry, state.pins),
    offer: offerOf(entry),
    isChosen: false,
  };
}

function offerOf(entry: CatalogueEntry): ModelOffer {
  const { licence, licenceUrl, page, memoryGb, summary } = entry;
  return { licence, licenceUrl, page, memoryGb, summary, host: hostOf(entry) };
}

/** Of several files the largest, which comes last, stands for all. */
function hashOfOffer(entry: CatalogueEntry, pins: ReadonlyMap<string, Pin>): ModelHash {
  const main = entry.files.at(-1);
  const isKnown = entry.files.every(({ sha256 }) => sha256 !== null);
  if (isKnown && main?.sha256) return { kind: 'known', sha256: main.sha256 };
  const pin = main && pins.get(pinKey(entry, main));
  return pin ? { kind: 'pinned', sha256: pin.sha256, pinnedAt: pin.pinnedAt } : { kind: 'on_first_use' };
}

/** A copy put there by hand was never checked, whatever its name. */
function hashOfPresent({ entry, sizeBytes }: ShelfModel, pins: ReadonlyMap<string, Pin>): ModelHash {
  const found = entry?.files.map((file) => pins.get(pinKey(entry, file)));
  const checked = found?.reduce((sum, pin) => sum + (pin?.sizeBytes ?? Number.NaN), 0);
  return entry && checked === sizeBytes ? hashOfOffer(entry, pins) : { kind: 'unknown' };
}
