import { useMemo } from 'react';
import type { Fact, FactVersion } from '../../../shared/schemas/index.ts';
import type { FactChange, Memory } from '../../ports/memory.ts';
import type { Notices } from '../../ports/notices.ts';
import { useText, type Text } from '../../ui/text/text.tsx';

export interface FactActions {
  pin(facts: readonly Fact[], pinned: boolean): Promise<boolean>;
  file(facts: readonly Fact[], category: string): Promise<boolean>;
  forget(facts: readonly Fact[]): Promise<boolean>;
  outdate(facts: readonly Fact[]): Promise<boolean>;
  change(fact: Fact, change: FactChange): Promise<boolean>;
  merge(facts: readonly Fact[], text: string): Promise<boolean>;
  replace(fact: Fact, replaced: readonly Fact[]): Promise<boolean>;
  restore(version: FactVersion, now: Fact): Promise<boolean>;
  erase(facts: readonly Fact[]): Promise<boolean>;
}

/**
 * What can be done with facts. Each takes effect at once, says so, and offers the way back where there is one; each
 * answers whether it was done. What failed is said too: the row it was done to may be gone from sight.
 */
export function useFactActions(memory: Memory, notices: Notices): FactActions {
  const text = useText();
  return useMemo(() => createFactActions(memory, notices, text), [memory, notices, text]);
}

type Attempt = (
  work: () => Promise<unknown>,
  done: string,
  undo?: () => Promise<unknown>,
) => Promise<boolean>;

interface Parts {
  readonly memory: Memory;
  readonly text: Text;
  readonly attempt: Attempt;
}

export function createFactActions(memory: Memory, notices: Notices, text: Text): FactActions {
  const { say, sayError } = text;
  const attempt: Attempt = async (work, done, undo) => {
    try {
      await work();
    } catch (thrown) {
      notices.say(sayError(thrown));
      return false;
    }
    if (!undo) notices.say(done);
    else
      notices.say(done, { label: say('memory.undo'), run: () => void attempt(undo, say('memory.undone')) });
    return true;
  };
  const parts = { memory, text, attempt };
  return { ...changes(parts), ...endings(parts), ...successions(parts) };
}

/** Of what is known about facts. */
function changes({ memory, text: { say }, attempt }: Parts): Pick<FactActions, 'pin' | 'file' | 'change'> {
  return {
    pin: (facts, pinned) =>
      attempt(
        () => memory.changeAll(idsOf(facts), { pinned }),
        say(pinned ? 'memory.pinned' : 'memory.unpinned', { count: facts.length }),
        () => memory.changeAll(idsOf(facts.filter((fact) => fact.pinned !== pinned)), { pinned: !pinned }),
      ),
    file: (facts, category) =>
      attempt(
        () => memory.changeAll(idsOf(facts), { category }),
        say('memory.filed', { count: facts.length }),
        async () => {
          for (const before of new Set(facts.map((fact) => fact.category))) {
            const those = facts.filter((fact) => fact.category === before);
            await memory.changeAll(idsOf(those), { category: before });
          }
        },
      ),
    change: (fact, change) =>
      attempt(
        () => memory.change(fact.id, change),
        say('memory.kept'),
        () => putBack(memory, [fact]),
      ),
  };
}

/** Of facts: never true, no longer true, gone for good. */
function endings({
  memory,
  text: { say },
  attempt,
}: Parts): Pick<FactActions, 'forget' | 'outdate' | 'erase'> {
  return {
    forget: (facts) =>
      attempt(
        () => memory.forget(idsOf(facts)),
        say('memory.forgotten', { count: facts.length }),
        () => memory.bringBack(idsOf(facts)),
      ),
    outdate: (facts) =>
      attempt(
        () => memory.outdate(idsOf(facts)),
        say('memory.outdated', { count: facts.length }),
        () => putBack(memory, facts),
      ),
    erase: (facts) =>
      attempt(() => memory.eraseForGood(idsOf(facts)), say('memory.erased', { count: facts.length })),
  };
}

/** One fact in the place of others, or of itself as it is now. */
function successions(parts: Parts): Pick<FactActions, 'merge' | 'replace' | 'restore'> {
  const { memory, text, attempt } = parts;
  const { say } = text;
  return {
    merge: async (facts, merged) => {
      let fact: Fact | null = null;
      return attempt(
        async () => void (fact = await memory.merge(idsOf(facts), merged)),
        say('memory.merged', { count: facts.length }),
        async () => {
          await putBack(memory, facts);
          if (fact) await memory.forget([fact.id]);
        },
      );
    },
    replace: (fact, replaced) =>
      attempt(
        () => memory.supersede(fact.id, idsOf(replaced)),
        say('memory.replaced', { count: replaced.length }),
        () => putBack(memory, [...replaced, fact]),
      ),
    restore: (version, now) =>
      attempt(
        () => memory.restore(version),
        say('memory.restored_version'),
        () => putBack(memory, [now]),
      ),
  };
}

/** As they were: what has become of them meanwhile is kept in their history. */
async function putBack(memory: Memory, facts: readonly Fact[]): Promise<void> {
  for (const fact of facts) await memory.restore({ factId: fact.id, replacedAt: fact.updatedAt, fact });
}

function idsOf(facts: readonly Fact[]): string[] {
  return facts.map(({ id }) => id);
}
