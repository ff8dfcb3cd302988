import { useEffect, useRef } from 'react';
import type { Command } from './commands.ts';
import { holdKeys } from './hold-keys.ts';
import { isOfFields, isSingleKey, matchKeys, sayPress, type Heard } from './keys.ts';

/** Runs commands by their keys, wherever the focus is; bare characters only where nothing is being written. */
export function useShortcuts(
  commands: readonly Command[],
  { mac, singleKeys }: { mac: boolean; singleKeys: boolean },
): void {
  const previous = useRef<Heard | null>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
      const press = sayPress(event, mac);
      if (press === null) return;
      const usable = commands.filter(
        ({ keys }) =>
          keys && (singleKeys || !isSingleKey(keys)) && !(isOfFields(keys) && isWriting(event.target)),
      );
      const command = matchKeys(usable, press, previous.current, event.timeStamp);
      previous.current = command || isWriting(event.target) ? null : { press, at: event.timeStamp };
      if (!command) return;
      event.preventDefault();
      if (command.toField) holdKeys(document);
      command.run();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [commands, mac, singleKeys]);
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=radio], [type=checkbox]), textarea, select'))
  );
}
