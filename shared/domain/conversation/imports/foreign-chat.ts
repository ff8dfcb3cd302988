import type { ReplyEnd } from '../../../schemas/index.ts';

/** One message of a foreign conversation, by the names its file gives. */
export interface ForeignNode {
  readonly id: string;
  readonly parent: string | null;
  /** Null for what is no part of the talk: systems, tools, thoughts. What follows it follows what stands before it. */
  readonly role: 'user' | 'assistant' | null;
  /** Empty where there is nothing to read in it. */
  readonly text: string;
  readonly at: unknown;
  readonly model: unknown;
  readonly end: Extract<ReplyEnd, 'stop' | 'length' | 'aborted'>;
}

/** A conversation of another program as its file tells it, before anything of it is checked. */
export interface ForeignChat {
  readonly id: unknown;
  readonly title: unknown;
  readonly createdAt: unknown;
  readonly updatedAt: unknown;
  readonly nodes: readonly ForeignNode[];
  /** The message that was shown last; null where the file does not say. */
  readonly leaf: string | null;
  /** How many entries in the place of messages are none. */
  readonly refused: number;
}

/** Fields of a value, none where it is no object. A map, since a file may call a key `__proto__`. */
export type Fields = ReadonlyMap<string, unknown>;

const NO_FIELDS: Fields = new Map();

export function fieldsIn(value: unknown): Fields {
  return isObject(value) ? new Map<string, unknown>(Object.entries(value)) : NO_FIELDS;
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** What a program calls something: a text, or a number that it counts by. */
export function nameIn(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}
