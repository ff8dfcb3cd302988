import { lazy, Suspense, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useReadable } from '../../ui/use-readable.ts';
import { useText } from '../../ui/text/text.tsx';
import { listCommands } from '../commands/commands.ts';
import { useShortcuts } from '../commands/use-shortcuts.ts';
import type { Frame } from '../frame.ts';
import { followLinks } from '../router.ts';
import type { Route } from '../routes/route.ts';
import { NoticeList } from './notice-list.tsx';
import { Rail } from './rail.tsx';
import styles from './shell.module.css';

/** Drawn, without anything in it, once the view is: it is there when it is asked for, and nobody waited for it. */
const ShellDialogs = lazy(async () => ({ default: (await import('./shell-dialogs.tsx')).ShellDialogs }));

export interface ShellProps {
  frame: Frame;
  routes: readonly Route[];
  current: Route | undefined;
  /** The thin line that says what is true now; silent when all is well. */
  status: ReactNode;
  children: ReactNode;
}

/** The frame around every view: the rail, the page, the status line, and what floats above them. */
export function Shell({ frame, routes, current, status, children }: ShellProps) {
  const text = useText();
  const { say } = text;
  const { singleKeys } = useReadable(frame.preferences);
  const main = useRef<HTMLElement>(null);
  const commands = useMemo(
    () =>
      listCommands({
        routes,
        navigation: frame.router,
        preferences: frame.preferences,
        text,
        showPalette: frame.dialogs.showPalette,
        notices: frame.notices,
        showShortcuts: frame.dialogs.showShortcuts,
      }),
    [frame, routes, text],
  );
  useShortcuts(commands, { mac: frame.mac, singleKeys });
  useEffect(() => followLinks(document, frame.router), [frame]);
  useEffect(() => {
    document.title = say('app.title', { view: say(current ? current.label : 'app.not_found') });
  }, [current, say]);

  return (
    <div className={styles['shell']}>
      <button type="button" className={styles['skip']} onClick={() => main.current?.focus()}>
        {say('app.skip')}
      </button>
      <Rail routes={routes} current={current} onPalette={frame.dialogs.showPalette} />
      <main ref={main} tabIndex={-1} className={styles['main']}>
        {children}
      </main>
      <div className={styles['foot']}>{status}</div>
      <NoticeList notices={frame.notices} />
      <Suspense>
        <ShellDialogs frame={frame} commands={commands} />
      </Suspense>
    </div>
  );
}
