import { IconButton } from '../../../ui/controls/button.tsx';
import { useText } from '../../../ui/text/text.tsx';
import type { ChatParts } from '../chat-parts.ts';
import { useAttempt } from '../use-attempt.ts';
import styles from './branch-switch.module.css';

export interface BranchSwitchProps extends Pick<ChatParts, 'chat' | 'notices'> {
  /** The message that is shown. */
  readonly of: string;
  readonly branches: readonly string[];
}

/** What else was said in this place. Nothing where nothing was. */
export function BranchSwitch({ chat, notices, of, branches }: BranchSwitchProps) {
  const { say } = useText();
  const attempt = useAttempt({ notices });
  if (branches.length < 2) return null;
  const at = branches.indexOf(of);
  const step = (label: string, icon: 'back' | 'forward', to: string | undefined) => (
    <IconButton
      icon={icon}
      label={label}
      // Not taken away: the focus would be gone with it.
      aria-disabled={to === undefined}
      onClick={() => to !== undefined && void attempt(async () => chat.show(to))}
    />
  );
  return (
    <div role="group" aria-label={say('chat.branches')} className={styles['switch']}>
      {step(say('chat.branch_before'), 'back', branches[at - 1])}
      <span role="status">{say('chat.branch', { at: at + 1, count: branches.length })}</span>
      {step(say('chat.branch_after'), 'forward', branches[at + 1])}
    </div>
  );
}
