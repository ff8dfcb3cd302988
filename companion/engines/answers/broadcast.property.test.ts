import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runs } from '../../../shared/testing/runs.ts';
import { settled } from '../line/testing/stepped-model.ts';
import { Broadcast, type SentEvent } from './broadcast.ts';

type Deed =
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'come' }
  /** One event more for a reader, whether there is one yet or not. */
  | { readonly kind: 'pull'; readonly which: number }
  /** The connection is lost; the reader comes back with the last number it saw. */
  | { readonly kind: 'lose'; readonly which: number };

const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('say' as const), text: fc.string({ minLength: 1, maxLength: 4 }) }),
    fc.record({ kind: fc.constant('come' as const) }),
    fc.record({ kind: fc.constant('pull' as const), which: fc.nat(9) }),
    fc.record({ kind: fc.constant('lose' as const), which: fc.nat(9) }),
  ),
  { maxLength: 60 },
);

/** A client that comes back until it has everything. */
class Client {
  readonly connections: AbortController[] = [];
  readonly ids: number[] = [];
  said = '';
  #events: AsyncGenerator<SentEvent>;
  #pulling: Promise<void> = Promise.resolve();
  readonly #broadcast: Broadcast;

  constructor(broadcast: Broadcast) {
    this.#broadcast = broadcast;
    this.#events = this.#connect();
  }

  pull(): void {
    const events = this.#events;
    this.#pulling = this.#pulling.then(async () => this.#take(await events.next()));
  }

  async lose(): Promise<void> {
    this.connections.at(-1)?.abort();
    await this.#pulling;
    await this.#events.return(undefined);
    this.#events = this.#connect();
  }

  async finish(): Promise<void> {
    await this.#pulling;
    for (let next = await this.#events.next(); !next.done; next = await this.#events.next()) this.#take(next);
  }

  #connect(): AsyncGenerator<SentEvent> {
    const connection = new AbortController();
    this.connections.push(connection);
    return this.#broadcast.follow(this.ids.at(-1) ?? 0, connection.signal);
  }

  #take({ done, value }: IteratorResult<SentEvent, unknown>): void {
    if (done === true) return;
    this.ids.push(value.id ?? Number.NaN);
    if (value.event.type === 'text') this.said += value.event.text;
  }
}

it('however its readers come, lose their connection and come back: each gets every word once', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (story) => {
      let readers = 0;
      const broadcast = new Broadcast(1_000_000, (count) => (readers = count));
      const clients: Client[] = [new Client(broadcast)];
      let all = '';
      for (const deed of story) {
        const client = clients['which' in deed ? deed.which % clients.length : 0];
        if (deed.kind === 'come') clients.push(new Client(broadcast));
        if (deed.kind === 'pull') client?.pull();
        if (deed.kind === 'lose') await client?.lose();
        if (deed.kind !== 'say') continue;
        all += deed.text;
        broadcast.push({ type: 'text', text: deed.text });
        await settled();
      }
      broadcast.end();
      await Promise.all(clients.map(async (client) => client.finish()));
      expect(clients.map(({ said }) => said)).toEqual(clients.map(() => all));
      for (const { ids, connections } of clients) {
        expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b));
        for (const { signal } of connections) expect(getEventListeners(signal, 'abort')).toHaveLength(0);
      }
      expect(readers).toBe(0);
    }),
    { seed: 5, numRuns: runs(600) },
  );
}, 120_000);
