import { useText } from '../../../ui/text/text.tsx';
import type { ReplacedChoice } from './use-replaced.ts';
import styles from './offer-replaces.module.css';

/** Enough to tell one fact from another. */
const EXCERPT_LENGTH = 80;

/** What an offer takes the place of when it is kept: said before, and left to the person. */
export function OfferReplaces({ facts, ticked, toggle }: ReplacedChoice) {
  const { say } = useText();
  if (facts.length === 0) return null;
  return (
    <ul className={styles['replaces']}>
      {facts.map(({ id, text }) => (
        <li key={id}>
          <label>
            <input type="checkbox" checked={ticked.includes(id)} onChange={() => toggle(id)} />
            <span dir="auto">
              {say('offers.replaces', { text: text.slice(0, EXCERPT_LENGTH).toWellFormed() })}
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}
