import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChatEvent } from '../../../shared/protocol/chat-events.ts';
import { runs } from '../../../shared/testing/runs.ts';
import { EventBuffer } from './event-buffer.ts';

const text = (said: string): ChatEvent => ({ type: 'text', text: said });
const queued: ChatEvent = { type: 'queued', ahead: 1 };

/** Everything from `seen` on, as a reader that comes now would get it. */
function readFrom(buffer: EventBuffer, seen: number): { events: ChatEvent[]; ids: number[] } {
  const events: ChatEvent[] = [];
  const ids: number[] = [];
  for (let next = buffer.after(seen); next; next = buffer.after(next.id)) {
    events.push(next.event);
    ids.push(next.id);
  }
  return { events, ids };
}

function filled(events: readonly ChatEvent[], mostBytes = 1_000_000): EventBuffer {
  const buffer = new EventBuffer(mostBytes);
  for (const event of events) buffer.push(event);
  return buffer;
}

describe('the events of an answer', () => {
  it('are numbered from 1, and text that waits is joined under the number of its last piece', () => {
    const buffer = filled([queued, text('a'), text('b'), queued, text('c')]);
    expect(readFrom(buffer, 0)).toEqual({
      events: [queued, text('ab'), queued, text('c')],
      ids: [1, 3, 4, 5],
    });
    expect(readFrom(buffer, 2).events).toEqual([text('b'), queued, text('c')]);
    expect(readFrom(buffer, 5).events).toEqual([]);
  });

  it('are joined up to a length that is sent at once', () => {
    const long = text('x'.repeat(3000));
    expect(readFrom(filled([long, long, long]), 0).ids).toEqual([1, 2, 3]);
    expect(readFrom(filled([text('x'.repeat(9000)), text('y')]), 0).ids).toEqual([1, 2]);
  });

  it('make room for new ones, the oldest first, and say who missed some', () => {
    const buffer = filled(
      Array.from({ length: 100 }, () => text('x'.repeat(100))),
      2000,
    );
    expect(buffer.bytes).toBeLessThanOrEqual(2000);
    expect(buffer.lastId).toBe(100);
    expect([buffer.holdsAfter(0), buffer.holdsAfter(93), buffer.holdsAfter(100)]).toEqual([
      false,
      false,
      true,
    ]);
    expect(buffer.holdsAfter(95)).toBe(true);
  });

  it('hold the newest, however large', () => {
    expect(readFrom(filled([queued, text('x'.repeat(5000))], 100), 1).ids).toEqual([2]);
  });

  it('are the same words wherever a reader comes back', () => {
    const event = fc.oneof(fc.string({ minLength: 1, maxLength: 6 }).map(text), fc.constant(queued));
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), fc.nat(60), (events, cut) => {
        const said = (all: readonly ChatEvent[]) =>
          all.map((one) => (one.type === 'text' ? one.text : `[${one.type}]`)).join('');
        const first = filled(events.slice(0, cut));
        const before = readFrom(first, 0);
        const whole = filled(events);
        const rest = readFrom(whole, before.ids.at(-1) ?? 0);
        expect(said([...before.events, ...rest.events])).toBe(said(events));
        expect(rest.ids).toEqual([...new Set(rest.ids)].toSorted((a, b) => a - b));
      }),
      { seed: 7, numRuns: runs(1000) },
    );
  });
});
