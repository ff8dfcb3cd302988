import { createStore } from 'zustand/vanilla';
import type { Fact } from '../../../shared/schemas/index.ts';
import type { NoticeAction, Notices } from '../../ports/notices.ts';
import type { Readable } from '../../ports/readable.ts';
import type { Text } from '../../ui/text/text.tsx';
import { undoName } from './undo-name.ts';

/** Some hundred facts are written in the blink of an eye, and a person who stops waits no longer than that. */
export const AT_ONCE = 500;

/** Something done to facts, some of them at a time. */
export interface Deed {
  readonly facts: readonly Fact[];
  /** A number it answers is how many of them were still there: another tab may have erased some. */
  readonly work: (some: readonly Fact[]) => Promise<unknown>;
  /** What was done, to how many. */
  readonly done: (count: number) => string;
  /** What else may be wanted, now that it was done to these. */
  readonly further?: (some: readonly Fact[]) => Promise<readonly NoticeAction[]>;
  /** The way back, where there is one. */
  readonly undo?: (some: readonly Fact[]) => Promise<unknown>;
  readonly atOnce?: number;
}

/** A deed of several steps that is under way. */
export interface Running {
  readonly done: number;
  readonly total: number;
  stop(): void;
}

export interface Deeds extends Readable<Running | null> {
  /** Answers whether all of it was done. */
  attempt(deed: Deed): Promise<boolean>;
}

/**
 * Does things to facts and says so. What takes several steps tells how far it is and can be stopped between two of
 * them; the steps that were done stand, and are what is told and undone. Long deeds wait for each other.
 */
export function createDeeds(notices: Notices, text: Text): Deeds {
  const { sayError } = text;
  const store = createStore<Running | null>(() => null);
  let last: Promise<unknown> = Promise.resolve();

  const tell = createTelling(notices, text, async (deed) => attempt(deed));

  const run = async (deed: Deed): Promise<boolean> => {
    const { facts, work, atOnce = AT_ONCE } = deed;
    const isLong = facts.length > atOnce;
    const stopping = new AbortController();
    const stop = () => stopping.abort();
    let [count, written] = [0, 0];
    let failure: unknown = null;
    while (count < facts.length && !stopping.signal.aborted && failure === null) {
      const some = facts.slice(count, count + atOnce);
      if (isLong) store.setState({ done: count, total: facts.length, stop }, true);
      try {
        const answer = await work(some);
        count += some.length;
        written += typeof answer === 'number' ? answer : some.length;
      } catch (thrown) {
        failure = thrown;
      }
    }
    if (isLong) store.setState(null, true);
    if (count > 0) void tell(deed, count, written);
    if (failure !== null) notices.say(sayError(failure));
    return count === facts.length;
  };

  const attempt = async (deed: Deed): Promise<boolean> => {
    if (deed.facts.length <= (deed.atOnce ?? AT_ONCE)) return run(deed);
    const turn = last.then(async () => run(deed));
    last = turn;
    return turn;
  };
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    attempt,
  };
}

/** Says what was done, with the way back and what else may be wanted. */
function createTelling(notices: Notices, { say }: Text, attempt: Deeds['attempt']) {
  return async (deed: Deed, count: number, written: number): Promise<void> => {
    const { facts, done, undo, further, atOnce = AT_ONCE } = deed;
    const those = facts.slice(0, count);
    const what = done(written);
    const said = count < facts.length ? say('memory.stopped', { what }) : what;
    if (!undo || written === 0) return notices.say(said);
    const back = { facts: those, work: undo, done: () => say('memory.undone'), atOnce };
    const run = () => void attempt(back);
    // It is done: that nothing can be offered with it is no reason to keep that back.
    const offered = further ? await further(those).catch(() => []) : [];
    return notices.say(said, ...offered, {
      label: say('memory.undo'),
      back: true,
      name: undoName(say, what, those),
      run,
    });
  };
}
