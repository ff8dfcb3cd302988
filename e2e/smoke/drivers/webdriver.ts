import type { SmokeBrowser } from './smoke-browser.ts';

/** The commands of W3C WebDriver that are used here, by whatever line they travel. */
export interface WebDriver {
  navigate(url: string): Promise<void>;
  /** A script whose last argument is the function to answer with. */
  executeAsync(script: string): Promise<unknown>;
  /** Answers with the id of the first element. */
  find(selector: string): Promise<string>;
  click(element: string): Promise<void>;
  sendKeys(element: string, text: string): Promise<void>;
}

/** The key under which WebDriver wraps the id of an element, fixed by the standard. */
export const ELEMENT_KEY = 'element-6066-11e4-a52e-4f735466cecf';

/** What a script in the page failed with has to cross the wire as a plain value. */
interface Answer {
  value?: unknown;
  error?: string;
}

export function smokeBrowserOver(driver: WebDriver, about: string, close: () => Promise<void>): SmokeBrowser {
  return {
    about,
    close,
    goto: (url) => driver.navigate(url),
    click: async (selector) => driver.click(await driver.find(selector)),
    type: async (selector, text) => driver.sendKeys(await driver.find(selector), text),
    evaluate: async (body) => {
      const answer = (await driver.executeAsync(`
        const done = arguments[arguments.length - 1];
        (async () => { ${body} })().then((value) => done({ value }), (error) => done({ error: String(error) }));
      `)) as Answer;
      if (answer.error !== undefined) throw new Error(answer.error);
      return answer.value;
    },
  };
}
