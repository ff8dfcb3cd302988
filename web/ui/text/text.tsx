import { createContext, use, useMemo, type ComponentType, type ReactNode } from 'react';
import type { budget } from './en/budget.ts';
import type { capabilities } from './en/capabilities.ts';
import type { categories } from './en/categories.ts';
import type { chatList } from './en/chat-list.ts';
import type { chat } from './en/chat.ts';
import type { commands } from './en/commands.ts';
import type { companion } from './en/companion.ts';
import type { data } from './en/data.ts';
import type { facts } from './en/facts.ts';
import type { folds } from './en/folds.ts';
import type { openFact } from './en/open-fact.ts';
import type { persona } from './en/persona.ts';
import type { profile } from './en/profile.ts';
import type { scores } from './en/scores.ts';
import type { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import type { style } from './en/style.ts';
import type { traces } from './en/traces.ts';
import type { welcome } from './en/welcome.ts';
import { formatMessage, type Texts, type Values } from './message.ts';
import { pseudo } from './pseudo.ts';

/** The catalogue: the shell's part is always there, the part of a view comes with it. */
export type Catalogue = typeof shell &
  typeof facts &
  typeof openFact &
  typeof categories &
  typeof profile &
  typeof data &
  typeof settings &
  typeof persona &
  typeof chat &
  typeof chatList &
  typeof folds &
  typeof budget &
  typeof scores &
  typeof companion &
  typeof style &
  typeof traces &
  typeof capabilities &
  typeof commands &
  typeof welcome;
export type TextKey = keyof Catalogue;
/** `pseudo` is the stand-in for a second language: it shows every text that bypasses the catalogue. */
export type Locale = 'en' | 'pseudo';

export interface Text {
  /** The language numbers and dates are written in, as a BCP 47 tag. */
  readonly language: string;
  /** The time zone they are told in, by a name that `Intl` knows; empty for that of this device. */
  readonly timeZone: string;
  /** A text of the catalogue, filled. */
  say(key: TextKey, values?: Values): string;
  /** What an error means: the catalogue's words for a known code, else the general ones. */
  sayError(error: unknown): string;
  /** The same language with more to say. */
  knowing(texts: Texts): Text;
  /** The same language on the clock of another time zone. */
  inZone(timeZone: string): Text;
}

/** `languages` are the reader's own, in their order: `navigator.languages`. */
export function textIn(
  locale: Locale,
  languages: readonly string[] = [],
  texts: Texts = shell,
  timeZone = '',
): Text {
  // Numbers and dates follow the reader's own variety of the language (en-GB writes 14:05, en-US 2:05 PM).
  const language = regionOf(locale === 'pseudo' ? 'en' : locale, languages);
  const say = (key: TextKey, values: Values = {}): string => {
    // A part that did not come shows its key, without the marks of the pseudo locale: that is how it is found.
    const message = texts[key] ?? key;
    const isMarked = locale === 'pseudo' && message !== key;
    return formatMessage(isMarked ? pseudo(message) : message, values, language);
  };
  return {
    language,
    timeZone,
    say,
    sayError: (error) => say(errorKey(error), figuresOf(error)),
    knowing: (more) => textIn(locale, languages, { ...texts, ...more }, timeZone),
    inZone: (other) => textIn(locale, languages, texts, other),
  };
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
  return code in shell ? (code as TextKey) : 'error.unknown';
}

const TextContext = createContext<Text>(textIn('en'));

export function TextProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  const text = useMemo(() => textIn(locale, navigator.languages), [locale]);
  return <TextContext value={text}>{children}</TextContext>;
}

export function useText(): Text {
  return use(TextContext);
}

/** Everything below on the clock of a time zone, by its name; without one on that of this device. */
export function InZone({ name, children }: { name: string; children: ReactNode }) {
  const text = useText();
  const there = useMemo(() => text.inZone(name), [text, name]);
  return <TextContext value={there}>{children}</TextContext>;
}

/** A view together with its own words, which travel in its chunk. */
export function withTexts<Props extends object>(
  texts: Texts,
  View: ComponentType<Props>,
): ComponentType<Props> {
  return function ViewWithTexts(props: Props) {
    return (
      <MoreText texts={texts}>
        <View {...props} />
      </MoreText>
    );
  };
}

export function MoreText({ texts, children }: { texts: Texts; children: ReactNode }) {
  const text = useText();
  const more = useMemo(() => text.knowing(texts), [text, texts]);
  return <TextContext value={more}>{children}</TextContext>;
}
