import { describe, expect, it, onTestFinished } from 'vitest';
import type { ChosenModels, EmbeddingModelChoice } from '../../../shared/schemas/index.ts';
import { isSameChoice, NOTHING_CHOSEN, type ChosenModelsRepository } from '../chosen-models.ts';

const OTHER: EmbeddingModelChoice = {
  from: 'companion',
  id: 'ada/small',
  revision: '0123456789abcdef',
  files: [{ path: 'config.json', sizeBytes: 700 }],
};

/** What everyone who keeps the choice keeps to. */
export function chosenModelsContract(name: string, open: () => Promise<ChosenModelsRepository>): void {
  describe(`${name} as the keeper of the choice`, () => {
    it('says the built-in model where nobody chose', async () => {
      expect(await (await open()).read()).toEqual(NOTHING_CHOSEN);
    });

    it('keeps what was decided, from what is kept now', async () => {
      const chosen = await open();
      const next = await chosen.change((now) => ({ ...now, next: OTHER }));
      expect(next).toEqual({ ...NOTHING_CHOSEN, next: OTHER });
      await chosen.change((now) => ({ used: now.next ?? now.used, place: 'nima-index-2', next: null }));
      expect(await chosen.read()).toEqual({ used: OTHER, place: 'nima-index-2', next: null });
    });

    it('tells what is kept, and each change, until it is no longer asked', async () => {
      const chosen = await open();
      const told: (EmbeddingModelChoice | null)[] = [];
      const waiting = new Set<() => void>();
      const stop = chosen.watch(
        ({ next }: ChosenModels) => {
          told.push(next);
          for (const go of waiting) go();
        },
        () => undefined,
      );
      onTestFinished(stop);
      const heard = async (next: EmbeddingModelChoice | null) => {
        while (told.length === 0 || !isSameChoice(told.at(-1) ?? null, next))
          await new Promise<void>((resolve) => waiting.add(resolve));
      };
      await heard(null);
      await chosen.change((now) => ({ ...now, next: OTHER }));
      await heard(OTHER);
      stop();
      await chosen.change((now) => ({ ...now, next: null }));
      expect(told.at(-1)).toEqual(OTHER);
    });
  });
}
