import type { IconName } from '../../ui/icons/icon.tsx';
import type { TextKey, Text } from '../../ui/text/text.tsx';
import type { Navigation } from '../../ports/navigation.ts';
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
  /** Left out of the palette: it would be shown inside itself. */
  readonly onlyByKeys?: boolean;
  readonly run: () => void;
}

export interface CommandParts {
  routes: readonly RouteInfo[];
  navigation: Navigation;
  preferences: Preferences;
  text: Text;
  showPalette: () => void;
  showShortcuts: () => void;
}

export function listCommands({ routes, navigation, preferences, text, showPalette, showShortcuts }: CommandParts): Command[] {
  const { say } = text;
  const theme = (id: 'light' | 'dark' | 'system', icon: IconName, label: TextKey): Command => ({
    id: `theme_${id}`,
    label: say(label),
    icon,
    run: () => preferences.chooseTheme(id),
  });
  return [
    { id: 'palette', label: say('command.palette'), icon: 'palette', keys: 'mod+k', onlyByKeys: true, run: showPalette },
    { id: 'write', label: say('command.write'), icon: 'edit', keys: 'n', run: () => navigation.go('/memory/new') },
    { id: 'find', label: say('command.find'), icon: 'search', keys: '/', run: () => navigation.go('/memory?find') },
    ...routes.map(
      ({ id, path, label, icon, keys }): Command => ({
        id: `go_${id}`,
        label: say('command.go', { view: say(label) }),
        icon,
        keys,
        run: () => navigation.go(path),
      }),
    ),
    theme('light', 'sun', 'command.theme_light'),
    theme('dark', 'moon', 'command.theme_dark'),
    theme('system', 'system', 'command.theme_system'),
    { id: 'shortcuts', label: say('command.shortcuts'), icon: 'keyboard', keys: '?', run: showShortcuts },
  ];
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
