import { randomBytes } from 'node:crypto';
import { availableParallelism, freemem, loadavg, totalmem } from 'node:os';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Ids } from '../../shared/ports/ids.ts';
import type { Machine } from '../ports/machine.ts';
import type { Timer } from '../ports/timer.ts';
import { openSensors } from './sensors.ts';

/** The machine as Node sees it. */
export function nodeMachine(): Machine {
  const cores = Math.max(1, availableParallelism());
  return {
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
    cores,
    memoryBytes: totalmem(),
    processMemoryBytes: () => process.memoryUsage.rss(),
    load: () => Math.max(0, (loadavg()[0] ?? 0) / cores),
    availableMemoryBytes: () => Math.min(freemem(), totalmem()),
    ...openSensors(),
  };
}

export const systemClock: Clock = { now: () => Date.now() };

export const systemTimer: Timer = {
  every(intervalMs, run) {
    const timer = setInterval(run, intervalMs);
    return () => clearInterval(timer);
  },
};

/** UUIDv7: 48 bits of time, then chance, with version and variant in their places. */
export const systemIds: Ids = {
  next() {
    const bytes = randomBytes(16);
    bytes.writeUIntBE(Date.now(), 0, 6);
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  },
};
