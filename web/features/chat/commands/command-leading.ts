import { CAPABILITIES } from '../../../../shared/domain/capabilities/capabilities.ts';
import { readCommand } from '../../../../shared/domain/capabilities/command/read-command.ts';
import type { Chat, ShownConversation } from '../../../ports/chat.ts';
import type { Memory } from '../../../ports/memory.ts';
import type { ModelLibrary } from '../../../ports/model-library.ts';
import type { Navigation } from '../../../ports/navigation.ts';
import type { Notices } from '../../../ports/notices.ts';
import type { Text } from '../../../ui/text/text.tsx';
import { exportConversation } from '../list/conversation-list-export.ts';

export interface LeadingParts {
  readonly chat: Chat;
  readonly memory: Pick<Memory, 'get'>;
  readonly models: ModelLibrary;
  readonly notices: Notices;
  readonly navigation: Navigation;
  /** Puts a file where the person wants it; null where they changed their mind. */
  readonly saveFile: (file: File) => Promise<unknown>;
  readonly text: Text;
}

/**
 * Does at once what a typed command leads to elsewhere, without a message of it: a blank conversation, another view, a
 * file. Answers whether the line was one of these; `shown` is what is open, null where nothing was said yet.
 */
export async function runLeading(
  parts: LeadingParts,
  shown: ShownConversation | null,
  line: string,
): Promise<boolean> {
  const read = readCommand(line, CAPABILITIES);
  if (read.kind !== 'invocation') return false;
  const { capability, input } = read.invocation;
  const lead = LEADING[capability];
  if (!lead) return false;
  const [named] = Object.values(input);
  await lead(parts, shown, typeof named === 'string' ? named : null);
  return true;
}

type Lead = (parts: LeadingParts, shown: ShownConversation | null, named: string | null) => unknown;

const LEADING: Readonly<Record<string, Lead | undefined>> = {
  new: ({ navigation }) => navigation.go('/chat/new'),
  import: ({ navigation }) => navigation.go('/data'),
  persona: ({ navigation }) => navigation.go('/settings'),
  export: exportWhat,
  model: chooseModel,
  why: openWhy,
  clear,
};

async function clear({ chat, notices, text }: LeadingParts, shown: ShownConversation | null): Promise<void> {
  const { say, sayError } = text;
  const last = shown?.path.at(-1)?.message;
  if (!shown || !last) {
    notices.say(say('commands.nothing_to_clear'));
    return;
  }
  await chat.clear(shown.conversation.id);
  const bringBack = async (): Promise<void> => {
    try {
      await chat.show(last.id);
      notices.say(say('commands.undone'));
    } catch (error) {
      notices.say(sayError(error));
    }
  };
  const what = say('commands.cleared');
  notices.say(what, {
    label: say('commands.undo'),
    back: true,
    name: say('commands.undo_name', { what }),
    run: () => void bringBack(),
  });
}

async function exportWhat(parts: LeadingParts, shown: ShownConversation | null, named: string | null) {
  const { notices, navigation, text } = parts;
  if (named !== 'conversation') {
    navigation.go('/data');
    return;
  }
  if (!shown) {
    notices.say(text.say('commands.no_conversation'));
    return;
  }
  const { id, title } = shown.conversation;
  const file = await exportConversation(parts, id, title);
  if ((await parts.saveFile(file)) !== null) notices.say(text.say('commands.exported', { name: file.name }));
}

/** By its id or by its name, where it is here; else the list of them says more. */
async function chooseModel(parts: LeadingParts, _shown: unknown, named: string | null): Promise<void> {
  const { models, notices, navigation, text } = parts;
  const state = models.getState();
  const wanted = named?.toLowerCase();
  const here =
    state.kind === 'known' ? state.list.models.filter(({ place }) => place.kind === 'present') : [];
  const model = here.find(
    ({ id, name, use }) => use === 'chat' && (id === wanted || name.toLowerCase() === wanted),
  );
  if (!model) {
    navigation.go('/companion');
    if (named !== null && state.kind === 'known')
      notices.say(text.say('commands.model_unknown', { name: named }));
    return;
  }
  notices.say(text.say('commands.model_loading', { name: model.name }));
  // Loading takes a minute: the line is free meanwhile.
  void models.choose(model.id).then(
    () => notices.say(text.say('commands.model_ready', { name: model.name })),
    (error: unknown) => notices.say(text.sayError(error)),
  );
}

function openWhy({ navigation, notices, text }: LeadingParts, shown: ShownConversation | null): void {
  const reply = shown?.path.findLast(({ message }) => message.role === 'assistant')?.message;
  if (reply) navigation.go(`/chat/${reply.conversation}/why/${reply.id}`);
  else notices.say(text.say('commands.no_answer_yet'));
}
