/**
 * Whether a file of the build is no part of the shell: views other than the first, and what works behind them in
 * workers. They are fetched and kept once the shell stands, so that they, too, are there without a network.
 */
export function isLater(address: string): boolean {
  return /^assets\/(?:(?:companion|data|settings)-view|memory-files|[\w-]+-worker|scan)-[\w-]{8}\.\w+$/.test(
    address,
  );
}
