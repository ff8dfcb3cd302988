import { useId } from 'react';
import styles from './switch.module.css';

export interface SwitchProps {
  label: string;
  hint: string;
  on: boolean;
  onSwitch: (on: boolean) => void;
}

/** On or off, at once. A checkbox underneath, announced as a switch. */
export function Switch({ label, hint, on, onSwitch }: SwitchProps) {
  const id = useId();
  return (
    <div className={styles['switch']}>
      <input
        id={id}
        type="checkbox"
        role="switch"
        aria-describedby={`${id}-hint`}
        checked={on}
        onChange={(event) => onSwitch(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      <small id={`${id}-hint`}>{hint}</small>
    </div>
  );
}
