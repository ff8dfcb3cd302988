import type { Candidate } from './suite.ts';

/** For each candidate's name, for each figure's key, the value of every round that counts. */
export type Samples = ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;

export interface InterleaveOptions {
  rounds: number;
  warmUps?: number;
  onRound?: (round: number) => void;
}

/**
 * Measures all candidates in each round, so that whatever slows the machine down slows all of them. Each round begins
 * with another one: nobody always runs after the same neighbour.
 */
export async function interleave(
  candidates: readonly Candidate[],
  { rounds, warmUps = 0, onRound }: InterleaveOptions,
): Promise<Samples> {
  const samples = new Map(candidates.map(({ name }) => [name, new Map<string, number[]>()]));
  for (let round = -warmUps; round < rounds; round += 1) {
    onRound?.(round);
    for (const candidate of rotated(candidates, round + warmUps)) {
      const measures = await candidate.measure();
      if (round < 0) continue;
      const ofCandidate = samples.get(candidate.name);
      for (const [key, value] of Object.entries(measures)) {
        ofCandidate?.set(key, [...(ofCandidate.get(key) ?? []), value]);
      }
    }
  }
  return samples;
}

function rotated<T>(items: readonly T[], by: number): T[] {
  const at = by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}
