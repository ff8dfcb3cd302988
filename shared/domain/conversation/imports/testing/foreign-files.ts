/** What was said in a made-up conversation: who, what, and after which of these (the one before, unless it says so). */
export interface Line {
  readonly id: string;
  readonly by: 'user' | 'assistant';
  readonly text: string;
  /** Null for a first message. */
  readonly after?: string | null;
}

export interface Talk {
  readonly id: string;
  readonly title?: string | null;
  readonly lines: readonly Line[];
  /** What was shown last; the last of the lines, unless it says so. */
  readonly shown?: string;
}

/** When the first of these conversations began, in seconds. */
export const BEGAN_S = 1_700_000_000;

const parentOf = (lines: readonly Line[], at: number): string | null => {
  const { after } = lines[at] ?? {};
  return after === undefined ? (lines[at - 1]?.id ?? null) : after;
};

export function chatGptEntry({ id, title = 'A talk', lines, shown }: Talk): Record<string, unknown> {
  const message = ({ id: name, by, text }: Line, at: number) => ({
    id: name,
    author: { role: by },
    create_time: BEGAN_S + at + 1,
    content: { content_type: 'text', parts: [text] },
    metadata: by === 'assistant' ? { model_slug: 'gpt-small' } : {},
  });
  const nodes = lines.map((line, at) => [
    line.id,
    { id: line.id, parent: parentOf(lines, at) ?? 'root', message: message(line, at) },
  ]);
  return {
    conversation_id: id,
    title,
    create_time: BEGAN_S,
    update_time: BEGAN_S + lines.length,
    mapping: Object.fromEntries([['root', { id: 'root', parent: null, message: null }], ...nodes]),
    current_node: shown ?? lines.at(-1)?.id ?? 'root',
  };
}

export function claudeEntry({ id, title = 'A talk', lines }: Talk): Record<string, unknown> {
  const at = (second: number) => new Date((BEGAN_S + second) * 1000).toISOString();
  return {
    uuid: id,
    name: title,
    created_at: at(0),
    updated_at: at(lines.length),
    chat_messages: lines.map((line, place) => ({
      uuid: line.id,
      sender: line.by === 'user' ? 'human' : 'assistant',
      text: line.text,
      content: [{ type: 'text', text: line.text }],
      created_at: at(place + 1),
      attachments: [],
      files: [],
    })),
  };
}

export function openWebUiEntry({ id, title = 'A talk', lines, shown }: Talk): Record<string, unknown> {
  const message = ({ id: name, by, text }: Line, at: number) => ({
    id: name,
    parentId: parentOf(lines, at),
    role: by,
    content: text,
    timestamp: (BEGAN_S + at + 1) * 1000,
    ...(by === 'assistant' ? { model: 'llama-small', done: true } : {}),
  });
  const messages = Object.fromEntries(lines.map((line, at) => [line.id, message(line, at)]));
  return {
    id,
    title,
    created_at: BEGAN_S,
    updated_at: BEGAN_S + lines.length,
    chat: { history: { messages, currentId: shown ?? lines.at(-1)?.id ?? null }, messages: [] },
  };
}

/** Questions and replies in turn, so many, each after the one before. */
export function lineOf(count: number, prefix = 'm'): readonly Line[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `${prefix}${at}`,
    by: at % 2 === 0 ? ('user' as const) : ('assistant' as const),
    text: `What was said at place ${at} of ${prefix}`,
  }));
}
