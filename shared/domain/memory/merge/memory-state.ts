import type { EarlierRecord, Erasure, Fact, FactVersion, Passage, Profile } from '../../../schemas/index.ts';
import { NO_TALK, type TalkState } from './talk-state.ts';

/** All of a memory, or any part of it. */
export interface MemoryState extends TalkState {
  readonly facts: readonly Fact[];
  readonly passages: readonly Passage[];
  /** Facts as they were before a change. */
  readonly history: readonly FactVersion[];
  /** The profile and passages as they were before a change. */
  readonly earlier: readonly EarlierRecord[];
  /** What was erased for good. */
  readonly erasures: readonly Erasure[];
  /** Null where nothing was ever said about the owner. */
  readonly profile: Profile | null;
}

export const EMPTY_MEMORY: MemoryState = {
  facts: [],
  passages: [],
  history: [],
  earlier: [],
  erasures: [],
  profile: null,
  ...NO_TALK,
};
