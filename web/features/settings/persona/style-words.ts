import { sayMoment, type Reader } from '../../../ui/amounts.ts';

/** When an answer was given, to the minute: a day has many. */
export function sayAnswered(at: number, reader: Reader): string {
  return sayMoment(at, reader, { dateStyle: 'medium', timeStyle: 'short' });
}

/** Where it is told how an answer came about. */
export function whyAddress(conversation: string, reply: string): string {
  return `/chat/${conversation}/why/${reply}`;
}
