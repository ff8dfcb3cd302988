import { writeCommand } from '../../../../shared/domain/capabilities/command/write-command.ts';
import { CAPABILITIES } from '../../../../shared/domain/capabilities/capabilities.ts';
import { useText } from '../../../ui/text/text.tsx';
import { CommandButton } from './outcome-command-button.tsx';
import { Help } from './outcome-help.tsx';
import type { OutcomeParts } from './outcome-parts.ts';
import { PlannedSteps } from './outcome-planned.tsx';
import { ProblemOutcome } from './outcome-problem.tsx';
import { ProfileNow } from './outcome-profile.tsx';
import { RecalledFacts } from './outcome-recalled.tsx';
import { Remembered } from './outcome-remembered.tsx';
import { readOutcome, type Outcome } from './outcome-schema.ts';
import { StatusNow } from './outcome-status.tsx';
import { ToForget } from './outcome-to-forget.tsx';
import styles from './outcome.module.css';

/** What a command did, as the reply to it. Nothing where the message was none. */
export function CommandOutcome(props: OutcomeParts) {
  const { say } = useText();
  const { command } = props.reply;
  if (command === null) return null;
  const outcome = readOutcome(command.result);
  return (
    <section aria-label={say('commands.outcome')} className={styles['outcome']}>
      {outcome ? <Drawn {...props} outcome={outcome} /> : <p>{say('commands.unreadable')}</p>}
    </section>
  );
}

function Drawn({ outcome, ...parts }: OutcomeParts & { outcome: Outcome }) {
  switch (outcome.kind) {
    case 'remembered':
      return <Remembered {...parts} outcome={outcome} />;
    case 'to_forget':
      return <ToForget {...parts} outcome={outcome} />;
    case 'recalled':
      return <RecalledFacts {...parts} outcome={outcome} />;
    case 'profile':
      return <ProfileNow {...parts} />;
    case 'status':
      return <StatusNow {...parts} />;
    case 'help':
      return <Help {...parts} names={outcome.names} />;
    case 'planned':
      return <PlannedSteps {...parts} outcome={outcome} />;
    case 'to_approve':
      return <ToSend {...parts} ask="commands.to_approve" line={outcome.line} />;
    case 'leads': {
      const line = leadingLine(outcome.to, outcome.named);
      return <ToSend {...parts} ask="commands.leads" line={line} />;
    }
    case 'no_such_capability':
    case 'problem':
    case 'refused':
      return <ProblemOutcome {...parts} outcome={outcome} />;
  }
}

interface ToSendProps extends OutcomeParts {
  readonly ask: 'commands.to_approve' | 'commands.leads';
  readonly line: string;
}

/** The exact line, which runs when the person sends it themselves. */
function ToSend({ ask, line, ...parts }: ToSendProps) {
  const { say } = useText();
  return (
    <>
      <p>{say(ask)}</p>
      <CommandButton {...parts} line={line} />
    </>
  );
}

function leadingLine(to: string, named: string | null): string {
  const rest = CAPABILITIES.find(to)?.entry.rest ?? null;
  const input = rest === null || named === null ? {} : { [rest]: named };
  return writeCommand({ capability: to, input }, CAPABILITIES);
}
