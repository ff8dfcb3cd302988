/** As much of a Markdown tree as this reads and makes. */
interface Node {
  readonly type: string;
  value?: string;
  children?: Node[];
  data?: { hName: string; hProperties: Record<string, string> };
}

/** A number in brackets, as a model cites: `[2]`. */
const CITED = /\[(\d{1,3})\]/g;

/** The mark by which a citation is known when it is drawn. No Markdown can write it. */
export const CITED_BY = 'dataCited';

/** Makes citations of the numbers that stand for something; others stay text, and so do those in code and links. */
export function citeNumbers(known: ReadonlySet<number>) {
  return () => (tree: Node) => {
    if (known.size > 0) cite(tree, known);
  };
}

function cite(node: Node, known: ReadonlySet<number>): void {
  if (!node.children || node.type === 'link' || node.type === 'linkReference') return;
  for (const child of node.children) cite(child, known);
  node.children = node.children.flatMap((child) =>
    child.type === 'text' ? cut(child.value ?? '', known) : [child],
  );
}

function cut(text: string, known: ReadonlySet<number>): Node[] {
  const parts: Node[] = [];
  let from = 0;
  for (const match of text.matchAll(CITED)) {
    const number = Number(match[1]);
    if (!known.has(number)) continue;
    if (match.index > from) parts.push({ type: 'text', value: text.slice(from, match.index) });
    parts.push(citation(number));
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ type: 'text', value: text.slice(from) });
  return parts;
}

function citation(number: number): Node {
  return {
    type: 'citation',
    data: { hName: 'cite', hProperties: { [CITED_BY]: String(number) } },
    children: [{ type: 'text', value: String(number) }],
  };
}
