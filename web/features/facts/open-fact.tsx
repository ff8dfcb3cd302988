import type { Drafts } from '../../ports/drafts.ts';
import type { Memory, MemoryFilter, MemoryRow } from '../../ports/memory.ts';
import type { Navigation } from '../../ports/navigation.ts';
import type { Notices } from '../../ports/notices.ts';
import { FactPage } from './fact-page.tsx';
import { GoneFact } from './gone-fact.tsx';
import type { FactActions } from './use-fact-actions.ts';
import { useFact } from './use-fact.ts';

export interface OpenFactProps {
  memory: Memory;
  drafts: Drafts;
  notices: Notices;
  navigation: Navigation;
  actions: FactActions;
  factId: string;
  filter: MemoryFilter;
  /** Why the list holds it; null where nothing was searched for. */
  found: MemoryRow['found'];
  version: number;
  now: number;
}

/** The fact at an address, as far as there is one. */
export function OpenFact(props: OpenFactProps) {
  const [fact, showFact] = useFact(props.memory, props.factId, props.version);
  if (fact === undefined) return null;
  if (fact === null) return <GoneFact {...props} />;
  return <FactPage {...props} fact={fact} onChanged={showFact} />;
}
