import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { beginConversation, say } from '../../../shared/domain/conversation/saying.ts';
import { buildOffer } from '../../../shared/testing/builders.ts';
import { CountingIds, FakeClock } from '../../../shared/testing/fakes.ts';
import type { ConversationRepository } from '../conversations.ts';
import type { OfferRepository } from '../offers.ts';
import { until } from './until.ts';

/** What offers are kept beside: the words that they were learned from. */
export interface OffersPlace {
  readonly offers: OfferRepository;
  readonly conversations: ConversationRepository;
}

/** What every keeper of offers holds to; the fake and the real one both run it. `place` gives an empty one. */
export function offersContract(name: string, place: () => Promise<OffersPlace>): void {
  const making = { clock: new FakeClock(), ids: new CountingIds() };
  const { ids } = making;
  const { conversation, question } = say('Hello', null, beginConversation(making), making);
  const offerOf = (text: string, createdAt = 1) =>
    buildOffer({
      id: ids.next(),
      conversation: conversation.id,
      message: question.id,
      text,
      key: text.toLowerCase(),
      createdAt,
    });
  const talked = async () => {
    const here = await place();
    await here.conversations.write({}, () => ({ conversation, messages: [question] }));
    return here;
  };
  const open = async () => (await talked()).offers;

  describe(`${name}: what was learned`, () => {
    it('waits for a verdict, the newest first', async () => {
      const repository = await open();
      const [first, second] = [offerOf('a', 1), offerOf('b', 2)];
      expect(await repository.add([first, second])).toEqual([first, second]);
      expect(await repository.open()).toEqual([second, first]);
      expect(await repository.of(first.conversation)).toHaveLength(2);
    });

    it('is offered once, and never again when it was rejected', async () => {
      const repository = await open();
      const [offer, twin] = [offerOf('A'), offerOf('a')];
      expect(await repository.add([offer, twin])).toEqual([offer]);
      expect(await repository.judge(offer.id, 'rejected')).toEqual({ ...offer, verdict: 'rejected' });
      expect(await repository.add([twin])).toEqual([]);
      expect(await repository.open()).toEqual([]);
    });

    it('is offered again when what was kept of it has gone', async () => {
      const repository = await open();
      const offer = offerOf('a');
      const fact = ids.next();
      await repository.add([offer]);
      await repository.judge(offer.id, 'accepted', { fact });
      expect(await repository.offers([offer.id, 'nobody'])).toEqual([
        { ...offer, verdict: 'accepted', fact },
        undefined,
      ]);
      expect(await repository.add([offerOf('a')])).toHaveLength(1);
    });

    it('is judged once, until the verdict is taken back', async () => {
      const repository = await open();
      const offer = offerOf('a');
      await repository.add([offer]);
      const both = [repository.judge(offer.id, 'accepted'), repository.judge(offer.id, 'rejected')];
      expect((await Promise.all(both)).filter((judged) => judged !== undefined)).toHaveLength(1);
      await repository.reopen(offer.id);
      expect(await repository.open()).toEqual([offer]);
    });
  });

  describe(`${name}: what was learned in a conversation`, () => {
    it('is not kept where its words are erased by then', async () => {
      const { offers, conversations } = await talked();
      await conversations.erase([conversation.id]);
      expect(await offers.add([offerOf('a')])).toEqual([]);
      expect(await offers.of(conversation.id)).toEqual([]);
    });

    it('waits out of sight while that is deleted, and whoever watches is told', async () => {
      const { offers, conversations } = await talked();
      const offer = offerOf('a');
      await offers.add([offer]);
      const seen = createStore<readonly string[] | null>(() => null);
      const stop = offers.watch(
        () =>
          void offers.open().then((now) =>
            seen.setState(
              now.map(({ id }) => id),
              true,
            ),
          ),
        (error) => expect(error).toBeUndefined(),
      );
      await until(seen, (shown) => shown?.length === 1);
      await conversations.write({}, () => ({ conversation: { ...conversation, deletedAt: 7 } }));
      await until(seen, (shown) => shown?.length === 0);
      expect(await offers.of(conversation.id)).toEqual([offer]);
      await conversations.write({}, () => ({ conversation }));
      expect(await until(seen, (shown) => shown?.length === 1)).toEqual([offer.id]);
      stop();
    });
  });

  it(`${name}: a kind is accepted until it is not`, async () => {
    const repository = await open();
    await Promise.all([repository.acceptKind('car', true), repository.acceptKind('home', true)]);
    expect([...(await repository.acceptedKinds())].toSorted()).toEqual(['car', 'home']);
    await repository.acceptKind('car', false);
    expect(await repository.acceptedKinds()).toEqual(['home']);
  });

  it(`${name}: whoever watches is told of each change`, async () => {
    const repository = await open();
    const told = createStore(() => 0);
    const stop = repository.watch(
      () => told.setState((count) => count + 1, true),
      (error) => expect(error).toBeUndefined(),
    );
    await until(told, (count) => count > 0);
    const before = told.getState();
    await repository.add([offerOf('a')]);
    expect(await until(told, (count) => count > before)).toBeGreaterThan(before);
    stop();
  });
}
