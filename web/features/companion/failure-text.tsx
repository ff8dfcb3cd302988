import { useText } from '../../ui/text/text.tsx';
import { sayFailure, type Told } from './say-failure.ts';

export interface FailureTextProps {
  failure: Told;
  /** Where the words beside it say already what kind of failure it is: of both sentences the one that tells more. */
  isShort?: boolean;
}

/** What went wrong, with what the companion said of it. */
export function FailureText({ failure, isShort = false }: FailureTextProps) {
  const { words, detail } = sayFailure(failure, useText());
  return (
    <>
      {words !== null && !(isShort && detail !== null) && <span>{words} </span>}
      {detail !== null && <span lang="en">{detail}</span>}
    </>
  );
}
