import { Icon } from '../../ui/icons/icon.tsx';
import { useText } from '../../ui/text/text.tsx';
import type { Route } from '../routes/route.ts';
import styles from './rail.module.css';

export interface RailProps {
  routes: readonly Route[];
  current: Route | undefined;
  onPalette: () => void;
}

/** The way between views: a narrow rail on a laptop, a bar within a thumb's reach on a phone. */
export function Rail({ routes, current, onPalette }: RailProps) {
  const { say } = useText();
  return (
    <nav aria-label={say('app.views')} className={styles['rail']}>
      <div className={styles['mark']} aria-hidden="true" />
      <ul className={styles['views']}>
        {routes
          .filter(({ offRail }) => !offRail)
          .map((route) => (
            <li key={route.id}>
              <a
                href={route.path}
                aria-current={route === current ? 'page' : undefined}
                className={styles['entry']}
              >
                <Icon name={route.icon} />
                <span>{say(route.label)}</span>
              </a>
            </li>
          ))}
      </ul>
      <button type="button" aria-label={say('palette.open')} className={styles['entry']} onClick={onPalette}>
        <Icon name="palette" />
        <span aria-hidden="true">{say('palette.short')}</span>
      </button>
    </nav>
  );
}
