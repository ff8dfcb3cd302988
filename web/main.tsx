import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { createFrame } from './app/frame.ts';
import './ui/base.css';

// zod tries to compile each schema as it is made, which the content security policy forbids and reports. It reads this
// when it is loaded, which is later, with the container; its own `config` would bring it into the first load.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

const frame = createFrame(window);
// Database and companion come in a chunk of their own, fetched while the shell is being drawn.
const opening = import('./app/container.ts').then(({ createContainer }) => createContainer(window, frame));
const locale = frame.storage.getItem('nima.locale') === 'pseudo' ? 'pseudo' : 'en';

const root = document.getElementById('app');
if (!root) throw new Error('The page has no element for the app.');
createRoot(root).render(
  <StrictMode>
    <App frame={frame} opening={opening} locale={locale} />
  </StrictMode>,
);
