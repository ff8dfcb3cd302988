import { Button } from '../../../ui/controls/button.tsx';
import { useText } from '../../../ui/text/text.tsx';
import { FactLine } from './outcome-fact-line.tsx';
import type { OutcomeParts } from './outcome-parts.ts';
import type { OutcomeOf } from './outcome-schema.ts';
import { useFactDeeds } from './outcome-use-deeds.ts';
import { useKnownFacts } from './outcome-use-facts.ts';
import styles from './outcome.module.css';

export interface ToForgetProps extends OutcomeParts {
  readonly outcome: OutcomeOf<'to_forget'>;
}

/** What may be meant, each with a button of its own: nothing is forgotten before one is pressed. */
export function ToForget(props: ToForgetProps) {
  const { outcome, memory } = props;
  const { say } = useText();
  const deeds = useFactDeeds(props);
  const known = useKnownFacts(memory, outcome.facts);
  if (known === null) return null;
  const facts = outcome.facts.flatMap((id) => known.get(id) ?? []);
  if (outcome.facts.length === 0) return <p>{say('commands.none_to_forget', { words: outcome.words })}</p>;
  if (facts.length === 0) return <p>{say('commands.all_gone')}</p>;
  return (
    <>
      <p>{say('commands.to_forget')}</p>
      <ul className={styles['facts']}>
        {facts.map((fact) => {
          const isHere = fact.deletedAt === null;
          const deed = say(isHere ? 'commands.forget' : 'commands.bring_back');
          return (
            <FactLine key={fact.id} fact={fact} aside={!isHere && <span>{say('commands.forgotten')}</span>}>
              <Button
                aria-label={say('commands.named', { deed, text: fact.text })}
                onClick={() => void (isHere ? deeds.forget(fact) : deeds.bringBack(fact))}
              >
                {deed}
              </Button>
            </FactLine>
          );
        })}
      </ul>
    </>
  );
}
