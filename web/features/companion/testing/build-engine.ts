import type { EngineStatus, LineFigures } from '../../../../shared/schemas/index.ts';

export function buildLine(parts: Partial<LineFigures> = {}): LineFigures {
  return {
    isBusy: false,
    waiting: 0,
    answers: 0,
    readPerSecond: null,
    writtenPerSecond: null,
    errors: [],
    ...parts,
  };
}

/** The engine of a companion on its first day. */
export function buildEngine(parts: Partial<EngineStatus> = {}): EngineStatus {
  return {
    engine: 'none',
    state: { kind: 'none', reason: 'There is no language model yet.' },
    line: buildLine(),
    ...parts,
  };
}
