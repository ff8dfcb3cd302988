import type { Readable } from './readable.ts';

export type Theme = 'system' | 'light' | 'dark';

/** How this device shows Nima. Nothing here is memory: losing it costs a click. */
export interface PreferenceValues {
  readonly theme: Theme;
  /** Whether bare letters act as shortcuts while nothing is being written (WCAG 2.1.4). */
  readonly singleKeys: boolean;
  /** Widths of panes a person has moved, in pixels, by the pane's name. */
  readonly paneWidths: Readonly<Record<string, number>>;
}

export interface Preferences extends Readable<PreferenceValues> {
  chooseTheme(theme: Theme): void;
  useSingleKeys(on: boolean): void;
  keepPaneWidth(pane: string, widthPx: number): void;
}
