import type { Clock } from '../../shared/ports/clock.ts';
import type { CompanionStatus, EngineStatus } from '../../shared/schemas/index.ts';
import type { Machine } from '../ports/machine.ts';

export interface StatusDeps {
  clock: Clock;
  machine: Machine;
  version: string;
  protocol: string;
  startedAt: number;
  openStreams: () => number;
  engine: () => EngineStatus;
}

/** How the companion is doing at this moment. */
export function readStatus(deps: StatusDeps): CompanionStatus {
  const { clock, machine, version, protocol, startedAt } = deps;
  return {
    version,
    protocol,
    startedAt,
    // A clock that was set back must not make the time since the start negative.
    uptimeSeconds: Math.max(0, Math.round((clock.now() - startedAt) / 1000)),
    memoryBytes: machine.processMemoryBytes(),
    openStreams: deps.openStreams(),
    platform: machine.platform,
    node: machine.node,
    cores: machine.cores,
    machineMemoryBytes: machine.memoryBytes,
    load: machine.load(),
    availableMemoryBytes: machine.availableMemoryBytes(),
    temperatureCelsius: machine.temperatureCelsius(),
    isThrottled: machine.isThrottled(),
    engine: deps.engine(),
  };
}
