import { SUBJECT } from './assertion.ts';
import { FUNCTION_WORDS } from './words.ts';

/** Part of a sentence that varies while the rest of it stays: "I live in _ now". */
export interface Frame {
  /** The rest; alike for all sentences of one frame. */
  readonly key: string;
  readonly from: number;
  readonly to: number;
  /** What stands in the gap. */
  readonly filler: string;
}

/** Beyond that a gap is no longer a value, and a sentence no longer a fact. */
const LONGEST_GAP = 4;
const LONGEST = 24;

/** Between a thing and what it is: a gap with it would hold both, and "rent is 900" vary "salary is 3000". */
const STATING = 'be';

const isMark = (root: string): boolean => root.startsWith(SUBJECT.slice(0, 1));
const isFrameWord = (root: string): boolean => isMark(root) || FUNCTION_WORDS.has(root);

function shared(a: readonly string[], b: readonly string[]): { head: number; tail: number } {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return { head, tail };
}

const isGap = (length: number, head: number, tail: number): boolean =>
  length - head - tail >= 1 && length - head - tail <= LONGEST_GAP;

/** How many words of their own the rest of the sentence has; a gap that begins or ends in a frame word is none. */
function tellingRest(roots: readonly string[], head: number, tail: number): number {
  const end = roots.length - tail;
  // A gap is one word at least.
  if (isFrameWord(roots[head] as string) || isFrameWord(roots[end - 1] as string)) return 0;
  if (roots.slice(head, end).includes(STATING)) return 0;
  return roots.filter((root, place) => (place < head || place >= end) && !isFrameWord(root)).length;
}

/** Another sentence, and how much of beginning and end it has in common. */
interface Neighbour {
  readonly other: readonly string[];
  readonly head: number;
  readonly tail: number;
}

interface Sentence {
  readonly roots: readonly string[];
  readonly neighbours: Neighbour[];
}

function withNeighbours(sentences: readonly (readonly string[])[]): readonly Sentence[] {
  const found = sentences.map((roots): Sentence => ({ roots, neighbours: [] }));
  for (const [place, one] of found.entries()) {
    const a = one.roots;
    for (const another of found.slice(place + 1)) {
      const b = another.roots;
      if (a[0] !== b[0] && a.at(-1) !== b.at(-1)) continue;
      if (Math.abs(a.length - b.length) >= LONGEST_GAP) continue;
      const { head, tail } = shared(a, b);
      if (!isGap(a.length, head, tail) || !isGap(b.length, head, tail)) continue;
      one.neighbours.push({ other: b, head, tail });
      another.neighbours.push({ other: a, head, tail });
    }
  }
  return found;
}

const fillerOf = (roots: readonly string[], head: number, tail: number): string =>
  roots.slice(head, roots.length - tail).join(' ');

/** For each sentence the frame that most others fill otherwise, or null where it stands alone. */
export function framesOf(sentences: readonly (readonly string[])[]): readonly (Frame | null)[] {
  const cut = sentences.map((roots) => roots.slice(0, LONGEST));
  return withNeighbours(cut).map(({ roots, neighbours }) => {
    let best: { frame: Frame; worth: number } | null = null;
    const tried = new Set<number>();
    for (const { head, tail } of neighbours) {
      if (tried.has(head * LONGEST + tail)) continue;
      tried.add(head * LONGEST + tail);
      const telling = tellingRest(roots, head, tail);
      if (telling === 0) continue;
      const fillers = new Set([fillerOf(roots, head, tail)]);
      for (const near of neighbours) {
        const { other } = near;
        if (near.head < head || near.tail < tail || !isGap(other.length, head, tail)) continue;
        if (tellingRest(other, head, tail) > 0) fillers.add(fillerOf(other, head, tail));
      }
      const length = roots.length - head - tail;
      const worth = fillers.size * 10 + telling - length / 2;
      if (fillers.size < 2 || (best && worth <= best.worth)) continue;
      const key = [...roots.slice(0, head), '_', ...roots.slice(roots.length - tail, roots.length)].join(' ');
      const frame = { key, from: head, to: head + length, filler: fillerOf(roots, head, tail) };
      best = { frame, worth };
    }
    return best?.frame ?? null;
  });
}
