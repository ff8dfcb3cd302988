import { useText, type Text } from '../../../ui/text/text.tsx';
import { sayProblem } from '../commands/command-words.ts';
import { CommandButton } from './outcome-command-button.tsx';
import type { OutcomeParts } from './outcome-parts.ts';
import type { OutcomeOf } from './outcome-schema.ts';

type Trouble = OutcomeOf<'problem'> | OutcomeOf<'refused'> | OutcomeOf<'no_such_capability'>;

export interface ProblemOutcomeProps extends OutcomeParts {
  readonly outcome: Trouble;
}

/** What was not done, why, and what was probably meant. */
export function ProblemOutcome({ outcome, ...parts }: ProblemOutcomeProps) {
  const { say } = useText();
  const meant = meantBy(outcome);
  return (
    <>
      <p>{sayTrouble(outcome, parts.reply.command?.name ?? '', say)}</p>
      {meant !== null && <CommandButton {...parts} line={meant} />}
    </>
  );
}

/** The line of the command that may have been meant. */
function meantBy(outcome: Trouble): string | null {
  switch (outcome.kind) {
    case 'no_such_capability':
      return outcome.nearest === null ? null : `/help ${outcome.nearest}`;
    case 'problem': {
      const { kind, nearest } = outcome.problem;
      return kind === 'unknown_command' && nearest !== null ? `/${nearest}` : null;
    }
    case 'refused':
      return null;
  }
}

function sayTrouble(outcome: Trouble, command: string, say: Text['say']): string {
  switch (outcome.kind) {
    case 'no_such_capability':
      return say('commands.no_such', { name: outcome.name });
    case 'refused':
      return [say('commands.not_done'), say(`commands.refused_${outcome.reason}`)].join(' ');
    case 'problem':
      return [
        say('commands.not_done'),
        sayProblem(outcome.problem, outcome.typed ?? '', command || null, say),
      ].join(' ');
  }
}
