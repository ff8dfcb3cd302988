import { useId } from 'react';
import type { AvailableModel } from '../../../ports/embedding-models.ts';
import { sayBytes } from '../../../ui/amounts.ts';
import { Button, IconButton } from '../../../ui/controls/button.tsx';
import { Icon } from '../../../ui/icons/icon.tsx';
import { RemovableRow } from '../../../ui/surfaces/removable-row.tsx';
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

/** One model. A picked one can be removed; its folder may be gone. */
export function ModelRow({ model, role, dimension, onUse, onRemove }: ModelRowProps) {
  const { say, language } = useText();
  const id = useId();
  const { name } = model;
  const details = [
    say(`meaning.from_${model.choice.from}`),
    sayBytes(model.sizeBytes, language),
    ...(dimension === null ? [] : [say('meaning.dimension', { dimension })]),
  ];
  const question = {
    ask: say('meaning.remove_ask'),
    text: say('meaning.remove_text'),
    keep: say('meaning.remove_not'),
    remove: say('meaning.remove_now'),
  };
  const actions = (ask: () => void) =>
    role === null ? (
      <>
        <Button aria-label={say('meaning.use_this', { name })} onClick={onUse}>
          {say('meaning.use')}
        </Button>
        {model.choice.from === 'folder' && (
          <IconButton icon="trash" label={say('meaning.remove', { name })} onClick={ask} />
        )}
      </>
    ) : (
      <span className={styles['role']}>
        {role === 'used' && <Icon name="check" size={16} />}
        {say(`meaning.${role}`)}
      </span>
    );
  return (
    <RemovableRow
      aria-labelledby={id}
      aria-current={role === 'used'}
      actions={actions}
      question={question}
      onRemove={onRemove}
    >
      <span className={styles['model']}>
        <code id={id}>{name}</code>
        <small>{details.join(' · ')}</small>
      </span>
    </RemovableRow>
  );
}
