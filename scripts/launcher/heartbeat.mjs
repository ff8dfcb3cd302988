// A person wonders after about half a minute of silence whether something still happens.
const INTERVAL_MS = 30_000;

/**
 * Says now and then that quiet work goes on.
 * @template T
 * @param {(line: string) => void} say
 * @param {string} doing
 * @param {() => Promise<T>} work
 * @param {number} [intervalMs]
 * @returns {Promise<T>}
 */
export async function withHeartbeat(say, doing, work, intervalMs = INTERVAL_MS) {
  const startedAt = performance.now();
  const timer = setInterval(() => {
    say(`Still ${doing}, ${Math.round((performance.now() - startedAt) / 1000)} s.`);
  }, intervalMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
