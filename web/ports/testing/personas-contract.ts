import { describe, expect, it, onTestFinished } from 'vitest';
import type { KeptPersona } from '../../../shared/schemas/persona.ts';
import { NOTHING_KEPT, type PersonaRepository } from '../personas.ts';
import { buildPersona } from './build-persona.ts';

const OWN: KeptPersona = {
  own: buildPersona({ voice: 'You are mine.' }),
  brought: true,
  off: ['exclamation'],
};

/** What everyone who keeps a persona keeps to. */
export function personasContract(name: string, open: () => Promise<PersonaRepository>): void {
  describe(`${name} as the keeper of the persona`, () => {
    it('has none where nobody made one', async () => {
      expect(await (await open()).read()).toEqual(NOTHING_KEPT);
    });

    it('keeps what was made of it, until it is reset, and tells what that was', async () => {
      const personas = await open();
      await personas.keep(OWN);
      expect(await personas.read()).toEqual(OWN);
      await personas.keep({ ...OWN, off: [] });
      expect(await personas.reset()).toEqual({ ...OWN, off: [] });
      expect(await personas.read()).toEqual(NOTHING_KEPT);
      expect(await personas.reset()).toEqual(NOTHING_KEPT);
    });

    it('tells what is kept, and each change, until it is no longer asked', async () => {
      const personas = await open();
      const told: KeptPersona[] = [];
      const waiting = new Set<() => void>();
      const stop = personas.watch(
        (now) => {
          told.push(now);
          for (const go of waiting) go();
        },
        () => undefined,
      );
      onTestFinished(stop);
      const heard = async (voice: string | null) => {
        while (told.length === 0 || (told.at(-1)?.own?.voice ?? null) !== voice)
          await new Promise<void>((resolve) => waiting.add(resolve));
      };
      await heard(null);
      await personas.keep(OWN);
      await heard('You are mine.');
      await personas.reset();
      await heard(null);
      const before = told.length;
      stop();
      await personas.keep(OWN);
      expect(told.length).toBe(before);
    });
  });
}
