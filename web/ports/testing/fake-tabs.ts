import type { Tabs } from '../drafts.ts';

/** The tabs of a browser, opened and closed by hand. */
export class FakeTabs {
  readonly #looks = new Map<string, () => void>();

  open(own = 'a'): Tabs {
    this.#looks.set(own, () => undefined);
    return {
      own,
      ifGone: (tab, work) => {
        if (!this.#looks.has(tab)) work();
      },
      onShown: (run) => void this.#looks.set(own, run),
    };
  }

  close(tab: string): void {
    this.#looks.delete(tab);
  }

  /** A person comes to this tab. */
  show(tab: string): void {
    this.#looks.get(tab)?.();
  }
}
