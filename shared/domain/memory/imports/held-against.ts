import type { Comparison } from './compare-import.ts';
import type { ReadFile } from './import-result.ts';

type Said = Pick<ReadFile, 'verdict' | 'message' | 'notes' | 'refused'>;

/** What is said of a file once it was held against what is kept: what lies elsewhere here is not taken from it. */
export function heldAgainst(file: Said, { elsewhere }: Pick<Comparison, 'elsewhere'>): Said {
  const { verdict, message, notes, refused } = file;
  if (elsewhere === 0) return { verdict, message, notes, refused };
  const values = { count: Number(message.values['count']) - elsewhere, refused: refused + elsewhere };
  return {
    verdict: 'partial',
    message: { code: 'partial', values },
    notes: [{ code: 'elsewhere', count: elsewhere }, ...notes],
    refused: values.refused,
  };
}
