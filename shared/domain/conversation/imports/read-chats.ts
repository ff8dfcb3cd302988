import {
  createNoteKeeper,
  type ChatFormat,
  type NoteKeeper,
  type ReadFile,
} from '../../memory/imports/import-result.ts';
import { readingOf, type ImportOptions } from '../../memory/imports/reading.ts';
import type { Recognised } from '../../memory/imports/recognise-import.ts';
import { buildChat, type ImportedChat } from './build-chat.ts';
import { fieldsIn, isObject, type Fields, type ForeignChat } from './foreign-chat.ts';
import { readChatGpt } from './read-chatgpt.ts';
import { readClaude } from './read-claude.ts';
import { readOpenWebUi } from './read-open-webui.ts';

/** A file of conversations that was read and checked: every record in it fits the schemas. */
export type ReadChats = Omit<ReadFile, 'state' | 'vectors'> & { readonly chats: readonly ImportedChat[] };

const READERS: Readonly<Record<ChatFormat, (entry: Fields) => ForeignChat>> = {
  chatgpt: readChatGpt,
  claude: readClaude,
  'open-webui': readOpenWebUi,
};

/** So many conversations take a few milliseconds: often enough to show how far it is. */
const AT_ONCE = 20;

/**
 * Reads every conversation of a recognised file. It can be paused: after each batch it yields how many it has done.
 * Whatever the file holds, it ends with a verdict.
 */
export function* readChats(
  { program, entries }: Extract<Recognised, { kind: 'chats' }>,
  options: Omit<ImportOptions, 'model'>,
): Generator<{ done: number; total: number }, ReadChats> {
  const keeper = createNoteKeeper();
  if (options.wasDamaged) keeper.note('characters_replaced');
  const reading = readingOf('foreign', options, options.writtenAt, keeper);
  const chats = new Map<string, ImportedChat>();
  for (const [at, entry] of entries.entries()) {
    const chat = isObject(entry) ? buildChat(READERS[program](fieldsIn(entry)), program, reading) : null;
    if (!isObject(entry)) keeper.note('not_a_chat');
    else if (chat && chats.has(chat.conversation.id)) keeper.note('repeated');
    else if (chat) chats.set(chat.conversation.id, chat);
    if ((at + 1) % AT_ONCE === 0) yield { done: at + 1, total: entries.length };
  }
  return conclude(program, keeper, [...chats.values()]);
}

function conclude(format: ChatFormat, keeper: NoteKeeper, chats: readonly ImportedChat[]): ReadChats {
  const refused = keeper.refused();
  const told = { format, notes: keeper.notes(), refused, chats };
  if (chats.length === 0) {
    const code = refused > 0 ? 'nothing_valid' : 'nothing_said';
    return { ...told, verdict: 'reject', message: { code, values: { refused } } };
  }
  const messages = chats.reduce((sum, chat) => sum + chat.messages.length, 0);
  const isWhole = !keeper.isLess();
  return {
    ...told,
    verdict: isWhole ? 'accept' : 'partial',
    message: {
      code: isWhole ? 'chats' : 'chats_partial',
      values: { count: chats.length, messages, refused },
    },
  };
}
