import type { Locator, Page } from '@playwright/test';
import type { Health } from '../../shared/schemas/index.ts';
import { formatMessage } from '../../web/ui/text/message.ts';
import { pseudo } from '../../web/ui/text/pseudo.ts';
import { expect, type StandingCompanion } from './fixtures.ts';
import { answerHealthWith } from './health.ts';

/** What differs from a day when all is well. */
export interface Setting {
  path: string;
  /** The key this browser holds: the companion's, unless told otherwise. */
  key?: 'none' | 'wrong';
  companion?: 'off' | 'closing' | 'refuses' | Partial<Health>;
  /** What was begun and not kept, by the place where it was written. */
  drafts?: Readonly<Record<string, string>>;
  /** The browser took away a memory of this many facts. */
  lost?: number;
  /** What is broken on purpose. */
  broken?: 'storage' | 'chunk' | 'room' | 'model';
}

/**
 * One page that is put into one state after another. For contexts without a service worker: no view looks different
 * for it, and requests that a worker answers are out of a test's reach.
 */
export class Stage {
  readonly page: Page;
  readonly #companion: StandingCompanion;
  readonly #locale: 'en' | 'pseudo';

  private constructor(page: Page, companion: StandingCompanion, locale: 'en' | 'pseudo') {
    this.page = page;
    this.#companion = companion;
    this.#locale = locale;
  }

  static async open(
    page: Page,
    companion: StandingCompanion,
    locale: 'en' | 'pseudo' = 'en',
  ): Promise<Stage> {
    await page.addInitScript((chosen) => {
      localStorage.setItem('nima.locale', chosen);
      const broken = sessionStorage.getItem('e2e.broken');
      if (broken === 'room') {
        const { setItem } = Storage.prototype;
        Storage.prototype.setItem = function set(this: Storage, name: string, value: string) {
          if (name.startsWith('nima.draft')) throw new DOMException('Full by a test.', 'QuotaExceededError');
          setItem.call(this, name, value);
        };
      }
      if (broken !== 'storage') return;
      IDBFactory.prototype.open = () => {
        throw new DOMException('Refused by a test.', 'SecurityError');
      };
    }, locale);
    const stage = new Stage(page, companion, locale);
    await page.goto(`${companion.origin}/#key=${companion.key}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    return stage;
  }

  /** A name of the interface as the page's locale says it. */
  say(english: string): string {
    return this.#locale === 'en' ? english : formatMessage(pseudo(english), {}, 'en');
  }

  button(english: string): Locator {
    return this.page.getByRole('button', { name: this.say(english), exact: true });
  }

  heading(english: string): Locator {
    return this.page.getByRole('heading', { name: this.say(english), exact: true });
  }

  /** Waits until all that is written is found by a search, by its meaning too. */
  async settled(): Promise<void> {
    for (const state of ['Search is opening', 'Search by words only, until the model is here'])
      await expect(this.page.getByText(this.say(state))).toBeHidden();
  }

  /** Goes to a page of the same origin that is none of the app, which then holds no file. */
  async leave(): Promise<void> {
    await this.page.goto(`${this.#companion.origin}/docs`);
  }

  /** Opens an address under the given circumstances; those of the time before are over. */
  async set({ path, key, companion, drafts = {}, lost, broken }: Setting): Promise<void> {
    const { page } = this;
    await page.unrouteAll({ behavior: 'wait' });
    await page.context().setOffline(false);
    await this.#arrange(companion);
    if (broken === 'model') await page.route('**/models/**', async (route) => route.abort());
    if (broken === 'chunk') await page.route('**/assets/*-route-*.js', async (route) => route.abort());
    const held = { none: null, wrong: 'a-key-of-another-companion', right: this.#companion.key }[
      key ?? 'right'
    ];
    await page.evaluate(keepInBrowser, { drafts, key: held, lost, broken: broken ?? '' });
    await page.goto(this.#companion.origin + path);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  }

  async #arrange(companion: Setting['companion']): Promise<void> {
    const { page } = this;
    if (companion === 'off') {
      await page.route(/\/(health|v1)\b/, async (route) => route.abort('connectionrefused'));
    } else if (companion === 'closing') {
      const body = 'data: {"type":"closing","reason":"shutdown"}\n\n';
      await page.route('**/v1/companion/events', async (route) =>
        route.fulfill({ contentType: 'text/event-stream', body }),
      );
    } else if (companion === 'refuses') {
      const error = { code: 'misdirected_host', message: 'Refused by a test.', retryable: false };
      await page.route('**/health', async (route) => route.fulfill({ status: 421, json: { error } }));
    } else if (companion) {
      await answerHealthWith(page, companion);
    }
  }
}

/** Runs in the page. */
function keepInBrowser(kept: {
  drafts: Setting['drafts'];
  key: string | null;
  lost: number | undefined;
  broken: string;
}): void {
  if (kept.lost === undefined) localStorage.removeItem('nima.memory-marker');
  else localStorage.setItem('nima.memory-marker', JSON.stringify({ facts: kept.lost, at: Date.now() }));
  for (const name of Object.keys(localStorage))
    if (name.startsWith('nima.draft')) localStorage.removeItem(name);
  for (const [place, text] of Object.entries(kept.drafts ?? {}))
    localStorage.setItem(`nima.draft.${place}`, text);
  if (kept.key === null) localStorage.removeItem('nima.companion-key');
  else localStorage.setItem('nima.companion-key', kept.key);
  sessionStorage.setItem('e2e.broken', kept.broken);
}
