import { CAPABILITIES, type CapabilityName } from '../../../shared/domain/capabilities/capabilities.ts';
import { draftPlace } from '../../features/chat/composer/draft-place.ts';
import type { Drafts } from '../../ports/drafts.ts';
import type { Navigation, Place } from '../../ports/navigation.ts';
import type { Notices } from '../../ports/notices.ts';
import type { Readable } from '../../ports/readable.ts';
import type { IconName } from '../../ui/icons/icon.tsx';
import { capabilities } from '../../ui/text/en/capabilities.ts';
import { commands as commandTexts } from '../../ui/text/en/commands.ts';
import type { Text } from '../../ui/text/text.tsx';
import type { Command } from './commands.ts';

export interface CapabilityCommandsParts {
  readonly router: Navigation & Readable<Place>;
  readonly drafts: Drafts;
  readonly notices: Notices;
}

/** The palette has these already, under the names of the pages that they lead to. */
const ON_PAGES: ReadonlySet<string> = new Set<CapabilityName>(['profile', 'import', 'export']);
/** Of these nothing is left where no conversation is open. */
const OF_CONVERSATION: ReadonlySet<string> = new Set<CapabilityName>(['why', 'clear']);
const ICONS: Readonly<Partial<Record<CapabilityName, IconName>>> = {
  remember: 'edit',
  forget: 'trash',
  recall: 'search',
  help: 'info',
  why: 'traces',
  model: 'settings',
  persona: 'person',
};

/**
 * What Nima can do, as the palette offers it: each begins a line in the conversation that is open, or in a new one, to
 * be looked at and sent there; and the way back to the first steps. A chunk of its own, fetched with the first look at
 * the palette.
 */
export function listCapabilityCommands(parts: CapabilityCommandsParts, text: Text): Command[] {
  const { say } = text.knowing({ ...capabilities, ...commandTexts });
  const open = conversationAt(parts.router.getState());
  const again: Command = {
    id: 'welcome',
    label: say('commands.welcome'),
    icon: 'info',
    run: () => parts.router.go('/chat/welcome'),
  };
  const listed = CAPABILITIES.all
    .filter(({ entry: { name, where } }) => where === 'app' && !ON_PAGES.has(name))
    .filter(({ entry: { name } }) => open !== null || !OF_CONVERSATION.has(name))
    .map(({ entry, arguments: all }) => {
      const name = entry.name as CapabilityName;
      return {
        id: `capability_${name}`,
        label: say(`capability.${name}`),
        icon: ICONS[name] ?? 'chat',
        run: () =>
          name === 'new'
            ? parts.router.go('/chat/new')
            : beginLine({ ...parts, say }, open, all.length > 0 ? `/${name} ` : `/${name}`),
      };
    });
  return [...listed, again];
}

/** What stands below `/chat` in the place of a conversation. */
const NO_CONVERSATION: ReadonlySet<string> = new Set(['new', 'inbox', 'welcome']);

/** The id of the conversation that is open; null where none is. */
function conversationAt({ pathname }: Place): string | null {
  const id = /^\/chat\/([^/]+)/.exec(pathname)?.[1];
  return id === undefined || NO_CONVERSATION.has(id) ? null : id;
}

/** A draft that was there can be had back. */
function beginLine(
  { router, drafts, notices, say }: CapabilityCommandsParts & Pick<Text, 'say'>,
  open: string | null,
  line: string,
): void {
  const place = draftPlace(open);
  const before = drafts.getState()[place] ?? '';
  if (router.getState().pathname !== `/chat/${open ?? 'new'}`) router.go(`/chat/${open ?? 'new'}`);
  drafts.write(place, line);
  if (before.trim() === '' || before === line) return;
  const what = say('commands.draft_moved');
  notices.say(what, {
    label: say('commands.undo'),
    back: true,
    name: say('commands.undo_name', { what }),
    run: () => drafts.write(place, before),
  });
}
