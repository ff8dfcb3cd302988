/** What a model is given last: the question, and below it what was recalled, as the companion joins them. */
export function joinQuestion(question: string, volatile: string | undefined): string {
  return volatile === undefined ? question : `${question}\n\n${volatile}`;
}

export interface ReadMemory {
  readonly number: number;
  readonly day: string;
  readonly category: string;
  readonly text: string;
}

const LINE = /^\[(\d+)\] (\S+), ((?:[^"\\]|\\.)*): ("(?:[^"\\]|\\.)*")$/;

/** Takes apart what `joinQuestion` joined, knowing of the writer no more than its marker. */
export function readQuestion(joined: string, marker: string): { question: string; memories: ReadMemory[] } {
  const at = joined.indexOf(marker);
  if (at === -1) return { question: joined, memories: [] };
  const lines = joined.slice(at + marker.length).split('\n');
  const memories = lines.slice(1).map((line) => {
    const found = LINE.exec(line);
    if (!found) throw new Error(`No memory: ${line}`);
    const [, number = '', day = '', category = '', text = ''] = found;
    const parsed = (quoted: string) => JSON.parse(quoted) as string;
    return { number: Number(number), day, category: parsed(`"${category}"`), text: parsed(text) };
  });
  return { question: joined.slice(0, at - 2), memories };
}
