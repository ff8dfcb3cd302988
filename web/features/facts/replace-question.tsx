import type { Remembered } from '../../ports/memory.ts';
import { sayDate } from '../../ui/amounts.ts';
import { TickQuestion } from '../../ui/surfaces/tick-question.tsx';
import { useText } from '../../ui/text/text.tsx';
import type { FactActions } from './use-fact-actions.ts';

export interface ReplaceQuestionProps extends Remembered {
  actions: FactActions;
  /** Answered either way. */
  onAnswer: () => void;
}

/** Asked after a fact that may contradict others was kept. */
export function ReplaceQuestion({ fact, mayReplace, versions, actions, onAnswer }: ReplaceQuestionProps) {
  const words = useText();
  const { say } = words;
  const replace = async (ids: readonly string[]) => {
    const replaced = mayReplace.filter(({ id }) => ids.includes(id));
    if (await actions.replace(fact, replaced)) onAnswer();
  };
  return (
    <TickQuestion
      ask={say('memory.replace_ask', { text: fact.text.slice(0, 80) })}
      options={mayReplace.map(({ id, text, createdAt }) => ({ id, text, when: sayDate(createdAt, words) }))}
      likely={versions}
      yes={say('memory.replace')}
      no={say('memory.keep_both')}
      onYes={(ids) => void replace(ids)}
      onNo={onAnswer}
    />
  );
}
