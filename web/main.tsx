import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { createFrame } from './app/frame.ts';
import { findRoute } from './app/routes/route.ts';
import { ROUTES } from './app/routes/routes.tsx';
import { openDeviceStorage } from './platform/device-storage.ts';
import { ERASING, isErasing } from './platform/erasing.ts';
import { nextTask, readInPieces } from './platform/next-task.ts';
import './ui/base.css';

function start(): void {
  const frame = createFrame(window);
  // Database and companion come in a chunk of their own, fetched while the shell is being drawn; the schemas, which take as
  // long to make as all the rest, before it.
  const opening = readInPieces([
    async () => import('../shared/schemas/fact.ts'),
    async () => import('../shared/schemas/companion.ts'),
  ])
    .then(async () => import('./app/container.ts'))
    .then(async ({ createContainer }) => {
      // To read this code takes a slow phone long enough: what is pressed meanwhile is heard before it goes on.
      await nextTask();
      return createContainer(window, frame);
    });
  // The view waits for the container before it is drawn; its code need not. What fails here, drawing meets again and tells.
  findRoute(ROUTES, window.location.pathname)
    ?.load()
    .catch(() => undefined);
  const locale = frame.storage.getItem('nima.locale') === 'pseudo' ? 'pseudo' : 'en';

  const root = document.getElementById('app');
  if (!root) throw new Error('The page has no element for the app.');
  // As a transition it is drawn piece by piece, and leaves room between the pieces.
  const draw = () =>
    startTransition(() =>
      createRoot(root).render(
        <StrictMode>
          <App frame={frame} opening={opening} locale={locale} />
        </StrictMode>,
      ),
    );
  // On a first visit the page says what is opening: that is painted before the work of drawing begins, not after it.
  const isFirstVisit = document.documentElement.dataset['visit'] === 'first' && !document.hidden;
  if (isFirstVisit) requestAnimationFrame(() => requestAnimationFrame(draw));
  else draw();
}

const device = openDeviceStorage(window);
// Before anything is opened: what was written is to go first.
if (isErasing(device)) {
  import('./platform/erase-everything.ts')
    .then(async ({ eraseEverything }) => eraseEverything(window, device))
    // Without its code nothing was erased: that is said where it was asked for.
    .catch(() => device.setItem(ERASING, 'failed'))
    .finally(start);
} else start();
