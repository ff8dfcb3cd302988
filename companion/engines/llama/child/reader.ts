import type { Token } from 'node-llama-cpp';
import type { Prompt } from '../../../../shared/schemas/index.ts';
import { commonLength, type Layout } from './layout.ts';
import type { SavedStates } from './saved-states.ts';
import type { Mark, Track } from './track.ts';

/** A shorter beginning is read as quickly as it is loaded. */
const LEAST_SAVED_TOKENS = 64;

/** Knows what need not be read: what a track holds, and what was saved of an earlier run. */
export class Reader {
  readonly #layout: Layout;
  readonly #states: SavedStates | undefined;

  constructor(layout: Layout, states: SavedStates | undefined) {
    this.#layout = layout;
    this.#states = states;
  }

  /** Brings the track to the longest beginning of these tokens there is, and says how long that is. */
  async recall(track: Track, prompt: Prompt, tokens: readonly Token[]): Promise<number> {
    const stable = this.#stableOf(prompt, tokens);
    if (this.#states && track.held(tokens) < stable.length) await this.#load(this.#states, track, stable);
    return track.keep(tokens);
  }

  /** Where reading pauses: the end of what never changes is saved, and both ends can be gone back to. */
  marks(track: Track, prompt: Prompt, tokens: readonly Token[]): Mark[] {
    const stable = this.#stableOf(prompt, tokens);
    const marks: Mark[] = [];
    if (stable.length > 0) {
      const reached = async (): Promise<void> => {
        await track.takeCheckpoint();
        await this.#states?.save(stable, (path) => track.sequence.saveStateToFile(path));
      };
      marks.push({ at: stable.length, reached });
    }
    if (track.needsCheckpoints) {
      const at = this.#layout.keptLength(prompt);
      if (at > stable.length) marks.push({ at, reached: async () => track.takeCheckpoint() });
    }
    return marks;
  }

  #stableOf({ system }: Prompt, tokens: readonly Token[]): readonly Token[] {
    const stable = this.#layout.stableTokens(system);
    const isWorthIt = stable.length >= LEAST_SAVED_TOKENS && stable.length < tokens.length;
    return isWorthIt && commonLength(stable, tokens) === stable.length ? stable : [];
  }

  async #load(states: SavedStates, track: Track, stable: readonly Token[]): Promise<void> {
    let isTouched = false;
    const isLoaded = await states.load(stable, async (path) => {
      isTouched = true;
      await track.forget();
      await track.sequence.loadStateFromFile(path, { acceptRisk: true });
      if (track.held(stable) !== stable.length) throw new Error('It holds something else.');
    });
    if (isLoaded) await track.takeCheckpoint();
    else if (isTouched) await track.forget();
  }
}
