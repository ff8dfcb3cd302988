import { type Assertion, type ReadAssertion, tellingWords, withoutSubject } from './assertion.ts';
import { framesOf, type Frame } from './frames.ts';
import { lexiconOf, type Shape, type Value, valuesOf } from './values.ts';
import type { Word } from './words.ts';

/** What the ranking needs of a fact that may answer. */
export interface TimedCandidate {
  readonly id: string;
  readonly text: string;
  /** When it was said. */
  readonly at: number;
  /** Whom it is about where that was kept; null for the owner, or where the text alone says it. */
  readonly subject: string | null;
  readonly validFrom: number | null;
  readonly validTo: number | null;
  readonly superseded: boolean;
  /** A unit vector of the text; all of one model. Null where there is none: words alone decide. */
  readonly vector: Float32Array | null;
  /** How well it fits the question, time apart. */
  readonly score: number;
}

/** A candidate as it was read among the others. */
export interface Known {
  readonly candidate: TimedCandidate;
  readonly index: number;
  /** Since when it holds. */
  readonly since: number;
  readonly reading: Assertion;
  /** Lower case; null for the owner. */
  readonly subject: string | null;
  readonly frame: Frame | null;
  readonly values: readonly Value[];
  readonly shapes: ReadonlySet<Shape>;
  /** Words that tell it from others, values among them. */
  readonly telling: readonly Word[];
  /** Those without the values: what it says of them. */
  readonly predicate: readonly Word[];
}

export interface KnownStore {
  readonly facts: readonly Known[];
  /** Everybody whom a fact is about, in lower case. */
  readonly people: ReadonlySet<string>;
  rarity(root: string): number;
}

/**
 * A bare name at the head of one sentence may be a thing; of whom several speak, or who owns something, is somebody. What
 * is written small, in a sentence or by whoever asks, is a thing however many begin with it.
 */
function peopleIn(
  candidates: readonly TimedCandidate[],
  readings: readonly Assertion[],
  asked: readonly Word[],
): Set<string> {
  const people = new Set<string>();
  const spokenOf = new Map<string, Set<string>>();
  const inLower = new Set(
    [asked, ...readings.map(({ words }) => words)].flatMap((words) =>
      words.flatMap(({ written, lower }) => (written === lower ? [lower] : [])),
    ),
  );
  for (const [index, candidate] of candidates.entries()) {
    const { subject, isSubjectSure } = readings[index] as Assertion;
    if (candidate.subject) people.add(candidate.subject.toLowerCase());
    if (subject === null) continue;
    if (isSubjectSure) people.add(subject);
    else if (!inLower.has(subject)) {
      const texts = spokenOf.get(subject) ?? new Set<string>();
      spokenOf.set(subject, texts.add(candidate.text));
    }
  }
  for (const [name, texts] of spokenOf) if (texts.size > 1) people.add(name);
  return people;
}

const since = ({ validFrom, at }: TimedCandidate): number => validFrom ?? at;

/** Earlier first; what was said at one moment by id, so that the order given does not matter. */
function byTime(a: TimedCandidate, b: TimedCandidate): number {
  return since(a) - since(b) || (a.id < b.id ? -1 : 1);
}

/** Reads all candidates among each other: people, frames, values. `read` reads one text, `asked` are words of a question. */
export function knowledgeOf(
  candidates: readonly TimedCandidate[],
  read: ReadAssertion,
  asked: readonly Word[] = [],
): KnownStore {
  const ordered = candidates.toSorted(byTime);
  const first = ordered.map(({ text, at }) => read(text, at));
  const people = peopleIn(ordered, first, asked);
  const readings = first.map((reading) =>
    reading.subject !== null && !people.has(reading.subject) ? withoutSubject(reading) : reading,
  );
  const sentences = readings.map(({ words }) => words);
  const frames = framesOf(sentences.map((words) => words.map(({ root }) => root)));
  const lexicon = lexiconOf(sentences, frames);
  const facts = ordered.map((candidate, index): Known => {
    const reading = readings[index] as Assertion;
    const frame = frames[index] as Frame | null;
    const values = valuesOf(reading.words, frame, lexicon);
    const telling = tellingWords(reading);
    const within = new Set(values.flatMap(({ from, to }) => reading.words.slice(from, to)));
    return {
      candidate,
      index,
      since: since(candidate),
      reading,
      subject: candidate.subject?.toLowerCase() ?? reading.subject,
      frame,
      values,
      shapes: new Set(values.map(({ shape }) => shape)),
      telling,
      predicate: telling.filter((word) => !within.has(word)),
    };
  });
  const size = facts.length;
  return {
    facts,
    people,
    rarity: (root) => Math.log(1 + (size + 1) / ((lexicon.frequency.get(root) ?? 0) + 0.5)),
  };
}
