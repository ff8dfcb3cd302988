import { describe, expect, it } from 'vitest';
import { buildStatus } from '../testing/builders.ts';
import { companionEvent } from './events.ts';

describe('an event of the companion', () => {
  it.each([
    [{ type: 'status', status: buildStatus() }],
    [{ type: 'closing', reason: 'shutdown' }],
    [{ type: 'closing', reason: 'restart' }],
  ])('is read: %j', (event) => {
    expect(companionEvent.parse(event)).toEqual(event);
  });

  it.each([
    [{ type: 'tea_ready' }],
    [{ type: 'closing', reason: 'boredom' }],
    [{ type: 'status' }],
    [{ type: 'status', status: { ...buildStatus(), cores: 'many' } }],
    [null],
    ['closing'],
  ])('is not made of anything else: %j', (event) => {
    expect(companionEvent.safeParse(event).success).toBe(false);
  });
});
