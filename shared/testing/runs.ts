/**
 * How many cases a property or crash test runs: all of them in `npm run soak`, a tenth in `npm test`, which people
 * wait for, and a hundredth in `npm run check`, which they run while they think.
 */
export function runs(full: number, env: Readonly<Record<string, string | undefined>> = process.env): number {
  if (env['NIMA_SOAK'] === '1') return full;
  return Math.ceil(full / (env['NIMA_CHECK'] === '1' ? 100 : 10));
}
