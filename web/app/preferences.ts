import { createJSONStorage, persist, type StateStorage } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';
import type { PreferenceValues, Preferences, Theme } from '../ports/preferences.ts';

const DEFAULTS: PreferenceValues = { theme: 'system', singleKeys: true, paneWidths: {} };
const THEMES: readonly unknown[] = ['system', 'light', 'dark'] satisfies Theme[];

/** `public/before-paint.js` reads the same entry before the first paint. */
export function createPreferences(storage: StateStorage): Preferences {
  const store = createStore<PreferenceValues>()(
    persist((): PreferenceValues => DEFAULTS, {
      name: 'nima.preferences',
      storage: createJSONStorage(() => storage),
      merge: preferencesIn,
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

/** What was stored may be of another version, or damaged: each value that makes sense is taken, the rest is as usual. */
function preferencesIn(stored: unknown): PreferenceValues {
  const { theme, singleKeys, paneWidths }: Partial<Record<keyof PreferenceValues, unknown>> = Object(stored);
  const widths = Object.entries(Object(paneWidths) as object).filter(([, width]) => Number.isFinite(width));
  return {
    theme: THEMES.includes(theme) ? (theme as Theme) : DEFAULTS.theme,
    singleKeys: typeof singleKeys === 'boolean' ? singleKeys : DEFAULTS.singleKeys,
    paneWidths: Object.fromEntries(widths),
  };
}
