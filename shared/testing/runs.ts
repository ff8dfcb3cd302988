/**
 * How many cases a property or crash test runs: all of them in `npm run soak`, a tenth in `npm test`, which people
 * wait for.
 */
export function runs(full: number, env: Readonly<Record<string, string | undefined>> = process.env): number {
  return env['NIMA_SOAK'] === '1' ? full : Math.ceil(full / 10);
}
