import { useMemo } from 'react';
import type { Fact } from '../../../../shared/schemas/index.ts';
import type { Memory } from '../../../ports/memory.ts';
import type { Notices } from '../../../ports/notices.ts';
import { useText, type Text } from '../../../ui/text/text.tsx';

/** What can be done with a fact where it is told of. Each says that it is done, and offers the way back. */
export interface FactDeeds {
  forget(fact: Fact): Promise<boolean>;
  bringBack(fact: Fact): Promise<boolean>;
  replace(fact: Fact, replaced: readonly Fact[]): Promise<boolean>;
}

export interface FactDeedsParts {
  readonly memory: Memory;
  readonly notices: Notices;
}

export function useFactDeeds({ memory, notices }: FactDeedsParts): FactDeeds {
  const text = useText();
  return useMemo(() => createFactDeeds({ memory, notices }, text), [memory, notices, text]);
}

/** Enough to tell one fact from another. */
const EXCERPT_LENGTH = 60;

function createFactDeeds({ memory, notices }: FactDeedsParts, { say, sayError }: Text): FactDeeds {
  const attempt = async (
    work: () => Promise<unknown>,
    done: { words: string; of: Fact; undo: (() => Promise<unknown>) | null },
  ): Promise<boolean> => {
    try {
      await work();
    } catch (error) {
      notices.say(sayError(error));
      return false;
    }
    const { words, of, undo } = done;
    if (undo === null) {
      notices.say(words);
      return true;
    }
    const text = of.text.slice(0, EXCERPT_LENGTH).toWellFormed();
    notices.say(words, {
      label: say('commands.undo'),
      back: true,
      name: say('commands.named', { deed: say('commands.undo_name', { what: words }), text }),
      run: () => void attempt(undo, { words: say('commands.undone'), of, undo: null }),
    });
    return true;
  };
  const forget = async ({ id }: Fact) => memory.forget([id]);
  const bringBack = async ({ id }: Fact) => memory.bringBack([id]);
  return {
    forget: async (of) =>
      attempt(() => forget(of), { words: say('commands.forgotten'), of, undo: () => bringBack(of) }),
    bringBack: async (of) =>
      attempt(() => bringBack(of), { words: say('commands.brought_back'), of, undo: () => forget(of) }),
    replace: async (fact, replaced) =>
      attempt(
        async () =>
          memory.supersede(
            fact.id,
            replaced.map(({ id }) => id),
          ),
        {
          words: say('commands.replaced', { count: replaced.length }),
          of: fact,
          undo: async () => {
            for (const before of [...replaced, fact])
              await memory.restore({ factId: before.id, replacedAt: before.updatedAt, fact: before });
          },
        },
      ),
  };
}
