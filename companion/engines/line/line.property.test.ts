import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Urgency } from '../../../shared/ports/model.ts';
import { isKnownError } from '../../../shared/protocol/errors.ts';
import { questionOf } from '../../../shared/testing/model-contract.ts';
import { runs } from '../../../shared/testing/runs.ts';
import { Line } from './line.ts';
import { settled, SteppedModel } from './testing/stepped-model.ts';

type Way = 'answer' | 'leaves' | 'use' | 'fails';
type Deed =
  | { readonly kind: 'ask'; readonly urgency: Urgency; readonly way: Way; readonly words: number }
  | { readonly kind: 'abort'; readonly which: number }
  | { readonly kind: 'step' };

const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('ask' as const),
        urgency: fc.constantFrom<Urgency>('chat', 'background'),
        way: fc.constantFrom<Way>('answer', 'answer', 'leaves', 'use', 'fails'),
        words: fc.integer({ min: 0, max: 3 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('abort' as const), which: fc.nat(40) }) },
    { weight: 4, arbitrary: fc.constant({ kind: 'step' as const }) },
  ),
  { maxLength: 40 },
);

interface Asker {
  readonly name: string;
  readonly urgency: Urgency;
  readonly way: Way;
  readonly stopper: AbortController;
  /** How it ended, each time that it did. */
  readonly ends: string[];
  /** The last number it was told. */
  told: number;
}

/** The line as one would draw it on paper. */
class Drawn {
  current: string | undefined;
  readonly chat: string[] = [];
  readonly background: string[] = [];
  /** Everybody who was let in, in that order. */
  readonly served: string[] = [];
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get waiting(): string[] {
    return [...this.chat, ...this.background];
  }

  /** Whether there was room. */
  come(name: string, urgency: Urgency): boolean {
    if (this.current === undefined) {
      this.#serve(name);
      return true;
    }
    const isFull =
      this.waiting.length >= this.#most ||
      (urgency === 'background' && this.background.length >= Math.ceil(this.#most / 2));
    if (!isFull) this[urgency].push(name);
    return !isFull;
  }

  go(name: string): void {
    for (const queue of [this.chat, this.background]) {
      if (queue.includes(name)) queue.splice(queue.indexOf(name), 1);
    }
    if (this.current !== name) return;
    this.current = undefined;
    const next = this.chat.shift() ?? this.background.shift();
    if (next !== undefined) this.#serve(next);
  }

  #serve(name: string): void {
    this.current = name;
    this.served.push(name);
  }
}

class Scene {
  readonly model: SteppedModel;
  readonly line: Line;
  readonly drawn: Drawn;
  readonly askers: Asker[] = [];
  /** Who really was let in. */
  readonly served: string[] = [];

  constructor(mostWaiting: number) {
    this.model = new SteppedModel({
      says: ({ prompt }) => this.#enters(prompt.messages[0]?.content ?? ''),
    });
    this.line = new Line(this.model, { mostWaiting });
    this.drawn = new Drawn(mostWaiting);
  }

  async do(deed: Deed): Promise<void> {
    if (deed.kind === 'ask') this.#ask(deed);
    if (deed.kind === 'abort') this.askers[deed.which % Math.max(1, this.askers.length)]?.stopper.abort();
    if (deed.kind === 'step') await this.model.step();
    await settled();
  }

  #enters(content: string): string {
    const [name = '', words = ''] = content.split(' ');
    this.served.push(name);
    return 'word '.repeat(Number(words));
  }

  #ask({ urgency, way, words }: Extract<Deed, { kind: 'ask' }>): void {
    const name = `asker-${this.askers.length}`;
    const asker: Asker = { name, urgency, way, stopper: new AbortController(), ends: [], told: 0 };
    this.askers.push(asker);
    const hasRoom = this.drawn.come(name, urgency);
    const end = (how: string) => {
      asker.ends.push(how);
      this.drawn.go(name);
    };
    const run =
      way === 'answer' || way === 'leaves' ? this.#answer(asker, way, words) : this.#use(asker, way);
    void run.then(
      () => end('served'),
      (error: unknown) => {
        const isFull = isKnownError(error) && error.code === 'queue_full';
        expect(isFull).toBe(!hasRoom);
        end(isFull ? 'refused' : 'failed');
      },
    );
  }

  async #answer(asker: Asker, way: Way, words: number): Promise<void> {
    const question = questionOf(`${asker.name} ${words}`, { urgency: asker.urgency });
    let ends = 0;
    for await (const event of this.line.answer(question, asker.stopper.signal)) {
      expect(ends).toBe(0);
      if (event.type === 'queued') asker.told = event.ahead;
      if (event.type === 'end') ends += 1;
      if (event.type === 'text' && way === 'leaves') return;
    }
    expect(ends).toBe(1);
  }

  async #use(asker: Asker, way: Way): Promise<void> {
    await this.line.use(asker.urgency, asker.stopper.signal, async () => {
      this.served.push(asker.name);
      await this.model.work(asker.stopper.signal);
      if (way === 'fails') throw new Error('its own');
    });
  }

  /** What the line says of itself is what was drawn. */
  check(): void {
    const { line, drawn, model } = this;
    expect(model.mostInside).toBeLessThanOrEqual(1);
    expect(line.waiting).toBe(drawn.waiting.length);
    expect(line.isBusy).toBe(drawn.current !== undefined);
    for (const [at, name] of drawn.waiting.entries()) {
      const asker = this.askers.find((one) => one.name === name);
      if (asker?.way === 'answer' || asker?.way === 'leaves')
        expect([name, asker.told]).toEqual([name, at + 1]);
    }
  }
}

it('whoever asks, leaves or fails: each ends once, one at a time, in order, and nothing is left behind', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 5 }), deeds, async (mostWaiting, story) => {
      const scene = new Scene(mostWaiting);
      for (const deed of story) {
        await scene.do(deed);
        scene.check();
      }
      for (let step = 0; scene.askers.some(({ ends }) => ends.length === 0) && step < 400; step += 1) {
        await scene.do({ kind: 'step' });
        scene.check();
      }
      await scene.do({ kind: 'step' });
      expect(scene.askers.map(({ ends }) => ends.length)).toEqual(scene.askers.map(() => 1));
      const mayFail = ({ way, stopper }: (typeof scene.askers)[number]) =>
        way === 'fails' || (way === 'use' && stopper.signal.aborted);
      const others = scene.askers.filter((asker) => !mayFail(asker));
      expect(others.flatMap(({ ends }) => ends)).not.toContain('failed');
      // Who is aborted in the moment of being let in never gets to the model; nobody overtakes.
      const seen = new Set(scene.served);
      expect(scene.served).toEqual(scene.drawn.served.filter((name) => seen.has(name)));
      expect([scene.line.waiting, scene.line.isBusy, scene.model.inside]).toEqual([0, false, 0]);
      for (const { stopper } of scene.askers) {
        expect(getEventListeners(stopper.signal, 'abort')).toHaveLength(0);
      }
    }),
    { seed: 4, numRuns: runs(600) },
  );
}, 120_000);
