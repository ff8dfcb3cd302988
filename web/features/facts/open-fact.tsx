import { openFact } from '../../ui/text/en/open-fact.ts';
import { withTexts } from '../../ui/text/text.tsx';
import { FactPage } from './fact-page.tsx';
import type { OpenFactProps } from './fact-parts.ts';
import { GoneFact } from './gone-fact.tsx';
import { useFact } from './use-fact.ts';

/** The fact at an address, as far as there is one; with its own words, fetched when one is opened. */
export const OpenFact = withTexts(openFact, (props: OpenFactProps) => {
  const [fact, showFact] = useFact(props.memory, props.factId, props.version);
  if (fact === undefined) return null;
  if (fact === null || fact.deletedAt !== null) return <GoneFact {...props} forgotten={fact} />;
  return <FactPage {...props} fact={fact} onChanged={showFact} />;
});
