import type { ListedModel, ModelHash } from '../../../shared/schemas/index.ts';
import { sayBytes, sayDate } from '../../ui/amounts.ts';
import type { Text } from '../../ui/text/text.tsx';

export interface Part {
  readonly key: string;
  readonly words: string;
  /** A name, the same in every language. */
  readonly isProper?: true;
}

/** Size, form and origin of a model, as they stand in one line. */
export function partsOf(model: ListedModel, text: Text): readonly Part[] {
  const { say } = text;
  const { facts, offer, place, use } = model;
  const origin = 'path' in place ? null : offer;
  const parts: readonly (Part | null)[] = [
    { key: 'size', words: saySize(model, text) },
    facts?.quantisation ? { key: 'form', words: facts.quantisation, isProper: true } : null,
    origin && { key: 'licence', words: origin.licence, isProper: true },
    origin && { key: 'host', words: say('companion.from_host', { host: origin.host }) },
    { key: 'hash', words: sayHash(model.hash, text) },
    use === 'chat' ? null : { key: 'use', words: say(`companion.for_${use}`) },
  ];
  return parts.filter((part) => part !== null && part.words !== '') as readonly Part[];
}

function saySize(model: ListedModel, { say, language }: Text): string {
  if (model.sizeBytes === null) return '';
  const total = sayBytes(model.sizeBytes, language);
  const kept = keptBytesOf(model);
  return kept === 0 ? total : say('companion.done_of', { done: sayBytes(kept, language), total });
}

export function keptBytesOf({ place }: ListedModel): number {
  return place.kind === 'offered' ? place.keptBytes : 0;
}

/** What deleting costs, and what it frees. */
export function questionFor(model: ListedModel, { say, language }: Text) {
  const { name, sizeBytes, offer, place } = model;
  const kept = keptBytesOf(model);
  const size = sayBytes(kept || (sizeBytes ?? 0), language);
  const cost = place.kind === 'offered' ? 'delete_part' : offer ? 'delete_again' : 'delete_for_good';
  return {
    ask: say('companion.delete_ask', { name }),
    text: say(`companion.${cost}`, { size }),
    keep: say('companion.delete_not'),
    remove: say('companion.delete_now'),
  };
}

/** In a few words, for a line of the list. */
export function sayHash(hash: ModelHash, { say, language }: Text): string {
  return hash.kind === 'pinned'
    ? say('companion.hash_pinned', { date: sayDate(hash.pinnedAt, language) })
    : say(`companion.hash_${hash.kind}`);
}

export function sayHashAtLength(hash: ModelHash, { say, language }: Text): string {
  return hash.kind === 'pinned'
    ? say('companion.hash_pinned_text', { date: sayDate(hash.pinnedAt, language) })
    : say(`companion.hash_${hash.kind}_text`);
}
