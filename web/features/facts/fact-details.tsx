import type { ReactNode } from 'react';
import type { Fact } from '../../../shared/schemas/index.ts';
import { useText } from '../../ui/text/text.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { CategoryField } from './category-field.tsx';
import { DayField } from './day-field.tsx';
import type { FactPageProps } from './fact-parts.ts';
import { SOURCE_NAMES } from './source-name.ts';
import { SubjectField } from './subject-field.tsx';
import { useCategories } from './use-categories.ts';
import styles from './fact-details.module.css';

/** Where it belongs, whom it is about, when it held, how it came here. */
export function FactDetails({ fact, memory, actions, version, now }: FactPageProps) {
  const { say } = useText();
  const categories = useCategories(memory, version);
  return (
    <dl className={styles['details']}>
      <Row name={say('fact.category')}>
        <CategoryField
          category={fact.category}
          categories={categories}
          onChoose={(category) => void actions.file([fact], category)}
        />
      </Row>
      <Row name={say('fact.subject')}>
        <SubjectField subject={fact.subject} onChange={(subject) => void actions.change(fact, { subject })} />
      </Row>
      <Row name={say('fact.holds_since')}>
        <DayField
          label={say('fact.holds_since')}
          className={styles['day']}
          day={fact.validFrom}
          onDay={(validFrom) => void actions.change(fact, { validFrom })}
        />
      </Row>
      <Row name={say('fact.holds_until')}>
        <DayField
          label={say('fact.holds_until')}
          className={styles['day']}
          day={fact.validTo}
          onDay={(validTo) => void actions.change(fact, { validTo })}
        />
      </Row>
      <Times fact={fact} now={now} />
      <Origin fact={fact} />
      <Rest fact={fact} />
    </dl>
  );
}

function Times({ fact: { createdAt, updatedAt }, now }: { fact: Fact; now: number }) {
  const { say } = useText();
  return (
    <>
      <Row name={say('fact.said')}>
        <span className={styles['plain']}>
          <TimeAgo at={createdAt} now={now} />
        </span>
      </Row>
      {updatedAt !== createdAt && (
        <Row name={say('fact.changed')}>
          <span className={styles['plain']}>
            <TimeAgo at={updatedAt} now={now} />
          </span>
        </Row>
      )}
    </>
  );
}

/** What it took the place of, and what an import knew besides. */
function Rest({ fact }: { fact: Fact }) {
  const { say } = useText();
  return (
    <>
      {fact.supersedes.length > 0 && (
        <Row name={say('fact.replaces')}>
          <span className={styles['plain']}>
            {fact.supersedes.map((id, index) => (
              <a key={id} href={`/memory/${id}`}>
                {say('fact.earlier', { number: index + 1 })}
              </a>
            ))}
          </span>
        </Row>
      )}
      {Object.entries(fact.metadata).map(([name, value]) => (
        <Row key={name} name={name}>
          <code className={styles['plain']}>{typeof value === 'string' ? value : JSON.stringify(value)}</code>
        </Row>
      ))}
    </>
  );
}

function Origin({ fact: { source, confidence, provenance } }: { fact: Fact }) {
  const { say, language } = useText();
  const { conversation, quote, foreignCategory } = provenance;
  const sure = new Intl.NumberFormat(language, { style: 'percent' }).format(confidence);
  return (
    <>
      <Row name={say('fact.source')}>
        <span className={styles['plain']}>
          {[
            say(SOURCE_NAMES[source]),
            ...(confidence < 1 ? [say('fact.confidence', { sure })] : []),
            ...[conversation, provenance.import, foreignCategory].filter((text) => text !== undefined),
          ].join(' · ')}
        </span>
      </Row>
      {quote !== undefined && (
        <Row name={say('fact.quote')}>
          <q dir="auto" className={styles['plain']}>
            {quote}
          </q>
        </Row>
      )}
    </>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles['row']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
