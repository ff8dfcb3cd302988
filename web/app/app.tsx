import { startTransition, Suspense, useDeferredValue, useEffect, useState } from 'react';
import type { Place } from '../ports/navigation.ts';
import { InZone, TextProvider, useText, type Locale } from '../ui/text/text.tsx';
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
  // The view before stays in sight until the code of the next one is there.
  const shown = useDeferredValue(place);
  const arrival = useArrival(opening);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return (
    <TextProvider locale={locale}>
      <Shell
        frame={frame}
        routes={routes}
        current={findRoute(routes, place.pathname)}
        status={
          <TroubleBoundary place="/status">
            {arrival && <Status frame={frame} arrival={arrival} />}
          </TroubleBoundary>
        }
      >
        <TroubleBoundary place={shown.pathname}>
          <InZone name={useTimeZone(arrival)}>
            <Suspense fallback={<Opening />}>
              <Shown frame={frame} routes={routes} arrival={arrival} place={shown} />
            </Suspense>
          </InZone>
        </TroubleBoundary>
      </Shell>
    </TextProvider>
  );
}

type Arrival = { container: Container } | { error: unknown };

/**
 * What the container came to; null until it is known. It is told in a transition, and a place is shown as a deferred
 * value, so that React waits with what it draws until all of it is there. A fallback shown in between it keeps for at
 * least 300 ms, which would be felt at every start and at the first opening of every view.
 */
function useArrival(opening: Promise<Container>): Arrival | null {
  const [arrival, setArrival] = useState<Arrival | null>(null);
  useEffect(() => {
    opening.then(
      (container) => startTransition(() => setArrival({ container })),
      (error: unknown) => setArrival({ error }),
    );
  }, [opening]);
  return arrival;
}

const NOWHERE: Container['memory']['timeZone'] = {
  getState: () => '',
  getInitialState: () => '',
  subscribe: () => () => undefined,
};

/** That of the profile, once the memory is there. */
function useTimeZone(arrival: Arrival | null): string {
  return useReadable(arrival && 'container' in arrival ? arrival.container.memory.timeZone : NOWHERE);
}

/** Throws what went wrong while drawing, so that the boundary around shows it. */
function containerOf(arrival: Arrival): Container {
  if ('error' in arrival) throw arrival.error;
  return arrival.container;
}

function Status({ frame, arrival }: { frame: Frame; arrival: Arrival }) {
  return <StatusLine frame={frame} container={containerOf(arrival)} />;
}

interface ShownProps {
  frame: Frame;
  routes: readonly Route[];
  arrival: Arrival | null;
  place: Place;
}

function Shown({ frame, routes, arrival, place }: ShownProps) {
  const route = findRoute(routes, place.pathname);
  if (!route) return <NotFound path={place.pathname} />;
  if (!arrival) return <Opening />;
  const { View, id } = route;
  const rest = restOf(route, place.pathname);
  return <View key={id} frame={frame} container={containerOf(arrival)} rest={rest} place={place} />;
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
