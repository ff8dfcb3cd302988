import { useState } from 'react';
import type { Offer } from '../../../../shared/schemas/index.ts';
import type { Remembered } from '../../../ports/memory.ts';

export interface KeptOffer {
  readonly offer: Offer;
  readonly kept: Remembered;
}

/** What was kept and may replace other facts, by the id of the offer, until a person has said whether it does. */
export function useReplaceQuestions() {
  const [asked, setAsked] = useState<ReadonlyMap<string, KeptOffer>>(new Map());
  return {
    asked,
    onKept: (offer: Offer, kept: Remembered) => {
      if (kept.mayReplace.length > 0) setAsked((before) => new Map(before).set(offer.id, { offer, kept }));
    },
    onAnswered: ({ id }: Offer) =>
      setAsked((before) => new Map([...before].filter(([other]) => other !== id))),
  };
}
