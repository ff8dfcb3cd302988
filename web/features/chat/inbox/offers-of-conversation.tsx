import {
  createContext,
  use,
  useCallback,
  useEffect,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { createStore } from 'zustand/vanilla';
import type { Offer } from '../../../../shared/schemas/index.ts';
import type { Learning } from '../../../ports/learning.ts';
import type { Readable } from '../../../ports/readable.ts';
import { useReadable } from '../../../ui/use-readable.ts';
import { offersBy } from './offer-groups.ts';

/** By the message they were learned from. */
type OffersByMessage = ReadonlyMap<string, readonly Offer[]>;

const NONE: readonly Offer[] = [];
const NOTHING: OffersByMessage = new Map();
const OffersContext = createContext<Readable<OffersByMessage>>(createStore(() => NOTHING));

export interface OffersOfConversationProps {
  readonly learning: Pick<Learning, 'of' | 'changes'>;
  readonly conversation: string;
  readonly children: ReactNode;
}

/** Reads what was learned in a conversation once for all of its messages; each is drawn again by its own alone. */
export function OffersOfConversation({ learning, conversation, children }: OffersOfConversationProps) {
  const version = useReadable(learning.changes);
  const [store] = useState(() => createStore(() => NOTHING));
  useEffect(() => {
    let isStale = false;
    learning.of(conversation).then(
      (offers) => isStale || store.setState((before) => settled(before, offers), true),
      // What was learned is beside the point of a conversation: it goes on without.
      () => undefined,
    );
    return () => void (isStale = true);
  }, [learning, conversation, version, store]);
  return <OffersContext value={store}>{children}</OffersContext>;
}

/** What was learned from a message: open, kept and rejected. */
export function useOffersOf(message: string): readonly Offer[] {
  const store = use(OffersContext);
  return useSyncExternalStore(
    store.subscribe,
    useCallback(() => store.getState().get(message) ?? NONE, [store, message]),
  );
}

/** Made of what was there before wherever that still holds. */
function settled(before: OffersByMessage, offers: readonly Offer[]): OffersByMessage {
  return new Map(
    [...offersBy('message', offers)].map(([message, now]) => {
      const was = before.get(message) ?? NONE;
      return [message, isSame(was, now) ? was : now];
    }),
  );
}

function isSame(a: readonly Offer[], b: readonly Offer[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ id, verdict, fact }, at) => {
      const other = b[at];
      return other?.id === id && other.verdict === verdict && other.fact === fact;
    })
  );
}
