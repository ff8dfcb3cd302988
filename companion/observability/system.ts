import { availableParallelism, loadavg, totalmem } from 'node:os';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Machine } from '../ports/machine.ts';
import type { Timer } from '../ports/timer.ts';

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
  };
}

export const systemClock: Clock = { now: () => Date.now() };

export const systemTimer: Timer = {
  every(intervalMs, run) {
    const timer = setInterval(run, intervalMs);
    return () => clearInterval(timer);
  },
};
