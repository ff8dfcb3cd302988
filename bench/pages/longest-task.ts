/** What the browser counts as a long task. It says nothing of shorter ones. */
const LONG_MS = 50;

export interface TaskWatch {
  /** Milliseconds of the longest task of this page since the watch began. */
  end(): Promise<number>;
}

/**
 * Long tasks as the browser reports them. Where there was none, the longest pause between two turns of the page
 * stands in, which can only be more than the task in it: at most 50 ms then.
 */
export function watchTasks(): TaskWatch {
  let longest = 0;
  let pause = 0;
  let last = performance.now();
  let isOver = false;
  const take = (entries: readonly PerformanceEntry[]) => {
    for (const { duration } of entries) longest = Math.max(longest, duration);
  };
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  observer.observe({ type: 'longtask' });
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', () => {
    const now = performance.now();
    pause = Math.max(pause, now - last);
    last = now;
    if (!isOver) port2.postMessage(null);
  });
  port1.start();
  port2.postMessage(null);
  return {
    end: async () => {
      isOver = true;
      // Reports of tasks come a moment after them.
      await new Promise((resolve) => {
        setTimeout(resolve, 200);
      });
      take(observer.takeRecords());
      observer.disconnect();
      port1.close();
      return Math.round(longest > 0 ? longest : Math.min(pause, LONG_MS));
    },
  };
}
