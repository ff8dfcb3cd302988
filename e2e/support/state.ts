import { expect } from './fixtures.ts';
import type { Setting, Stage } from './stage.ts';

/** A route in one of the shapes it can take, with what brings it about. */
export interface State {
  readonly name: string;
  readonly show: (stage: Stage) => Promise<unknown>;
}

/** Another place than the one the tests are at. */
export const ELSEWHERE = { dataOrigin: 'http://localhost:9999' };

/** Opens an address and makes sure that it shows what it should: a state that was not reached would pass every check. */
export async function open(stage: Stage, setting: Setting, heading: string): Promise<void> {
  await stage.set(setting);
  await expect(stage.heading(heading).first()).toBeVisible();
}
