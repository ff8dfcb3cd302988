import type { Notices } from '../../ports/notices.ts';
import { useText } from '../../ui/text/text.tsx';
import type { FileDoor } from './file-door.ts';

/** Files go out by the door; where they went, or why not, is said as a notice. */
export function useDoor(door: FileDoor, notices: Notices) {
  const { say, sayError } = useText();
  const save = (file: File): void => {
    door.save(file).then(
      (where) => {
        if (where) notices.say(say(`data.export_${where}`));
      },
      (error: unknown) => notices.say(sayError(error)),
    );
  };
  const share = (file: File): void => {
    door.share(file).then(
      (isShared) => {
        if (isShared) notices.say(say('data.export_shared'));
      },
      (error: unknown) => notices.say(sayError(error)),
    );
  };
  return { save, share };
}
