import { useReadable } from '../../ui/use-readable.ts';
import type { Command } from '../commands/commands.ts';
import type { Frame } from '../frame.ts';
import { Palette } from '../palette/palette.tsx';
import { ShortcutSheet } from '../palette/shortcut-sheet.tsx';

export interface ShellDialogsProps {
  readonly frame: Frame;
  readonly commands: readonly Command[];
}

/** What is asked for by keys from anywhere: the palette, the sheet of shortcuts. */
export function ShellDialogs({ frame, commands }: ShellDialogsProps) {
  const { singleKeys } = useReadable(frame.preferences);
  const open = useReadable(frame.dialogs);
  const { mac } = frame;
  const { close } = frame.dialogs;
  if (open === 'palette') return <Palette commands={commands} frame={frame} mac={mac} onClose={close} />;
  if (open !== 'shortcuts') return null;
  return <ShortcutSheet commands={commands} mac={mac} singleKeys={singleKeys} onClose={close} />;
}
