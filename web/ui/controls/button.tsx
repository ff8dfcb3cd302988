import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Icon, type IconName } from '../icons/icon.tsx';
import styles from './button.module.css';

type Base = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'type'> & {
  type?: 'button' | 'submit';
};

export interface ButtonProps extends Base {
  /** `primary` is for the one thing to do on a page, `danger` for what cannot be undone; `quiet` for all others. */
  weight?: 'primary' | 'danger' | 'quiet';
  icon?: IconName;
  children: ReactNode;
}

export function Button({ weight = 'quiet', icon, children, type = 'button', ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} className={`${styles['button']} ${styles[weight]}`}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

export interface IconButtonProps extends Omit<Base, 'children'> {
  icon: IconName;
  /** What it does, for those who do not see the icon and for those who wonder. */
  label: string;
}

export function IconButton({ icon, label, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button {...rest} type={type} aria-label={label} title={label} className={styles['icon']}>
      <Icon name={icon} />
    </button>
  );
}
