import { useEffect, useState } from 'react';
import type { Fact } from '../../../shared/schemas/index.ts';
import type { Memory } from '../../ports/memory.ts';
import { useText } from '../../ui/text/text.tsx';
import { DetailRow } from './detail-row.tsx';
import styles from './fact-details.module.css';

const SHOWN_LETTERS = 80;

export interface ReplacedFactsProps {
  fact: Fact;
  memory: Memory;
  version: number;
}

/** What it took the place of, each by its text; by its number alone where it is forgotten. */
export function ReplacedFacts({ fact: { supersedes }, memory, version }: ReplacedFactsProps) {
  const { say } = useText();
  const earlier = useFacts(memory, supersedes, version);
  if (supersedes.length === 0) return null;
  return (
    <DetailRow name={say('fact.replaces')}>
      <span className={styles['plain']}>
        {supersedes.map((id, index) => {
          const fact = earlier.get(id);
          const number = say('fact.earlier', { number: index + 1 });
          if (!fact) return <span key={id}>{number}</span>;
          return (
            <a key={id} dir="auto" href={`/memory/${id}`}>
              {shortened(fact.text)}
            </a>
          );
        })}
      </span>
    </DetailRow>
  );
}

/** Those of them that are here, as they are right now. */
function useFacts(memory: Memory, ids: readonly string[], version: number): ReadonlyMap<string, Fact> {
  const [read, setRead] = useState<{ facts: ReadonlyMap<string, Fact>; error: unknown }>({
    facts: new Map(),
    error: null,
  });
  const joined = ids.join(' ');
  useEffect(() => {
    let isStale = false;
    const wanted = joined.split(' ').filter(Boolean);
    Promise.all(wanted.map(async (id) => memory.get(id))).then(
      (found) => {
        const facts = new Map(
          found.flatMap((fact) => (fact?.deletedAt === null ? [[fact.id, fact] as const] : [])),
        );
        if (!isStale) setRead({ facts, error: null });
      },
      (error: unknown) => isStale || setRead({ facts: new Map(), error }),
    );
    return () => void (isStale = true);
  }, [memory, joined, version]);
  if (read.error !== null) throw read.error;
  return read.facts;
}

/** Cut between words where it can be, so that no letter is halved. */
function shortened(text: string): string {
  if (text.length <= SHOWN_LETTERS) return text;
  return `${text
    .slice(0, SHOWN_LETTERS)
    .replace(/\s+\S*$/, '')
    .toWellFormed()}…`;
}
