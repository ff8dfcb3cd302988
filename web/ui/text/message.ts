import { pluralOf, sayCount } from './formats.ts';

/**
 * A text of the catalogue: plain, with `{names}` to fill, or with one form a plural category, chosen by `{count}`.
 */
export type Message = string | PluralMessage;
export type PluralMessage = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;
/** Some of the texts of a language: a part of the catalogue. */
export type Texts = Readonly<Record<string, Message>>;
export type Values = Readonly<Record<string, string | number>>;

/** Fills a message for a locale. A name without a value stays visible, so that it is found, not guessed. */
export function formatMessage(message: Message, values: Values, locale: string): string {
  const form = typeof message === 'string' ? message : pluralForm(message, values, locale);
  return form.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return whole;
    return typeof value === 'number' ? sayCount(value, locale) : value;
  });
}

function pluralForm(message: PluralMessage, values: Values, locale: string): string {
  const category = pluralOf(Number(values['count'] ?? 0), locale);
  return message[category] ?? message.other;
}
