import { createContext, use, useMemo, type ReactNode } from 'react';
import { en } from './en.ts';
import { formatMessage, type Message, type Values } from './message.ts';
import { pseudo } from './pseudo.ts';

export type TextKey = keyof typeof en;
/** `pseudo` is the stand-in for a second language: it shows every text that bypasses the catalogue. */
export type Locale = 'en' | 'pseudo';

export interface Text {
  /** The language numbers and dates are written in, as a BCP 47 tag. */
  readonly language: string;
  /** A text of the catalogue, filled. */
  say(key: TextKey, values?: Values): string;
  /** What an error means: the catalogue's words for a known code, else the general ones. */
  sayError(error: unknown): string;
}

/** `languages` are the reader's own, in their order: `navigator.languages`. */
export function textIn(locale: Locale, languages: readonly string[] = []): Text {
  // Numbers and dates follow the reader's own variety of the language (en-GB writes 14:05, en-US 2:05 PM).
  const language = regionOf(locale === 'pseudo' ? 'en' : locale, languages);
  const say = (key: TextKey, values: Values = {}): string => {
    const message: Message = en[key];
    return formatMessage(locale === 'pseudo' ? pseudo(message) : message, values, language);
  };
  return { language, say, sayError: (error) => say(errorKey(error), figuresOf(error)) };
}

function regionOf(locale: string, languages: readonly string[]): string {
  return languages.find((tag) => tag.split('-')[0] === locale) ?? locale;
}

/** The numbers an error names: a limit, a length. Other details are for the report. */
function figuresOf(error: unknown): Values {
  if (!(error instanceof Error) || !('details' in error) || typeof error.details !== 'object') return {};
  return Object.fromEntries(
    Object.entries(error.details ?? {}).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    ),
  );
}

function errorKey(error: unknown): TextKey {
  const code = error instanceof Error && 'code' in error ? `error.${String(error.code)}` : '';
  return code in en ? (code as TextKey) : 'error.unknown';
}

const TextContext = createContext<Text>(textIn('en'));

export function TextProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  const text = useMemo(() => textIn(locale, navigator.languages), [locale]);
  return <TextContext value={text}>{children}</TextContext>;
}

export function useText(): Text {
  return use(TextContext);
}
