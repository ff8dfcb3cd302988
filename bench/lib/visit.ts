import type { BrowserContext, Page } from 'playwright';

export interface VisitOptions {
  url: string;
  /** What the person does first: a click on `control`, answered when the field `answer` has the focus. */
  control: string;
  answer: string;
  throttle?: Throttle;
}

export interface Throttle {
  /** How many times slower the processor becomes. */
  slowdown: number;
  latencyMs: number;
  downBytesPerSecond: number;
  upBytesPerSecond: number;
}

export interface Visit {
  /** From the start of the navigation to the first text or image on the screen. */
  paintMs: number;
  /** From the start of the navigation to the frame in which the page has answered a click. */
  readyMs: number;
  /** What the page's own requests transferred, headers included; what the service worker answers counts nothing. */
  transferredKb: number;
}

declare global {
  interface Window {
    nimaBenchReady?: Promise<number>;
  }
}

/** Opens an address in the browser's first page and measures from inside: the time of a remote control is not counted. */
export async function visit(context: BrowserContext, options: VisitOptions): Promise<Visit> {
  const page = context.pages()[0] ?? (await context.newPage());
  if (options.throttle) await slowDown(page, options.throttle);
  const { control, answer } = options;
  await page.addInitScript(watchForAnswer, { control, answer });
  await page.goto(options.url, { waitUntil: 'load' });
  const readyMs = await page.evaluate(() => window.nimaBenchReady);
  if (readyMs === undefined) throw new Error('The page was replaced while it was measured.');
  await page.evaluate(async () => {
    const registered = await navigator.serviceWorker.getRegistration();
    if (registered) await navigator.serviceWorker.ready;
  });
  const timings = await page.evaluate(readTimings);
  // A frame is looked at before it is painted, and nobody can click what is not painted yet.
  return { ...timings, readyMs: Math.max(readyMs, timings.paintMs) };
}

/**
 * Runs in the page before its own scripts. In every frame it looks whether the heading is drawn; once it is, it clicks,
 * and the page is ready in the frame that finds the field focused.
 */
function watchForAnswer({ control, answer }: { control: string; answer: string }): void {
  const isDrawn = (element: Element | null) => element !== null && element.getClientRects().length > 0;
  window.nimaBenchReady = new Promise((resolve) => {
    let clicked = false;
    const look = () => {
      const target = document.querySelector<HTMLElement>(control);
      if (!clicked && target && isDrawn(document.querySelector('h1')) && isDrawn(target)) {
        clicked = true;
        target.click();
      }
      if (clicked && document.activeElement?.matches(answer) === true) resolve(performance.now());
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

async function readTimings(): Promise<{ paintMs: number; transferredKb: number }> {
  const paintMs = await new Promise<number>((resolve) => {
    new PerformanceObserver((list) => {
      const paint = list.getEntriesByName('first-contentful-paint')[0];
      if (paint) resolve(paint.startTime);
    }).observe({ type: 'paint', buffered: true });
  });
  const entries = [
    ...performance.getEntriesByType('navigation'),
    ...performance.getEntriesByType('resource'),
  ];
  const bytes = entries.reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).transferSize, 0);
  return { paintMs, transferredKb: bytes / 1024 };
}

async function slowDown(page: Page, throttle: Throttle): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: throttle.latencyMs,
    downloadThroughput: throttle.downBytesPerSecond,
    uploadThroughput: throttle.upBytesPerSecond,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: throttle.slowdown });
}
