import { useEffect, useState } from 'react';
import type { Fact, FactVersion } from '../../../shared/schemas/index.ts';
import { Button } from '../../ui/controls/button.tsx';
import { useText, type TextKey } from '../../ui/text/text.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import type { FactPageProps } from './fact-parts.ts';
import styles from './fact-history.module.css';

/** The fact as it was before each change, the newest first, each to be brought back. */
export function FactHistory({ fact, memory, actions, now }: FactPageProps) {
  const { say } = useText();
  const versions = useVersions(fact, memory);
  if (versions.length === 0) return null;
  return (
    <section>
      <h2>{say('fact.history')}</h2>
      <ol className={styles['versions']}>
        {versions.map((version, index) => (
          <li key={version.fact.revision}>
            <div>
              <p dir="auto" className={styles['text']}>
                {version.fact.text}
              </p>
              <p className={styles['about']}>
                <TimeAgo at={version.replacedAt} now={now} />
                {changesOf(version.fact, versions[index - 1]?.fact ?? fact).map((name) => (
                  <span key={name}>{say(name)}</span>
                ))}
              </p>
            </div>
            <Button onClick={() => void actions.restore(version, fact)}>{say('fact.restore')}</Button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function useVersions(fact: Fact, memory: FactPageProps['memory']): readonly FactVersion[] {
  const [read, setRead] = useState<{ versions: readonly FactVersion[]; error: unknown }>({
    versions: [],
    error: null,
  });
  const { id, revision } = fact;
  useEffect(() => {
    let isStale = false;
    memory.history(id).then(
      (versions) => {
        const newestFirst = versions.toSorted((a, b) => (a.fact.revision < b.fact.revision ? 1 : -1));
        if (!isStale) setRead({ versions: newestFirst, error: null });
      },
      (error: unknown) => isStale || setRead({ versions: [], error }),
    );
    return () => void (isStale = true);
  }, [memory, id, revision]);
  if (read.error !== null) throw read.error;
  return read.versions;
}

const NAMED = [
  ['text', 'fact.text'],
  ['category', 'fact.category'],
  ['subject', 'fact.subject'],
  ['validFrom', 'fact.holds_since'],
  ['validTo', 'fact.holds_until'],
  ['pinned', 'memory.is_pinned'],
  ['supersedes', 'fact.replaces'],
  ['supersededBy', 'fact.replaced'],
  ['deletedAt', 'fact.forgotten'],
  ['metadata', 'fact.details'],
] as const satisfies readonly (readonly [keyof Fact, TextKey])[];

/** What was changed when one version gave way to the next. */
function changesOf(before: Fact, after: Fact): TextKey[] {
  const told = (part: unknown) => JSON.stringify(part);
  return NAMED.filter(([part]) => told(before[part]) !== told(after[part])).map(([, name]) => name);
}
