import { useMemo } from 'react';
import type { Fact, FactVersion } from '../../../shared/schemas/index.ts';
import type { FactChange, Memory } from '../../ports/memory.ts';
import type { NoticeAction, Notices } from '../../ports/notices.ts';
import type { Readable } from '../../ports/readable.ts';
import { useText, type Text } from '../../ui/text/text.tsx';
import { EXCERPT_LENGTH } from './undo-name.ts';
import { createDeeds, type Deeds, type Running } from './deeds.ts';

export interface FactActions {
  /** What takes longer than a moment, while it does. */
  readonly running: Readable<Running | null>;
  pin(facts: readonly Fact[], pinned: boolean): Promise<boolean>;
  file(facts: readonly Fact[], category: string): Promise<boolean>;
  forget(facts: readonly Fact[]): Promise<boolean>;
  outdate(facts: readonly Fact[]): Promise<boolean>;
  /** What was forgotten is there again. */
  bringBack(facts: readonly Fact[]): Promise<boolean>;
  /** What is history holds again. */
  holdAgain(facts: readonly Fact[]): Promise<boolean>;
  change(fact: Fact, change: FactChange): Promise<boolean>;
  merge(facts: readonly Fact[], text: string): Promise<boolean>;
  replace(fact: Fact, replaced: readonly Fact[]): Promise<boolean>;
  restore(version: FactVersion, now: Fact): Promise<boolean>;
  erase(facts: readonly Fact[]): Promise<boolean>;
}

/** Every step of an erasure makes the snapshots anew. */
const ERASED_AT_ONCE = 2_000;
/** Facts that are only to be taken together. */
const TOGETHER = { atOnce: Number.POSITIVE_INFINITY };

/**
 * What can be done with facts. Each takes effect at once, says so, and offers the way back where there is one; each
 * answers whether it was done. What failed is said too: the row it was done to may be gone from sight.
 */
export function useFactActions(memory: Memory, notices: Notices): FactActions {
  const text = useText();
  return useMemo(() => createFactActions(memory, notices, text), [memory, notices, text]);
}

interface Parts {
  readonly memory: Memory;
  readonly say: Text['say'];
  readonly attempt: Deeds['attempt'];
}

export function createFactActions(memory: Memory, notices: Notices, text: Text): FactActions {
  const deeds = createDeeds(notices, text);
  const parts = { memory, say: text.say, attempt: deeds.attempt };
  return { running: deeds, ...changes(parts), ...endings(parts), ...returns(parts), ...successions(parts) };
}

/** Of what is known about facts. */
function changes({ memory, say, attempt }: Parts): Pick<FactActions, 'pin' | 'file' | 'change'> {
  return {
    pin: (facts, pinned) =>
      attempt({
        facts,
        work: (some) => memory.changeAll(idsOf(some), { pinned }),
        done: (count) => say(pinned ? 'memory.pinned' : 'memory.unpinned', { count }),
        undo: (some) => putPartBack(memory, some, 'pinned'),
      }),
    file: (facts, category) =>
      attempt({
        facts,
        work: (some) => memory.changeAll(idsOf(some), { category }),
        done: (count) => say('memory.filed', { count }),
        undo: (some) => putPartBack(memory, some, 'category'),
      }),
    change: (fact, change) =>
      attempt({
        facts: [fact],
        work: () => memory.change(fact.id, change),
        done: () => say('memory.kept'),
        undo: () => putBack(memory, [fact]),
      }),
  };
}

/** Of facts: never true, no longer true, gone for good. */
function endings(parts: Parts): Pick<FactActions, 'forget' | 'outdate' | 'erase'> {
  const { memory, say, attempt } = parts;
  return {
    forget: (facts) =>
      attempt({
        facts,
        work: (some) => memory.forget(idsOf(some)),
        done: (count) => say('memory.forgotten', { count }),
        further: async (some) => offerEarlier(parts, some),
        undo: (some) => memory.bringBack(idsOf(some)),
      }),
    outdate: (facts) =>
      attempt({
        facts,
        work: (some) => memory.outdate(idsOf(some)),
        done: (count) => say('memory.outdated', { count }),
        undo: (some) => putPartBack(memory, some, 'validTo'),
      }),
    erase: (facts) =>
      attempt({
        facts,
        work: (some) => memory.eraseForGood(idsOf(some)),
        done: (count) => say('memory.erased', { count }),
        atOnce: ERASED_AT_ONCE,
      }),
  };
}

/** From where facts went. */
function returns({ memory, say, attempt }: Parts): Pick<FactActions, 'bringBack' | 'holdAgain'> {
  return {
    bringBack: (facts) =>
      attempt({
        facts,
        work: () => memory.bringBack(idsOf(facts)),
        done: (count) => say('memory.brought_back', { count }),
        undo: () => memory.forget(idsOf(facts)),
      }),
    holdAgain: (facts) =>
      attempt({
        facts,
        work: () => memory.holdAgain(idsOf(facts)),
        done: (count) => say('memory.held_again', { count }),
        undo: () => putBack(memory, facts),
      }),
  };
}

/** What these had replaced holds again with one press; the way back from there undoes that and the forgetting. */
async function offerEarlier({ memory, say, attempt }: Parts, gone: readonly Fact[]): Promise<NoticeAction[]> {
  const earlier = await memory.leftBehind(idsOf(gone));
  const [first] = earlier;
  if (!first) return [];
  const text = first.text.slice(0, EXCERPT_LENGTH).toWellFormed();
  const label =
    earlier.length === 1
      ? say('memory.hold_again_one', { text })
      : say('memory.hold_again_many', { count: earlier.length });
  const run = () =>
    void attempt({
      ...TOGETHER,
      facts: earlier,
      work: () => memory.holdAgain(idsOf(earlier)),
      done: (count) => say('memory.held_again', { count }),
      undo: async () => {
        await putBack(memory, earlier);
        await memory.bringBack(idsOf(gone));
      },
    });
  return [{ label, run }];
}

/** One fact in the place of others, or of itself as it is now. */
function successions({ memory, say, attempt }: Parts): Pick<FactActions, 'merge' | 'replace' | 'restore'> {
  return {
    merge: async (facts, merged) => {
      let fact: Fact | null = null;
      return attempt({
        ...TOGETHER,
        facts,
        work: async () => {
          fact = await memory.merge(idsOf(facts), merged);
          return fact.supersedes.length;
        },
        done: (count) => say('memory.merged', { count }),
        undo: async () => {
          const { id = '', supersedes = [] } = fact ?? {};
          await putBack(
            memory,
            facts.filter((one) => supersedes.includes(one.id)),
          );
          await memory.forget([id]);
        },
      });
    },
    replace: (fact, replaced) =>
      attempt({
        ...TOGETHER,
        facts: replaced,
        work: () => memory.supersede(fact.id, idsOf(replaced)),
        done: (count) => say('memory.replaced', { count }),
        undo: () => putBack(memory, [...replaced, fact]),
      }),
    restore: (version, now) =>
      attempt({
        facts: [now],
        work: () => memory.restore(version),
        done: () => say('memory.restored_version'),
        undo: () => putBack(memory, [now]),
      }),
  };
}

/** As they were: what has become of them meanwhile is kept in their history. */
async function putBack(memory: Memory, facts: readonly Fact[]): Promise<void> {
  for (const fact of facts) await memory.restore({ factId: fact.id, replacedAt: fact.updatedAt, fact });
}

/** Each with what it had there before: few steps, since few differ. */
async function putPartBack(
  memory: Memory,
  facts: readonly Fact[],
  part: 'pinned' | 'category' | 'validTo',
): Promise<void> {
  for (const before of new Set(facts.map((fact) => fact[part]))) {
    const those = facts.filter((fact) => fact[part] === before);
    await memory.changeAll(idsOf(those), { [part]: before });
  }
}

function idsOf(facts: readonly Fact[]): string[] {
  return facts.map(({ id }) => id);
}
