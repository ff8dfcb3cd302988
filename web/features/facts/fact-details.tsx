import type { Fact } from '../../../shared/schemas/index.ts';
import { numbersIn } from '../../ui/text/formats.ts';
import { useText } from '../../ui/text/text.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { CategoryField } from './category-field.tsx';
import { DetailRow } from './detail-row.tsx';
import { FactMetadata } from './fact-metadata.tsx';
import type { FactPageProps } from './fact-parts.ts';
import { HoldingDays } from './holding-days.tsx';
import { ReplacedFacts } from './replaced-facts.tsx';
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
      <DetailRow name={say('fact.category')}>
        <CategoryField
          category={fact.category}
          categories={categories}
          onChoose={(category) => void actions.file([fact], category)}
        />
      </DetailRow>
      <DetailRow name={say('fact.subject')}>
        <SubjectField subject={fact.subject} onChange={(subject) => void actions.change(fact, { subject })} />
      </DetailRow>
      <HoldingDays key={`days ${fact.id}`} fact={fact} actions={actions} />
      <Times fact={fact} now={now} />
      <Origin fact={fact} />
      <ReplacedFacts fact={fact} memory={memory} version={version} />
      <FactMetadata
        key={fact.id}
        metadata={fact.metadata}
        onChange={(metadata) => void actions.change(fact, { metadata })}
      />
    </dl>
  );
}

function Times({ fact: { createdAt, updatedAt }, now }: { fact: Fact; now: number }) {
  const { say } = useText();
  return (
    <>
      <DetailRow name={say('fact.said')}>
        <span className={styles['plain']}>
          <TimeAgo at={createdAt} now={now} />
        </span>
      </DetailRow>
      {updatedAt !== createdAt && (
        <DetailRow name={say('fact.changed')}>
          <span className={styles['plain']}>
            <TimeAgo at={updatedAt} now={now} />
          </span>
        </DetailRow>
      )}
    </>
  );
}

function Origin({ fact: { source, confidence, provenance } }: { fact: Fact }) {
  const { say, language } = useText();
  const { conversation, message, quote, foreignCategory, foreignId } = provenance;
  // Said here it has a message to go to; elsewhere, whatever name the file gave it.
  const place = message === undefined ? conversation : undefined;
  const sure = numbersIn(language, { style: 'percent' }).format(confidence);
  return (
    <>
      <DetailRow name={say('fact.source')}>
        <span className={styles['plain']}>
          {[
            say(SOURCE_NAMES[source]),
            ...(confidence < 1 ? [say('fact.confidence', { sure })] : []),
            ...[place, provenance.import].filter((text) => text !== undefined),
          ].join(' · ')}
          {conversation !== undefined && message !== undefined && (
            <>
              {' · '}
              <a href={`/chat/${conversation}?at=${message}`}>{say('fact.where_said')}</a>
            </>
          )}
        </span>
      </DetailRow>
      {foreignCategory !== undefined && (
        <DetailRow name={say('fact.foreign_category')}>
          <span className={styles['plain']}>{foreignCategory}</span>
        </DetailRow>
      )}
      {foreignId !== undefined && (
        <DetailRow name={say('fact.foreign_id')}>
          <code className={styles['plain']}>{foreignId}</code>
        </DetailRow>
      )}
      {quote !== undefined && (
        <DetailRow name={say('fact.quote')}>
          <q dir="auto" className={styles['plain']}>
            {quote}
          </q>
        </DetailRow>
      )}
    </>
  );
}
