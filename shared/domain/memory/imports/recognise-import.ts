import { wellFormed } from '../../../lib/well-formed.ts';
import { FORMAT_NAME, FORMAT_VERSION } from '../format/memory-file.ts';
import { isUnsafeKey } from './clean.ts';
import { isTextName } from './fields.ts';
import type { ChatFormat, ImportMessage, MessageCode } from './import-result.ts';
import { readCsv, separatorOf } from './read-csv.ts';
import { TALK_LISTS } from './read-talk.ts';

/** What a file is, by its content. */
export type Recognised =
  | { kind: 'memory'; root: ReadonlyMap<string, unknown> }
  /** Needs a passphrase; what is in it is recognised once more. */
  | { kind: 'encrypted'; root: ReadonlyMap<string, unknown> }
  | {
      kind: 'facts';
      program: 'facts' | 'mem0' | 'csv';
      entries: readonly unknown[];
      /** Connections between memories, which Nima has no place for. */
      relations: number;
      /** Keys beside the list that no record may have. */
      unsafeKeys: number;
    }
  /** Conversations of another assistant, which `../../conversation/imports` reads. */
  | { kind: 'chats'; program: ChatFormat; entries: readonly unknown[] }
  | { kind: 'refused'; message: ImportMessage };

/** How many entries are looked at to tell one program's list from another's. */
const LOOKED_AT = 20;
const LISTS = ['facts', 'results', 'memories'];
const OWN_LISTS = ['facts', 'passages', 'history', 'earlier', 'tombstones', ...TALK_LISTS];

export function recogniseImport(text: string): Recognised {
  const start = text.trimStart();
  if (start === '') return refused('empty');
  if (!/^[[{]/.test(start))
    return recogniseTable(text) ?? refused(isJson(text) ? 'wrong_root' : 'unknown_format');
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return refused(isCutOff(start) ? 'cut_off' : 'not_json');
  }
  return recogniseRoot(root as object);
}

function recogniseRoot(root: object): Recognised {
  if (Array.isArray(root)) return recogniseList(root, root);
  const keys = new Map<string, unknown>(Object.entries(root));
  if (keys.get('format') === FORMAT_NAME) return recogniseOwn(keys);
  const chats = keys.get('conversations') ?? keys.get('chats');
  if (Array.isArray(chats) && chatProgramOf(chats) !== null) return recogniseList(chats, root);
  const name = LISTS.find((list) => keys.has(list));
  if (name === undefined) return refused('unknown_format');
  const list = keys.get(name);
  return Array.isArray(list) ? recogniseList(list, root) : refused('wrong_shape', { list: name });
}

function recogniseOwn(root: ReadonlyMap<string, unknown>): Recognised {
  const version = root.get('version') ?? FORMAT_VERSION;
  if (version !== FORMAT_VERSION) {
    const named = typeof version === 'string' ? wellFormed(version) : JSON.stringify(version);
    return refused('unknown_version', { version: named.slice(0, 20), known: FORMAT_VERSION });
  }
  if (root.has('encryption')) return { kind: 'encrypted', root };
  const list = OWN_LISTS.find((name) => !Array.isArray(root.get(name) ?? []));
  return list === undefined ? { kind: 'memory', root } : refused('wrong_shape', { list });
}

function recogniseList(entries: readonly unknown[], root: object): Recognised {
  const chat = chatProgramOf(entries);
  if (chat !== null) return { kind: 'chats', program: chat, entries };
  const relations: unknown = Object.hasOwn(root, 'relations') ? Reflect.get(root, 'relations') : [];
  return {
    kind: 'facts',
    program: entries.slice(0, LOOKED_AT).some((entry) => has(entry, 'memory')) ? 'mem0' : 'facts',
    entries,
    relations: Array.isArray(relations) ? relations.length : 0,
    unsafeKeys: Array.isArray(root) ? 0 : Object.keys(root).filter(isUnsafeKey).length,
  };
}

/** The conversations of other assistants are no facts: they are read as conversations. */
function chatProgramOf(entries: readonly unknown[]): ChatFormat | null {
  for (const entry of entries.slice(0, LOOKED_AT)) {
    if (has(entry, 'mapping')) return 'chatgpt';
    if (has(entry, 'chat_messages')) return 'claude';
    const chat: unknown = has(entry, 'chat') ? Reflect.get(entry, 'chat') : null;
    if (has(chat, 'history') || has(chat, 'messages')) return 'open-webui';
  }
  return null;
}

function has(value: unknown, key: string): value is object {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}

/** A table with a header that names a column of texts. */
function recogniseTable(text: string): Recognised | null {
  const header = text.trimStart().replace(/[\r\n][^]*$/, '');
  const separator = separatorOf(header);
  const [names = []] = readCsv(header, separator);
  if (!names.some(isTextName)) return null;
  const rows = readCsv(text.trimStart(), separator).slice(1);
  const entries = rows.map((row) =>
    Object.fromEntries(names.map((name, at) => [name === '' ? `${at + 1}` : name, row[at] ?? ''])),
  );
  return { kind: 'facts', program: 'csv', entries, relations: 0, unsafeKeys: 0 };
}

/** Whether a text that is no JSON only lacks its end. Walks: no nesting is too deep for it. */
function isCutOff(text: string): boolean {
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (isQuoted && sign === '\\') at += 1;
    else if (sign === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') depth -= 1;
  }
  return isQuoted || depth > 0;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function refused(code: MessageCode, values: ImportMessage['values'] = {}): Recognised {
  return { kind: 'refused', message: { code, values } };
}
