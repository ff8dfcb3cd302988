import { createJSONStorage, persist, type StateStorage } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';
import type { PreferenceValues, Preferences } from '../ports/preferences.ts';

const DEFAULTS: PreferenceValues = { theme: 'system', singleKeys: true, paneWidths: {} };

/** `public/theme.js` reads the same entry before the first paint. */
export function createPreferences(storage: StateStorage): Preferences {
  const store = createStore<PreferenceValues>()(
    persist((): PreferenceValues => DEFAULTS, {
      name: 'nima.preferences',
      storage: createJSONStorage(() => storage),
    }),
  );
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    chooseTheme: (theme) => store.setState({ theme }),
    useSingleKeys: (on) => store.setState({ singleKeys: on }),
    keepPaneWidth: (pane, widthPx) =>
      store.setState(({ paneWidths }) => ({ paneWidths: { ...paneWidths, [pane]: Math.round(widthPx) } })),
  };
}
