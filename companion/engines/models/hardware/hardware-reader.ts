import type { Hardware } from '../../../../shared/schemas/index.ts';
import { detectHardware, type MachineQuestions } from './detect-hardware.ts';

/** The machine is looked at once, since asking a driver takes a second; its disk each time. */
export function createHardwareReader(ask: MachineQuestions): () => Promise<Hardware> {
  let known: Promise<Hardware> | null = null;
  return async () => {
    known ??= detectHardware(ask);
    const [machine, freeDiskBytes] = await Promise.all([known, ask.freeDiskBytes()]);
    return { ...machine, freeDiskBytes };
  };
}
