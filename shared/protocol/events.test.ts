import { describe, expect, it } from 'vitest';
import { buildStatus } from '../testing/builders.ts';
import { companionEvent, modelsEvent } from './events.ts';

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

describe('an event about the models', () => {
  const hardware = { memoryBytes: 8e9, cores: 4, board: null, gpu: null, freeDiskBytes: null };
  const progress = { phase: 'downloading', doneBytes: 1, totalBytes: 2, bytesPerSecond: null, attempt: 1 };

  it.each([
    [{ type: 'models', list: { models: [], hardware, recommendation: null } }],
    [{ type: 'pull', id: 'a', progress }],
    [{ type: 'closing', reason: 'shutdown' }],
  ])('is read: %j', (event) => {
    expect(modelsEvent.parse(event)).toEqual(event);
  });

  it.each([
    [{ type: 'models' }],
    [{ type: 'pull', id: '../a', progress }],
    [{ type: 'pull', id: 'a', progress: { ...progress, doneBytes: 0.5 } }],
    [{ type: 'status', status: buildStatus() }],
  ])('is not made of anything else: %j', (event) => {
    expect(modelsEvent.safeParse(event).success).toBe(false);
  });
});
