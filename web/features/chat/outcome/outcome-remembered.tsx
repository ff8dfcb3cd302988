import { useState } from 'react';
import type { Fact } from '../../../../shared/schemas/index.ts';
import { sayDate } from '../../../ui/amounts.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { TickQuestion } from '../../../ui/surfaces/tick-question.tsx';
import { useText, type Text } from '../../../ui/text/text.tsx';
import { FactLine } from './outcome-fact-line.tsx';
import type { OutcomeParts } from './outcome-parts.ts';
import type { OutcomeOf } from './outcome-schema.ts';
import { useFactDeeds } from './outcome-use-deeds.ts';
import { useKnownFacts, type KnownFacts } from './outcome-use-facts.ts';
import styles from './outcome.module.css';

const KEPT = {
  new: 'commands.remembered',
  known: 'commands.known_already',
  forgotten: 'commands.known_again',
} as const;

export interface RememberedProps extends OutcomeParts {
  readonly outcome: OutcomeOf<'remembered'>;
}

/** What was kept, as it is now, with the way back; and whether it takes the place of something, which a person says. */
export function Remembered(props: RememberedProps) {
  const { outcome, memory } = props;
  const { say } = useText();
  const deeds = useFactDeeds(props);
  const facts = useKnownFacts(memory, [outcome.fact, ...outcome.mayReplace]);
  if (facts === null) return null;
  const fact = facts.get(outcome.fact);
  if (!fact) return <p>{say('commands.fact_erased')}</p>;
  const isKept = fact.deletedAt === null;
  // What was known before is not for this message to undo.
  const deed = !isKept ? 'commands.remember_again' : outcome.was === 'known' ? null : 'commands.undo';
  return (
    <>
      <p>{say(isKept ? KEPT[outcome.was ?? 'new'] : 'commands.not_remembered')}</p>
      <ul className={styles['facts']}>
        <FactLine fact={fact} aside={isKept && <span>{sayFiled(fact, outcome.guessed, say)}</span>}>
          {deed && (
            <Button
              aria-label={say('commands.named', { deed: say(deed), text: fact.text })}
              onClick={() => void (isKept ? deeds.forget(fact) : deeds.bringBack(fact))}
            >
              {say(deed)}
            </Button>
          )}
        </FactLine>
      </ul>
      {isKept && props.isLast && <Replacing {...props} fact={fact} facts={facts} />}
    </>
  );
}

/** Asked at once or not at all: what was said since then has moved on. */
function Replacing({ outcome, fact, facts, ...props }: RememberedProps & { fact: Fact; facts: KnownFacts }) {
  const text = useText();
  const { say } = text;
  const deeds = useFactDeeds(props);
  const [isAnswered, setAnswered] = useState(false);
  const holding = outcome.mayReplace.flatMap((id) => facts.get(id) ?? []).filter(holds);
  const replaced = outcome.mayReplace.filter((id) => fact.supersedes.includes(id)).length;
  if (replaced > 0) return <p className={styles['soft']}>{say('commands.replaced', { count: replaced })}</p>;
  if (isAnswered || holding.length === 0) return null;
  const replace = async (ids: readonly string[]) => {
    await deeds.replace(
      fact,
      holding.filter(({ id }) => ids.includes(id)),
    );
  };
  return (
    <TickQuestion
      ask={say('commands.replace_ask')}
      options={holding.map(({ id, text: words, createdAt }) => ({
        id,
        text: words,
        when: sayDate(createdAt, text),
      }))}
      likely={outcome.versions}
      yes={say('commands.replace_yes')}
      no={say('commands.replace_no')}
      onYes={(ids) => void replace(ids)}
      onNo={() => setAnswered(true)}
    />
  );
}

const holds = ({ deletedAt, supersededBy }: Fact): boolean => deletedAt === null && supersededBy === null;

function sayFiled({ category }: Fact, guessed: boolean, say: Text['say']): string {
  return say(guessed ? 'commands.guessed' : 'commands.filed', { category });
}
