import type { Notices } from '../../ports/notices.ts';
import { useText } from '../../ui/text/text.tsx';

export type Attempt = (work: Promise<void>, done?: () => void, failed?: (why: string) => string) => void;

/** Does what was asked for; what fails is said, in `failed`'s words where there are any. */
export function useAttempt(notices: Notices): Attempt {
  const { sayError } = useText();
  return (work, done, failed = (why) => why) => {
    void work.then(done, (error: unknown) => notices.say(failed(sayError(error))));
  };
}
