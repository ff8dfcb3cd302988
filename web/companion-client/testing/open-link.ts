import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import type { LinkState } from '../../ports/companion-link.ts';
import { MemoryStorage } from '../../ports/testing/memory-storage.ts';
import { until } from '../../ports/testing/until.ts';
import { createCompanionKey } from '../companion-key.ts';
import { createCompanionLink } from '../companion-link.ts';
import { createCompanionHttp } from '../http.ts';
import { Beats } from './beats.ts';
import { FakeCompanion } from './fake-companion.ts';

export const ORIGIN = 'http://localhost:8787';

export interface LinkOptions {
  companion?: FakeCompanion;
  /** The key this browser holds; the companion's own unless told. */
  held?: string | null;
  protocol?: string;
}

/** The real link to a fake companion. */
export function openLink({
  companion = new FakeCompanion(),
  held = companion.key,
  protocol = PROTOCOL_VERSION,
}: LinkOptions = {}) {
  const key = createCompanionKey(new MemoryStorage());
  if (held !== null) key.offer(held);
  const beats = new Beats();
  const http = createCompanionHttp(companion.fetch, key);
  const link = createCompanionLink({ http, key, protocol, origin: ORIGIN, nextLook: beats.nextLook });
  const kinds: LinkState['kind'][] = [link.getState().kind];
  link.subscribe(({ kind }) => {
    if (kind !== kinds.at(-1)) kinds.push(kind);
  });
  const reaches = async <Kind extends LinkState['kind']>(
    kind: Kind,
  ): Promise<Extract<LinkState, { kind: Kind }>> =>
    until(link, (state): state is Extract<LinkState, { kind: Kind }> => state.kind === kind);
  return { link, companion, key, beats, kinds, reaches };
}
