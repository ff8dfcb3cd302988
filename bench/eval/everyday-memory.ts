/** A thing a person kept: `key` is what it is about, and its `version` counts what was said of that. */
export interface EverydayFact {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly at: number;
  readonly text: string;
}

/**
 * `one`: there is one version only. `now`, `before` and a month (`2025-08`): it changed, and the newest, the one before
 * it or the one of that month answers. `none`: nothing of it was ever kept.
 */
export interface EverydayQuestion {
  readonly kind: string;
  readonly text: string;
  readonly gold: string | null;
  readonly stale: readonly string[];
}

export interface EverydayMemory {
  readonly name: string;
  /** When all the questions are asked. */
  readonly now: number;
  readonly facts: readonly EverydayFact[];
  readonly questions: readonly EverydayQuestion[];
}

/** A fact is a line `DAY KEY TEXT`, where a key said anew is a new version: the first of `rent` has the id `rent.1`. */
export function readFacts(lines: string): EverydayFact[] {
  const counts = new Map<string, number>();
  return linesOf(lines).map((line) => {
    const [, day, key, text] = /^(\S+) (\S+) (.+)$/.exec(line) ?? [];
    if (!day || !key || !text) throw new Error(`This line is no fact: ${line}`);
    const version = (counts.get(key) ?? 0) + 1;
    counts.set(key, version);
    return { id: `${key}.${version}`, key, version, at: Date.parse(`${day}T12:00Z`), text };
  });
}

/**
 * A question is a line `KIND ID: TEXT`. Stale are the other versions of its answer, and what is named behind the id with
 * a `!`: it speaks of the same and never came to be.
 */
export function readQuestions(lines: string, facts: readonly EverydayFact[]): EverydayQuestion[] {
  return linesOf(lines).map((line) => {
    const [, kind, named, text] = /^(\S+) ([^:]+): (.+)$/.exec(line) ?? [];
    if (!kind || !named || !text) throw new Error(`This line is no question: ${line}`);
    const [id = '', ...others] = named.split(' ');
    if (kind === 'none') return { kind, text, gold: null, stale: [] };
    const key = facts.find((fact) => fact.id === id)?.key;
    const versions = facts.filter((fact) => fact.key === key && fact.id !== id);
    const stale = [...versions.map((fact) => fact.id), ...others.map((other) => other.replace('!', ''))];
    return { kind, text, gold: id, stale };
  });
}

export function everyday(name: string, day: string, told: string, asked: string): EverydayMemory {
  const facts = readFacts(told);
  return { name, now: Date.parse(`${day}T12:00Z`), facts, questions: readQuestions(asked, facts) };
}

function linesOf(lines: string): string[] {
  return lines.trim().split('\n');
}
