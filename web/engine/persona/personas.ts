import { createStore } from 'zustand/vanilla';
import type { KeptPersona, Persona } from '../../../shared/schemas/persona.ts';
import {
  NOTHING_KEPT,
  type PersonaRepository,
  type PersonaState,
  type Personas,
} from '../../ports/personas.ts';

export interface OpenPersonas extends Personas {
  /** Hears of no more changes. What was changed here is kept all the same. */
  close(): void;
}

const UNREAD = { isReady: false, isOwn: false, isBrought: false, offered: null, off: [], failure: null };

/**
 * Who speaks, as this browser has it. A change shows at once and is written right after it, the latest alone: who types
 * is never behind the disk. What other tabs write is taken over while nothing of this one is under way.
 */
export function openPersonas(repository: PersonaRepository, builtIn: Persona): OpenPersonas {
  let offered: Persona | null = null;
  let kept: KeptPersona = NOTHING_KEPT;
  const store = createStore<PersonaState>(() => ({ ...UNREAD, persona: builtIn }));
  const show = (change: Partial<PersonaState> = {}) =>
    store.setState({ ...shownOf(kept, builtIn, offered), ...change });
  const fail = (failure: unknown) => store.setState({ failure });
  const takeOver = (now: KeptPersona) => {
    if (writer.isBusy()) return;
    kept = now;
    show({ isReady: true, failure: null });
  };
  // What another tab wrote meanwhile was passed over.
  const writer = createWriter(repository, fail, () => void repository.read().then(takeOver, fail));
  const stop = repository.watch(takeOver, fail);
  const take = (next: KeptPersona) => {
    // What is not known yet would be written over.
    if (!store.getState().isReady) return;
    kept = { ...next, own: next.own && isSame(next.own, builtIn) ? null : next.own };
    show({ failure: null });
    writer.write(kept);
  };
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    edit: (change) => take({ ...kept, own: change(store.getState().persona), brought: false }),
    switchRule: (rule, on) => {
      const others = kept.off.filter((name) => name !== rule);
      take({ ...kept, off: on ? others : [...others, rule] });
    },
    reset: async () => {
      const before = kept;
      await writer.idle();
      await repository.reset();
      kept = NOTHING_KEPT;
      show({ failure: null });
      return () => take(before);
    },
    offer: (persona) => {
      offered = persona;
      show();
    },
    takeOffered: () => {
      const { own, brought } = kept;
      if (store.getState().offered) take({ ...kept, own: offered, brought: true });
      return () => take({ ...kept, own, brought });
    },
    close: stop,
  };
}

type Shown = Omit<PersonaState, 'isReady' | 'failure'>;

function shownOf({ own, brought, off }: KeptPersona, builtIn: Persona, offered: Persona | null): Shown {
  const persona = own ?? builtIn;
  // For the one that ships there is the reset.
  const isNew = offered !== null && !isSame(offered, persona) && !isSame(offered, builtIn);
  return {
    persona,
    isOwn: own !== null,
    isBrought: own !== null && brought,
    offered: isNew ? offered : null,
    off,
  };
}

/** Writes one after the other, and of those that wait the latest alone. `onKept` follows where all of them are kept. */
function createWriter(repository: PersonaRepository, onError: (error: unknown) => void, onKept: () => void) {
  let waiting: KeptPersona | null = null;
  let working: Promise<void> | null = null;
  const work = async () => {
    let isKept = true;
    for (let next = waiting; next; next = waiting) {
      waiting = null;
      try {
        await repository.keep(next);
        isKept = true;
      } catch (error) {
        isKept = false;
        onError(error);
      }
    }
    working = null;
    if (isKept) onKept();
  };
  return {
    isBusy: () => working !== null,
    write: (kept: KeptPersona) => {
      waiting = kept;
      working ??= work();
    },
    idle: async () => working ?? undefined,
  };
}

/** Both come from one schema, so their fields stand in one order; languages may not. */
function isSame(one: Persona, other: Persona): boolean {
  return text(one) === text(other);
}

const text = ({ notes, ...rest }: Persona) => {
  const languages = Object.keys(notes).toSorted((one, other) => (one < other ? -1 : 1));
  return JSON.stringify([rest, languages.map((language) => [language, notes[language]])]);
};
