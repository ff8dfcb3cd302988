/** The name under which the data lives: the one origin there is. */
export function ownOrigin(port: number): string {
  return `http://${hostAt('localhost', port)}`;
}

/** As a browser writes it: the port of plain HTTP is left out. */
function hostAt(name: string, port: number): string {
  return port === 80 ? name : `${name}:${port}`;
}

export type HostVerdict =
  /** The address of the data. */
  | { kind: 'own' }
  /** This machine under another spelling: its storage would be another, empty one. */
  | { kind: 'alias' }
  /** Another name that leads here, which is how DNS rebinding arrives. */
  | { kind: 'foreign' }
  | { kind: 'missing' }
  | { kind: 'repeated' };

/** Every value of a header, which Node's own map hides when it is sent twice. */
export function valuesOf(rawHeaders: readonly string[], name: string): string[] {
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
}

/** Compared whole and exactly, never parsed: a parser is what `localhost:8787@evil.example` is written for. */
export function judgeHost(rawHeaders: readonly string[], port: number): HostVerdict {
  const hosts = valuesOf(rawHeaders, 'host');
  const [host] = hosts;
  if (host === undefined) return { kind: 'missing' };
  if (hosts.length > 1) return { kind: 'repeated' };
  if (host === hostAt('localhost', port)) return { kind: 'own' };
  const isAlias = host === hostAt('127.0.0.1', port) || host === hostAt('[::1]', port);
  return { kind: isAlias ? 'alias' : 'foreign' };
}
