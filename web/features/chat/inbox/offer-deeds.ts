import type { Fact, Offer } from '../../../../shared/schemas/index.ts';
import type { Learning, OfferChange } from '../../../ports/learning.ts';
import type { Memory, Remembered } from '../../../ports/memory.ts';
import type { Notices } from '../../../ports/notices.ts';
import type { Text } from '../../../ui/text/text.tsx';
import { createDo, type Do } from '../deed-with-undo.ts';
import { sayKind } from './offer-words.ts';

export interface OfferDeedsParts {
  readonly learning: Learning;
  readonly memory: Pick<Memory, 'forget' | 'leftBehind' | 'holdAgain' | 'supersede' | 'restore'>;
  readonly notices: Notices;
}

/** What can be done with what was learned; each says that it is done, with the way back. */
export interface OfferDeeds {
  /** What it became, and what that may replace; null where it was not kept. */
  keep(offer: Offer, change?: OfferChange): Promise<Remembered | null>;
  /** Keeps it, and what is plainly said of its kind from now on. */
  keepAlways(offer: Offer): Promise<Remembered | null>;
  reject(offer: Offer): Promise<boolean>;
  askAgain(kind: string): Promise<boolean>;
  replace(fact: Fact, replaced: readonly Fact[]): Promise<boolean>;
}

export function createOfferDeeds(parts: OfferDeedsParts, text: Text): OfferDeeds {
  const { learning, memory, notices } = parts;
  const { say } = text;
  const doIt = createDo(notices, text);
  return {
    ...keeping(parts, text, doIt),
    reject: async (offer) =>
      doIt({
        work: async () => learning.reject(offer.id),
        done: say('offers.rejected'),
        text: offer.text,
        undo: async () => learning.reopen(offer.id),
      }),
    askAgain: async (kind) =>
      doIt({
        work: async () => learning.acceptKind(kind, false),
        done: say('offers.always_off', { kind: sayKind(kind, say) }),
        text: sayKind(kind, say),
        undo: async () => learning.acceptKind(kind, true),
      }),
    replace: async (fact, replaced) =>
      doIt({
        work: async () =>
          memory.supersede(
            fact.id,
            replaced.map(({ id }) => id),
          ),
        done: say('offers.replaced', { count: replaced.length }),
        text: fact.text,
        undo: async () => {
          for (const one of [...replaced, fact])
            await memory.restore({ factId: one.id, replacedAt: one.updatedAt, fact: one });
        },
      }),
  };
}

function keeping(
  { learning, memory }: OfferDeedsParts,
  { say }: Text,
  doIt: Do,
): Pick<OfferDeeds, 'keep' | 'keepAlways'> {
  const takeBack = async (offer: Offer, kept: Remembered | null) => {
    if (kept) {
      await memory.forget([kept.fact.id]);
      // What it took the place of meanwhile holds again.
      const earlier = await memory.leftBehind([kept.fact.id]);
      await memory.holdAgain(earlier.map(({ id }) => id));
    }
    await learning.reopen(offer.id);
  };
  // Enter that is held down, or pressed twice, keeps it once.
  const underWay = new Set<string>();
  const keep = async (offer: Offer, { change, always }: { change?: OfferChange; always: boolean }) => {
    let kept: Remembered | null = null;
    if (underWay.has(offer.id)) return kept;
    underWay.add(offer.id);
    await doIt({
      work: async () => {
        kept = await learning.accept(offer.id, change);
        if (kept && always) await learning.acceptKind(offer.kind, true);
        return kept !== null;
      },
      done: always ? say('offers.always_on', { kind: sayKind(offer.kind, say) }) : say('offers.kept'),
      text: change?.text ?? offer.text,
      undo: async () => {
        if (always) await learning.acceptKind(offer.kind, false);
        await takeBack(offer, kept);
      },
    });
    underWay.delete(offer.id);
    return kept;
  };
  return {
    keep: async (offer, change) => keep(offer, { always: false, ...(change ? { change } : {}) }),
    keepAlways: async (offer) => keep(offer, { always: true }),
  };
}
