import { useEffect, useId, useRef, useState } from 'react';
import type { AvailableModel } from '../../../ports/embedding-models.ts';
import { sayBytes } from '../../../ui/amounts.ts';
import { Button, IconButton } from '../../../ui/controls/button.tsx';
import { Icon } from '../../../ui/icons/icon.tsx';
import { useText } from '../../../ui/text/text.tsx';
import styles from './meaning-section.module.css';

export interface ModelRowProps {
  model: AvailableModel;
  /** Null where it is neither in use nor on its way. */
  role: 'used' | 'next' | null;
  dimension: number | null;
  onUse: () => void;
  onRemove: () => void;
}

/** One model. Removing a picked one asks for a second press, since its folder may be gone. */
export function ModelRow({ model, role, dimension, onUse, onRemove }: ModelRowProps) {
  const { say, language } = useText();
  const [asking, setAsking] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  const before = useRef(asking);
  const id = useId();
  const { name } = model;
  // On the safe answer when it asks; back on the button that asked when it was answered.
  useEffect(() => {
    if (before.current === asking) return;
    before.current = asking;
    const next = asking ? '[data-safe] button' : '[data-asks] button:last-child';
    row.current?.querySelector<HTMLElement>(next)?.focus();
  }, [asking]);
  const details = [
    say(`meaning.from_${model.choice.from}`),
    sayBytes(model.sizeBytes, language),
    ...(dimension === null ? [] : [say('meaning.dimension', { dimension })]),
  ];
  return (
    <li ref={row} aria-labelledby={id} aria-current={role === 'used'} className={styles['row']}>
      <span className={styles['model']}>
        <code id={id}>{name}</code>
        <small>{details.join(' · ')}</small>
      </span>
      {asking ? (
        <Question onKeep={() => setAsking(false)} onRemove={onRemove} />
      ) : (
        <div data-asks className={styles['actions']}>
          {role === null ? (
            <Button aria-label={say('meaning.use_this', { name })} onClick={onUse}>
              {say('meaning.use')}
            </Button>
          ) : (
            <span className={styles['role']}>
              {role === 'used' && <Icon name="check" size={16} />}
              {say(`meaning.${role}`)}
            </span>
          )}
          {role === null && model.choice.from === 'folder' && (
            <IconButton
              icon="trash"
              label={say('meaning.remove', { name })}
              onClick={() => setAsking(true)}
            />
          )}
        </div>
      )}
    </li>
  );
}

function Question({ onKeep, onRemove }: { onKeep: () => void; onRemove: () => void }) {
  const { say } = useText();
  return (
    <div role="group" aria-label={say('meaning.remove_ask')} className={styles['question']}>
      <p>
        {say('meaning.remove_ask')} <small>{say('meaning.remove_text')}</small>
      </p>
      <div data-safe className={styles['actions']}>
        <Button onClick={onKeep}>{say('meaning.remove_not')}</Button>
        <button type="button" className={styles['remove']} onClick={onRemove}>
          {say('meaning.remove_now')}
        </button>
      </div>
    </div>
  );
}
