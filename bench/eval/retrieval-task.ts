import type { IndexedItem } from '../../web/ports/memory-index.ts';

/** A folder of texts and questions, as an app that holds these texts would meet them. */
export interface RetrievalTask {
  readonly name: string;
  readonly collections: readonly Collection[];
}

export interface Collection {
  readonly id: string;
  readonly items: readonly IndexedItem[];
  readonly questions: readonly Question[];
}

export interface Question {
  readonly qid: string;
  readonly query: string;
  readonly now: number;
}

/** What answers a question: never shown to what is measured. */
export interface Answer {
  readonly qid: string;
  readonly category: string;
  readonly gold: readonly string[];
}

interface Doc {
  readonly id: string;
  readonly text: string;
  readonly speaker?: string;
  readonly ts?: string;
  readonly session?: string | number;
  readonly ord?: number;
  /** Of a picture sent along. */
  readonly caption?: string;
}

interface CollectionFiles {
  readonly id: string;
  readonly corpus: string;
  readonly queries: string;
  readonly qrels?: string;
}

/** Reads a file of the task's folder. */
export type ReadText = (name: string) => string;

export function readTask(read: ReadText): RetrievalTask {
  const task = JSON.parse(read('task.json')) as { name: string; collections: CollectionFiles[] };
  return {
    name: task.name,
    collections: task.collections.map(({ id, corpus, queries }) => ({
      id,
      items: toItems(readLines<Doc>(read(corpus))),
      questions: readLines<{ qid: string; query: string; now?: string }>(read(queries)).map(
        ({ qid, query, now }) => ({ qid, query, now: momentOf(now) }),
      ),
    })),
  };
}

export function readAnswers(read: ReadText): Map<string, Answer> {
  const task = JSON.parse(read('task.json')) as { collections: CollectionFiles[] };
  const all = task.collections.flatMap(({ qrels }) => (qrels ? readLines<Answer>(read(qrels)) : []));
  return new Map(all.map((answer) => [answer.qid, answer]));
}

/** Sessions of several turns are conversations and come as passages; statements that stand alone are facts. */
export function toItems(docs: readonly Doc[]): IndexedItem[] {
  const sessions = new Set(docs.map(({ session }) => String(session ?? '')));
  const isTalk = docs.some(({ session }) => session !== undefined) && sessions.size < docs.length;
  return docs.map((doc, at) => (isTalk ? toPassage(doc, at) : toFact(doc, at)));
}

function toPassage(doc: Doc, at: number): IndexedItem {
  return { ...common(doc, at), kind: 'passage', source: 'import', session: String(doc.session ?? '') };
}

function toFact(doc: Doc, at: number): IndexedItem {
  return { ...common(doc, at), kind: 'fact', source: 'explicit', session: null };
}

function common(doc: Doc, at: number): Omit<IndexedItem, 'kind' | 'source' | 'session'> {
  const owner = doc.speaker === undefined || doc.speaker === 'user';
  return {
    id: doc.id,
    text: doc.caption ? `${doc.text} [${doc.caption}]` : doc.text,
    category: 'other',
    at: momentOf(doc.ts),
    speaker: owner ? null : (doc.speaker ?? null),
    order: doc.ord ?? at,
    pinned: false,
    superseded: false,
    validFrom: null,
    validTo: null,
    revision: '',
  };
}

function momentOf(date: string | undefined): number {
  return date === undefined ? 0 : Date.parse(date);
}

function readLines<T>(text: string): T[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}
