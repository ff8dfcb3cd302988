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

/** What a person was shown of it; the rest is code that was run, what it gave, thoughts, instructions. */
const SHOWN: ReadonlySet<unknown> = new Set(['text', 'multimodal_text', undefined]);
const UNFINISHED: ReadonlySet<unknown> = new Set(['in_progress', 'finished_partial_completion']);

/** A conversation of ChatGPT: its messages by their ids, each with its parent; `current_node` is the one shown last. */
export function readChatGpt(entry: Fields): ForeignChat {
  const given = [...fieldsIn(entry.get('mapping'))];
  return {
    id: entry.get('conversation_id') ?? entry.get('id'),
    title: entry.get('title'),
    createdAt: entry.get('create_time'),
    updatedAt: entry.get('update_time'),
    nodes: given.flatMap(([id, node]) => (isObject(node) ? [nodeOf(id, fieldsIn(node))] : [])),
    leaf: nameIn(entry.get('current_node')),
    refused: given.filter(([, node]) => !isObject(node)).length,
  };
}

function nodeOf(id: string, node: Fields): ForeignNode {
  const message = fieldsIn(node.get('message'));
  const content = fieldsIn(message.get('content'));
  const metadata = fieldsIn(message.get('metadata'));
  const isShown =
    SHOWN.has(content.get('content_type')) &&
    (message.get('recipient') ?? 'all') === 'all' &&
    metadata.get('is_visually_hidden_from_conversation') !== true;
  const role = fieldsIn(message.get('author')).get('role');
  return {
    id,
    parent: nameIn(node.get('parent')),
    role: isShown && (role === 'user' || role === 'assistant') ? role : null,
    text: withAttached(wordsIn(content.get('parts')), listIn(metadata.get('attachments'))),
    at: message.get('create_time'),
    model: metadata.get('model_slug'),
    end: endOf(message, metadata),
  };
}

function endOf(message: Fields, metadata: Fields): ForeignNode['end'] {
  const end = fieldsIn(metadata.get('finish_details')).get('type');
  if (end === 'max_tokens') return 'length';
  return end === 'interrupted' || UNFINISHED.has(message.get('status')) ? 'aborted' : 'stop';
}
