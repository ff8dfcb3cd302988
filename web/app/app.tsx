import { Suspense, use, useEffect } from 'react';
import { TextProvider, useText, type Locale } from '../ui/text/text.tsx';
import { useReadable } from '../ui/use-readable.ts';
import type { Container } from './container.ts';
import type { Frame } from './frame.ts';
import { NotFound } from './routes/not-found.tsx';
import { findRoute, restOf, type Route } from './routes/route.ts';
import { ROUTES } from './routes/routes.tsx';
import { Shell } from './shell/shell.tsx';
import { StatusLine } from './shell/status-line.tsx';
import { TroubleBoundary } from './trouble/trouble-boundary.tsx';

export interface AppProps {
  frame: Frame;
  opening: Promise<Container>;
  locale: Locale;
  routes?: readonly Route[];
}

export function App({ frame, opening, locale, routes = ROUTES }: AppProps) {
  const { theme } = useReadable(frame.preferences);
  const place = useReadable(frame.router);
  const route = findRoute(routes, place.pathname);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return (
    <TextProvider locale={locale}>
      <Shell
        frame={frame}
        routes={routes}
        current={route}
        status={
          <TroubleBoundary place="/status">
            <Suspense>
              <OpenedStatus frame={frame} opening={opening} />
            </Suspense>
          </TroubleBoundary>
        }
      >
        <TroubleBoundary place={place.pathname}>
          <Suspense fallback={<Opening />}>
            {route ? (
              <Opened key={route.id} route={route} frame={frame} opening={opening} />
            ) : (
              <NotFound path={place.pathname} />
            )}
          </Suspense>
        </TroubleBoundary>
      </Shell>
    </TextProvider>
  );
}

function OpenedStatus({ frame, opening }: { frame: Frame; opening: Promise<Container> }) {
  return <StatusLine frame={frame} container={use(opening)} />;
}

function Opened({ route, frame, opening }: { route: Route; frame: Frame; opening: Promise<Container> }) {
  const { View } = route;
  const container = use(opening);
  const place = useReadable(frame.router);
  return <View frame={frame} container={container} rest={restOf(route, place.pathname)} place={place} />;
}

/** A screen reader hears that something is coming; an eye sees nothing flicker for the moment it takes. */
function Opening() {
  const { say } = useText();
  return (
    <p role="status" className="visually-hidden">
      {say('app.loading')}
    </p>
  );
}
