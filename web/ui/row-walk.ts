/** Rows drawn beyond either edge: scrolling by a wheel's notch shows no gap. */
export const OVERSCAN = 8;

/** Where a key leads from a row: another row, -1 for above the first, undefined where it leads nowhere. */
export function stepOf(key: string, at: number, total: number, screen: number): number | undefined {
  if (key === 'ArrowUp' && at === 0) return -1;
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: total - 1,
    PageDown: at + screen,
    PageUp: at - screen,
  }[key];
  return to === undefined ? undefined : Math.min(total - 1, Math.max(0, to));
}

/** The link of a row: it bears the row's number, or stands in what bears it. */
export function focusRow(within: HTMLElement | null, index: number): void {
  const at = `[data-index="${index}"]`;
  within?.querySelector<HTMLElement>(`a${at}, ${at} a`)?.focus({ preventScroll: true });
}

/** The rows that are drawn, and one more: an element that goes takes the focus with it, wherever the list is scrolled to. */
export function withRow(drawn: readonly number[], row: number, total: number): number[] {
  return [...new Set([...drawn, row])].filter((index) => index < total).toSorted((a, b) => a - b);
}
