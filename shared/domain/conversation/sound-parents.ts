/** A record of a tree by the names its file gives. */
export interface Linked {
  readonly id: string;
  readonly parent: string | null;
}

/**
 * The parents, of which every walk comes to an end. What closes a ring, or names nothing of the file, begins anew; how
 * many of them did is told. Without recursion: a conversation may be ten thousand messages deep.
 */
export function soundParents(nodes: readonly Linked[]): {
  readonly parents: ReadonlyMap<string, string | null>;
  readonly broken: number;
} {
  const parents = new Map(nodes.map(({ id, parent }) => [id, parent]));
  const sound = new Set<string>();
  let broken = 0;
  for (const { id } of nodes) {
    const walked = new Set<string>();
    let at: string | null = id;
    while (at !== null && !sound.has(at)) {
      walked.add(at);
      const next: string | null = parents.get(at) ?? null;
      if (next !== null && (walked.has(next) || !parents.has(next))) {
        parents.set(at, null);
        broken += 1;
        break;
      }
      at = next;
    }
    for (const one of walked) sound.add(one);
  }
  return { parents, broken };
}
