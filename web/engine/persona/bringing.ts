import type { ServedPersona } from '../../../shared/schemas/prompt-text.ts';
import type { LinkState } from '../../ports/companion-link.ts';
import type { Personas } from '../../ports/personas.ts';
import type { Readable } from '../../ports/readable.ts';

export interface BringingParts {
  link: Readable<LinkState>;
  /** What the companion serves; those of older versions serve none. */
  served: (signal: AbortSignal) => Promise<ServedPersona | undefined>;
  offer: Personas['offer'];
}

/**
 * Offers what a companion brings for as long as it is there; each that comes is asked once. The one that ships with it
 * is none: an app and a companion of two versions would otherwise offer each other's.
 */
export function followBroughtPersona({ link, served, offer }: BringingParts): () => void {
  let asking: AbortController | null = null;
  const follow = ({ kind }: LinkState): void => {
    const isThere = kind === 'connected';
    if (isThere === (asking !== null)) return;
    asking?.abort();
    asking = isThere ? new AbortController() : null;
    if (asking) void ask(asking.signal);
    else offer(null);
  };
  const ask = async (signal: AbortSignal): Promise<void> => {
    // Who cannot tell now is asked again when it comes the next time.
    const brought = await served(signal).catch(() => undefined);
    if (!signal.aborted && brought?.source.kind === 'file') offer(brought.persona);
  };
  const stop = link.subscribe(follow);
  follow(link.getState());
  return () => {
    stop();
    asking?.abort();
  };
}
