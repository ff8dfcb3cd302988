import { holdsSecret } from '../learning/secrets.ts';

/** Words that nobody chooses as they are: with a digit, or a mark within. */
const ODD = /\d|[\p{L}\p{N}][^\p{L}\p{N}'’-]+[\p{L}\p{N}]/u;
/** What is named as the value of something: "is hunter", "= hunter". */
const VALUE = /(?:\b(?:is|was|are|to)|[:=])\s+["'`]?([^\s"'`.,;!?]+)/giu;
const PARAGRAPH = /\n\s*\n/;

/** What was said, without what is nobody's to know. */
export interface WithoutSecrets {
  /** One for each message. */
  readonly texts: readonly string[];
  /** Whether a text holds a secret, by itself or because it repeats one of these messages. */
  readonly isSecret: (text: string) => boolean;
}

/**
 * Leaves out every paragraph that holds a secret, the one after it where that one only leads to it, and what is said
 * when somebody asks for a secret. What stood there is remembered, so that it is known wherever it is repeated.
 */
export function withoutSecrets(messages: readonly string[]): WithoutSecrets {
  const hidden: string[] = [];
  let isAskedFor = false;
  const texts = messages.map((message) => {
    const kept: string[] = [];
    let isLedTo = isAskedFor;
    isAskedFor = false;
    for (const paragraph of message.split(PARAGRAPH)) {
      const holds = holdsSecret(paragraph);
      if (holds || isLedTo) hidden.push(paragraph);
      else kept.push(paragraph);
      isLedTo = holds && /:\s*$/.test(paragraph);
      isAskedFor = holds && /\?\s*$/.test(paragraph);
    }
    return kept.join('\n\n');
  });
  const words = new Set(hidden.flatMap(valuesIn));
  return {
    texts,
    isSecret: (text) =>
      holdsSecret(text) || (words.size > 0 && wordsIn(text).some((word) => words.has(word))),
  };
}

function valuesIn(text: string): readonly string[] {
  const parts = text.trim().split(/\s+/);
  const odd = parts.filter((part) => parts.length === 1 || ODD.test(part));
  const named = Array.from(text.matchAll(VALUE), ([, value = '']) => value);
  return [...odd, ...named].flatMap(wordsIn).filter(isTelling);
}

const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** "It is the same" gives nothing away. */
const isTelling = (word: string): boolean => word.length > 3 || /\d/.test(word);
