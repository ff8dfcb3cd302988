import type { Answer } from './retrieval-task.ts';

/** Shares of the answers that are found, from 0 to 1. */
export interface Found {
  readonly questions: number;
  readonly recallAt1: number;
  readonly recallAt10: number;
}

export interface RetrievalSummary {
  /** All that were asked; only those with an answer count below. */
  readonly asked: number;
  readonly all: Found;
  readonly categories: Readonly<Record<string, Found>>;
}

interface Ranking {
  readonly qid: string;
  readonly ranked: readonly string[];
}

interface Judged {
  readonly ranked: readonly string[];
  readonly answer: Answer;
}

export function summariseRankings(
  rankings: readonly Ranking[],
  answers: ReadonlyMap<string, Answer>,
): RetrievalSummary {
  const judged = rankings.flatMap(({ qid, ranked }): Judged[] => {
    const answer = answers.get(qid);
    return answer && answer.gold.length > 0 ? [{ ranked, answer }] : [];
  });
  const names = [...new Set(judged.map(({ answer }) => answer.category))].toSorted();
  return {
    asked: rankings.length,
    all: foundIn(judged),
    categories: Object.fromEntries(
      names.map((name) => [name, foundIn(judged.filter(({ answer }) => answer.category === name))]),
    ),
  };
}

function foundIn(judged: readonly Judged[]): Found {
  const mean = (depth: number): number =>
    judged.reduce((sum, one) => sum + recallOf(one, depth), 0) / Math.max(1, judged.length);
  return { questions: judged.length, recallAt1: mean(1), recallAt10: mean(10) };
}

function recallOf({ ranked, answer: { gold } }: Judged, depth: number): number {
  const found = new Set(ranked.slice(0, depth));
  return gold.filter((id) => found.has(id)).length / gold.length;
}
