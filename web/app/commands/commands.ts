import type { IconName } from '../../ui/icons/icon.tsx';
import type { TextKey, Text } from '../../ui/text/text.tsx';
import type { Navigation } from '../../ports/navigation.ts';
import type { Notices } from '../../ports/notices.ts';
import type { Preferences } from '../../ports/preferences.ts';
import type { RouteInfo } from '../routes/route.ts';

/**
 * One thing a person can make the app do, by palette or by keys. The palette, the shortcuts and their sheet all read
 * the list that `listCommands` makes, so nothing can be reached by one and unknown to another.
 */
export interface Command {
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
  readonly keys?: string;
  /** It leads to a field: what is typed from now on belongs there, also before the field does. */
  readonly toField?: true;
  /** Left out of the palette: it would be shown inside itself. */
  readonly onlyByKeys?: boolean;
  readonly run: () => void;
}

export interface CommandParts {
  routes: readonly RouteInfo[];
  navigation: Navigation;
  preferences: Preferences;
  text: Text;
  notices: Notices;
  showPalette: () => void;
  showShortcuts: () => void;
}

/** Every command there is right now, in the order of the palette. */
export function listCommands(parts: CommandParts): Command[] {
  const { routes, navigation, notices, text, showPalette, showShortcuts } = parts;
  const { say } = text;
  const command = (id: string, label: TextKey, icon: IconName, run: () => void, keys?: string): Command => ({
    id,
    label: say(label),
    icon,
    run,
    ...(keys === undefined ? {} : { keys }),
  });
  return [
    { ...command('palette', 'command.palette', 'palette', showPalette, 'mod+k'), onlyByKeys: true },
    toField(command('write', 'command.write', 'edit', () => navigation.go('/memory/new?write'), 'n')),
    toField(command('find', 'command.find', 'search', () => navigation.go('/memory?find'), '/')),
    command('undo', 'command.undo', 'undo', () => undo(notices, text), 'mod+z'),
    ...routes.map((route) => goTo(route, parts)),
    command('profile', 'command.profile', 'person', () => navigation.go('/memory/profile'), 'g p'),
    command('files', 'command.files', 'storage', () => navigation.go('/data')),
    command('theme_light', 'command.theme_light', 'sun', () => parts.preferences.chooseTheme('light')),
    command('theme_dark', 'command.theme_dark', 'moon', () => parts.preferences.chooseTheme('dark')),
    command('theme_system', 'command.theme_system', 'system', () => parts.preferences.chooseTheme('system')),
    command('shortcuts', 'command.shortcuts', 'keyboard', showShortcuts, '?'),
  ];
}

function toField(command: Command): Command {
  return { ...command, toField: true };
}

function undo(notices: Notices, { say }: Text): void {
  if (!notices.undo()) notices.say(say('notices.nothing_back'));
}

function goTo({ id, path, label, icon, keys }: RouteInfo, { navigation, text }: CommandParts): Command {
  const words = text.say('command.go', { view: text.say(label) });
  return { id: `go_${id}`, label: words, icon, keys, run: () => navigation.go(path) };
}

/** The commands whose words start with, or hold, every word typed; those that start with it come first. */
export function findCommands(commands: readonly Command[], query: string): Command[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const rank = ({ label }: Command): number => {
    const text = label.toLowerCase();
    if (!words.every((word) => text.includes(word))) return -1;
    return words.filter((word) => text.split(/\s+/).some((part) => part.startsWith(word))).length;
  };
  return commands
    .filter(({ onlyByKeys }) => !onlyByKeys)
    .map((command) => ({ command, rank: rank(command) }))
    .filter(({ rank: found }) => found >= 0)
    .toSorted((a, b) => b.rank - a.rank)
    .map(({ command }) => command);
}
