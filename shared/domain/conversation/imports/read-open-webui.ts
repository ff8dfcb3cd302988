import {
  fieldsIn,
  isObject,
  listIn,
  nameIn,
  type Fields,
  type ForeignChat,
  type ForeignNode,
} from './foreign-chat.ts';
import { withAttached, wordsIn } from './words-in.ts';

const FOLDED = '<details type="';
const FOLDED_END = '</details>';

/** A conversation of Open WebUI: its messages by their ids in `history`, or the branch that is shown as a list. */
export function readOpenWebUi(entry: Fields): ForeignChat {
  const chat = fieldsIn(entry.get('chat'));
  const history = fieldsIn(chat.get('history'));
  const kept = [...fieldsIn(history.get('messages'))];
  const line = listIn(chat.get('messages'));
  const given: readonly (readonly [string, unknown])[] =
    kept.length > 0
      ? kept
      : line.map((message, at) => [nameIn(fieldsIn(message).get('id')) ?? `#${at}`, message]);
  const isTree =
    kept.length > 0 || given.some(([, message]) => nameIn(fieldsIn(message).get('parentId')) !== null);
  return {
    id: entry.get('id') ?? chat.get('id'),
    title: entry.get('title') ?? chat.get('title'),
    createdAt: entry.get('created_at') ?? chat.get('timestamp'),
    updatedAt: entry.get('updated_at'),
    nodes: given.flatMap(([id, message], at) => {
      if (!isObject(message)) return [];
      const fields = fieldsIn(message);
      const before = given[at - 1]?.[0] ?? null;
      return [nodeOf(id, fields, isTree ? nameIn(fields.get('parentId')) : before)];
    }),
    leaf: nameIn(history.get('currentId')),
    refused: given.filter(([, message]) => !isObject(message)).length,
  };
}

function nodeOf(id: string, message: Fields, parent: string | null): ForeignNode {
  const role = message.get('role');
  const text = withoutFolded(wordsIn(message.get('content')));
  return {
    id,
    parent,
    role: role === 'user' || role === 'assistant' ? role : null,
    text: withAttached(text, listIn(message.get('files'))),
    at: message.get('timestamp'),
    model: message.get('model'),
    end: message.get('done') === false ? 'aborted' : 'stop',
  };
}

/** Without what a model thought and what its tools did, which are folded away in the text. Walks: it may be megabytes. */
function withoutFolded(text: string): string {
  let [left, read] = ['', 0];
  for (let start = text.indexOf(FOLDED); start !== -1; start = text.indexOf(FOLDED, read)) {
    const end = text.indexOf(FOLDED_END, start);
    if (end === -1) break;
    left += text.slice(read, start);
    read = end + FOLDED_END.length;
  }
  return left + text.slice(read);
}
