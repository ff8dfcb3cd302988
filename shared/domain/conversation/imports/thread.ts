import { soundParents } from '../sound-parents.ts';
import type { ForeignNode } from './foreign-chat.ts';

/** What is taken of a conversation: each message after the one that stands before it among those taken. */
export interface Thread {
  readonly nodes: readonly ForeignNode[];
  /** The message that a place of the file stands for: itself, or the nearest taken one before it. */
  anchorOf(id: string | null): string | null;
  /** How many links led nowhere or in a ring. */
  readonly broken: number;
}

const isTaken = ({ role, text }: ForeignNode): boolean => role !== null && text.trim() !== '';

/** Without recursion: a conversation may be ten thousand messages deep, and a file may hold any ring. */
export function threadOf(nodes: readonly ForeignNode[]): Thread {
  const { parents, broken } = soundParents(nodes);
  const anchors = new Map<string, string | null>();
  for (const node of nodes) if (isTaken(node)) anchors.set(node.id, node.id);
  const anchorOf = (id: string | null): string | null => {
    const passed: string[] = [];
    let at = id;
    while (at !== null && !anchors.has(at)) {
      passed.push(at);
      at = parents.get(at) ?? null;
    }
    const anchor = at === null ? null : (anchors.get(at) ?? null);
    for (const one of passed) anchors.set(one, anchor);
    return anchor;
  };
  const taken = nodes.filter(isTaken);
  return {
    nodes: taken.map((node) => ({ ...node, parent: anchorOf(parents.get(node.id) ?? null) })),
    anchorOf,
    broken,
  };
}
