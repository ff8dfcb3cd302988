import type { Fold, Message, Offer } from '../../../schemas/index.ts';

/**
 * What a record of a talk hangs on, itself first: where one of these is erased, it goes. That is a part of what it is:
 * two versions that hang on different things are two records, neither of which takes the other's place.
 */
export type Roots = readonly [id: string, conversation: string, ...others: string[]];

export function rootsOfMessage({ id, conversation }: Message): Roots {
  return [id, conversation];
}

export function rootsOfOffer({ id, conversation, message }: Offer): Roots {
  return [id, conversation, message];
}

export function rootsOfFold({ id, conversation, covers }: Fold): Roots {
  return [id, conversation, ...covers];
}
