import { KINDS, type Kind } from '../../../../shared/domain/learning/candidate.ts';
import type { Offer } from '../../../../shared/schemas/index.ts';
import { sayDate } from '../../../ui/amounts.ts';
import type { Text } from '../../../ui/text/text.tsx';

/** What kind of thing it is, as one says it after "about". */
export function sayKind(kind: string, say: Text['say']): string {
  return say(`kind.${isKind(kind) ? kind : 'other'}`);
}

/** What stands beside the text of an offer, in the order of weight. */
export function wordsAbout(
  offer: Pick<Offer, 'category' | 'subject' | 'validFrom' | 'validTo'>,
  nameOf: (category: string) => string,
  text: Text,
): string[] {
  const { subject, validFrom, validTo } = offer;
  return [
    nameOf(offer.category),
    ...(subject === null ? [] : [text.say('offers.about', { subject })]),
    ...(validFrom === null ? [] : [text.say('offers.since_day', { day: sayDate(validFrom, text) })]),
    ...(validTo === null ? [] : [text.say('offers.until_day', { day: sayDate(validTo, text) })]),
  ];
}

function isKind(kind: string): kind is Kind {
  return (KINDS as readonly string[]).includes(kind);
}
