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

/** In other words, or in place of other facts. */
export interface Keeping {
  readonly change?: OfferChange;
  readonly replaced?: readonly string[];
}

/** What can be done with what was learned; each says that it is done, with the way back. */
export interface OfferDeeds {
  /** What it became, and what else that may replace; null where it was not kept. */
  keep(offer: Offer, how?: Keeping): Promise<Remembered | null>;
  /** Keeps it, and what is plainly said of its kind from now on. */
  keepAlways(offer: Offer, how?: Keeping): Promise<Remembered | null>;
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
    // What was known in these words before is no part of it.
    if (kept?.fact.provenance.message === offer.message) {
      await memory.forget([kept.fact.id]);
      // What it took the place of holds again.
      const earlier = await memory.leftBehind([kept.fact.id]);
      await memory.holdAgain(earlier.map(({ id }) => id));
    }
    await learning.reopen(offer.id);
  };
  // Enter that is held down, or pressed twice, keeps it once.
  const underWay = new Set<string>();
  const keep = async (offer: Offer, { change, replaced = [] }: Keeping, always: boolean) => {
    let kept: Remembered | null = null;
    if (underWay.has(offer.id)) return kept;
    underWay.add(offer.id);
    const done =
      replaced.length > 0 ? say('offers.replaced', { count: replaced.length }) : say('offers.kept');
    await doIt({
      work: async () => {
        kept = await learning.accept(offer.id, change, replaced);
        if (kept && always) await learning.acceptKind(offer.kind, true);
        return kept !== null;
      },
      done: always ? say('offers.always_on', { kind: sayKind(offer.kind, say) }) : done,
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
    keep: async (offer, how = {}) => keep(offer, how, false),
    keepAlways: async (offer, how = {}) => keep(offer, how, true),
  };
}
