import { revisionAt } from '../../../lib/hlc.ts';
import { message, type Message } from '../../../schemas/index.ts';
import { derivedId } from '../../memory/imports/derived-id.ts';
import type { ChatFormat } from '../../memory/imports/import-result.ts';
import { readPast, readSaid, readText, type Reading } from '../../memory/imports/reading.ts';
import type { ForeignNode } from './foreign-chat.ts';

/** Who answered, where the file does not say which model. */
const PROGRAMS: Readonly<Record<ChatFormat, string>> = {
  chatgpt: 'ChatGPT',
  claude: 'Claude',
  'open-webui': 'Open WebUI',
};

export interface Within {
  readonly conversation: string;
  readonly format: ChatFormat;
  /** When what has no time is said to be from, unless what it follows has one. */
  readonly beganAt: number;
}

interface Place {
  readonly id: string;
  readonly parent: string | null;
  readonly createdAt: number;
}

/** The messages of a thread as Nima keeps them, and by what id each is kept. */
export function buildMessages(
  nodes: readonly ForeignNode[],
  within: Within,
  reading: Reading,
): { messages: readonly Message[]; idOf: (name: string | null) => string | null } {
  const ids = new Map<string | null, string>();
  const times = new Map<string | null, number>();
  for (const { id: name, parent, at } of nodes) {
    const said = readPast(at, reading);
    ids.set(name, derivedId(`message\n${within.conversation}\n${name}`, said));
    times.set(name, said ?? times.get(parent) ?? within.beganAt);
  }
  const idOf = (name: string | null) => ids.get(name) ?? null;
  const messages = nodes.map((node) => {
    // Both loops go over the same nodes.
    const [id, createdAt] = [ids.get(node.id) as string, times.get(node.id) as number];
    return messageOf(node, { id, parent: idOf(node.parent), createdAt }, within, reading);
  });
  return { messages, idOf };
}

function messageOf(
  { role, text, model, end }: ForeignNode,
  { id, parent, createdAt }: Place,
  { conversation, format }: Within,
  reading: Reading,
): Message {
  const said = {
    id,
    conversation,
    parent,
    role,
    text: readWords(text, reading),
    pinned: false,
    createdAt,
    revision: revisionAt(createdAt),
  };
  if (role !== 'assistant') return message.parse(said);
  return message.parse({
    ...said,
    state: 'ended',
    end,
    trouble: null,
    memory: null,
    model: readText(model, reading) ?? PROGRAMS[format],
    cites: [],
    underWay: null,
    command: null,
    endedAt: createdAt,
  });
}

/** Without blank lines before it and white space after it. */
function readWords(text: string, reading: Reading): string {
  return readSaid(text.trimEnd().replace(/^(?:[^\S\n]*\n)+/, ''), reading);
}
