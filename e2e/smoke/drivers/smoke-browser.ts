/** The few things a smoke run does with a browser. Selectors are CSS. */
export interface SmokeBrowser {
  /** Name and version, and what drives it. */
  readonly about: string;
  /** Opens an address and waits until it has loaded. */
  goto(url: string): Promise<void>;
  /** Clicks as a mouse does. */
  click(selector: string): Promise<void>;
  /** Types as a keyboard does. */
  type(selector: string, text: string): Promise<void>;
  /** Runs the body of an async function in the page; what it returns must be plain. */
  evaluate(body: string): Promise<unknown>;
  close(): Promise<void>;
}

/**
 * Looks until the page's answer is truthy. A driver answers when a command is done, not when the app has drawn what
 * follows from it.
 */
export async function eventually(browser: SmokeBrowser, body: string, what: string): Promise<void> {
  const seen = await browser.evaluate(`
    const look = async () => { ${body} };
    const until = performance.now() + ${PATIENCE_MS};
    for (;;) {
      if (await look()) return true;
      if (performance.now() > until) return document.body.innerText;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }`);
  if (seen !== true)
    throw new Error(`${what}: not within ${PATIENCE_MS / 1000} s. The page shows:\n${String(seen)}`);
}

const PATIENCE_MS = 15_000;
