import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { revision } from '../schemas/index.ts';
import { FakeClock } from '../testing/fakes.ts';
import { createHybridClock, momentOf, revisionAt } from './hlc.ts';

const NOON = Date.UTC(2026, 0, 2, 12);

describe('a hybrid clock', () => {
  it('tells the time of its wall clock and the device it is of', () => {
    const made = createHybridClock(new FakeClock(NOON), 'laptop00').next();
    expect(revision.safeParse(made).success).toBe(true);
    expect(momentOf(made)).toBe(NOON);
    expect(made.endsWith('-laptop00')).toBe(true);
  });

  it('goes on after the last revision it made, also after a restart with a clock set back', () => {
    const last = createHybridClock(new FakeClock(NOON), 'laptop00').next();
    const later = createHybridClock(new FakeClock(NOON - 86_400_000), 'laptop00', last).next();
    expect(later > last).toBe(true);
    expect(momentOf(later)).toBe(NOON);
  });

  it('borrows the next millisecond when the counter is full', () => {
    const last = `${revisionAt(NOON).slice(0, 9)}-zzzz-laptop00`;
    const next = createHybridClock(new FakeClock(NOON), 'laptop00', last).next();
    expect(momentOf(next)).toBe(NOON + 1);
    expect(next > last).toBe(true);
  });

  it('is not set back by a revision older than its own', () => {
    const clock = createHybridClock(new FakeClock(NOON), 'laptop00');
    const first = clock.next();
    clock.see(revisionAt(5, 'phone000'));
    expect(clock.next() > first).toBe(true);
  });

  it('keeps its shape before 1970 and past what nine digits hold', () => {
    for (const now of [-5, 8.64e15]) {
      const made = createHybridClock(new FakeClock(now), 'laptop00').next();
      expect(revision.safeParse(made).success).toBe(true);
      expect(revision.safeParse(revisionAt(now)).success).toBe(true);
    }
  });

  it('refuses a device that would break the order of the texts', () => {
    for (const device of ['', 'laptop', 'LAPTOP00', 'laptop001'])
      expect(() => createHybridClock(new FakeClock(), device)).toThrow(/eight digits/);
  });
});

describe('the laws of the hybrid clock', () => {
  type Step = { device: 0 | 1 | 2; kind: 'next' } | { device: 0 | 1 | 2; kind: 'move'; by: number };
  const device = fc.constantFrom<0 | 1 | 2>(0, 1, 2);
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ device, kind: fc.constant<'next'>('next') }),
    fc.record({ device, kind: fc.constant<'move'>('move'), by: fc.integer({ min: -1e9, max: 1e9 }) }),
  );

  it('makes revisions of one device grow, whatever its wall clock does, and never twice the same', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const walls = [new FakeClock(NOON), new FakeClock(NOON + 7), new FakeClock(NOON - 9)] as const;
        const clocks = walls.map((wall, at) => createHybridClock(wall, `device0${at}`));
        const made: string[][] = [[], [], []];
        for (const { device: at, ...what } of steps) {
          if (what.kind === 'move') walls[at].advance(what.by);
          else made[at]?.push(clocks[at]?.next() ?? '');
        }
        for (const own of made)
          expect(own.every((one, at) => at === 0 || one > (own[at - 1] ?? ''))).toBe(true);
        const all = made.flat();
        expect(new Set(all).size).toBe(all.length);
        expect(all.every((one) => revision.safeParse(one).success)).toBe(true);
      }),
    );
  });

  it('makes a revision greater than every one that was seen, whichever device made it', () => {
    const seen = fc.tuple(
      fc.integer({ min: 0, max: 8e13 }),
      fc.integer({ min: 0, max: 36 ** 4 - 1 }),
      fc.stringMatching(/^[0-9a-z]{8}$/),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8e13 }), fc.array(seen), (now, others) => {
        const clock = createHybridClock(new FakeClock(now), 'laptop00');
        const revisions = others.map(
          ([ms, counter, name]) =>
            `${revisionAt(ms).slice(0, 9)}-${counter.toString(36).padStart(4, '0')}-${name}`,
        );
        for (const other of revisions) clock.see(other);
        const next = clock.next();
        expect(revisions.every((other) => next > other)).toBe(true);
      }),
    );
  });

  it('orders revisions as texts as their moments', () => {
    const ms = fc.integer({ min: 0, max: 36 ** 9 - 1 });
    fc.assert(
      fc.property(ms, ms, (a, b) => {
        expect(Math.sign(revisionAt(a).localeCompare(revisionAt(b), 'en'))).toBe(Math.sign(a - b));
        expect(revisionAt(a) < revisionAt(b)).toBe(a < b);
        expect(momentOf(revisionAt(a))).toBe(a);
      }),
    );
  });
});
