import type { Fact } from '../../../shared/schemas/index.ts';
import type { Drafts } from '../../ports/drafts.ts';
import type { Memory, MemoryFilter, MemoryRow } from '../../ports/memory.ts';
import type { Navigation } from '../../ports/navigation.ts';
import type { Notices } from '../../ports/notices.ts';
import type { FactActions } from './use-fact-actions.ts';

/** What the page of a fact, and each part of it, is given. */
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

export interface FactPageProps extends OpenFactProps {
  fact: Fact;
  onChanged: (fact: Fact) => void;
}
