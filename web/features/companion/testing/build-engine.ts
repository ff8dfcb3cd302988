import type { EngineStatus } from '../../../../shared/schemas/index.ts';
import { buildLine } from '../../../../shared/testing/builders.ts';

/** The engine of a companion on its first day. */
export function buildEngine(parts: Partial<EngineStatus> = {}): EngineStatus {
  return {
    engine: 'none',
    state: { kind: 'none', reason: 'There is no language model yet.' },
    line: buildLine(),
    ...parts,
  };
}
