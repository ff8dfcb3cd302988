import type { MarkdownWords } from '../../../../shared/domain/conversation/markdown.ts';
import type { Fact, Message } from '../../../../shared/schemas/index.ts';
import type { Chat, ShownConversation } from '../../../ports/chat.ts';
import type { Memory } from '../../../ports/memory.ts';
import { sayDate, sayExactTime } from '../../../ui/amounts.ts';
import type { Text } from '../../../ui/text/text.tsx';

export interface ExportParts {
  readonly chat: Pick<Chat, 'watch' | 'markdown'>;
  readonly memory: Pick<Memory, 'get'>;
  readonly text: Text;
}

/** A conversation as a file to take along, in the reader's words. */
export async function exportConversation(
  { chat, memory, text }: ExportParts,
  id: string,
  title: string,
): Promise<File> {
  const facts = await factsOf(await shownNow(chat, id), memory);
  const words: MarkdownWords = {
    you: text.say('chats.you'),
    nima: text.say('app.name'),
    when: (moment) => sayExactTime(moment, text),
    fromMemory: (message) => sayMemory(message, facts, text),
  };
  const markdown = await chat.markdown(id, words);
  return new File([markdown], `${fileNameOf(title)}.md`, { type: 'text/markdown' });
}

/** Where memory alone answered, what it answered is the answer. */
function sayMemory(message: Message, facts: ReadonlyMap<string, Fact>, text: Text): string {
  if (message.role === 'user' || message.end !== 'memory' || message.memory === null) return '';
  const known = message.memory.facts.flatMap((id) => facts.get(id) ?? []);
  const lines = known.map((fact) => `- ${fact.text} (${sayDate(fact.validFrom ?? fact.createdAt, text)})`);
  return [text.say(`chat.memory_${message.memory.kind}`), lines.join('\n')].filter(Boolean).join('\n\n');
}

async function shownNow(chat: ExportParts['chat'], id: string): Promise<ShownConversation | null> {
  let stop = () => {};
  try {
    return await new Promise((resolve, reject) => void (stop = chat.watch(id, resolve, reject)));
  } finally {
    stop();
  }
}

async function factsOf(shown: ShownConversation | null, memory: ExportParts['memory']) {
  const ids = (shown?.path ?? []).flatMap(({ message }) =>
    message.role === 'assistant' && message.end === 'memory' ? (message.memory?.facts ?? []) : [],
  );
  const facts = await Promise.all([...new Set(ids)].map(async (id) => memory.get(id)));
  return new Map(facts.flatMap((fact) => (fact?.deletedAt === null ? [[fact.id, fact] as const] : [])));
}

/** Letters of a file name on any system; what is no name at all becomes one. */
function fileNameOf(title: string): string {
  const name = title
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|.]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 60)
    .toWellFormed()
    .trim();
  return name === '' ? 'conversation' : name;
}
