import { fault, isKnownError } from '../../../../shared/protocol/errors.ts';
import { isAbort } from '../../../../shared/lib/errors.ts';
import type { Clock } from '../../../../shared/ports/clock.ts';
import type { PullProgress } from '../../../../shared/schemas/index.ts';
import type { CatalogueEntry } from '../../catalogue/catalogue-entry.ts';
import type { PullStep } from './pull-model.ts';

export interface Failure {
  readonly code: string;
  readonly message: string;
}

export interface PullsDeps {
  readonly clock: Clock;
  readonly pull: (
    entry: CatalogueEntry,
    signal: AbortSignal,
    report: (step: PullStep) => void,
  ) => Promise<void>;
  readonly onProgress: (id: string, progress: PullProgress) => void;
  /** It ended: the model is there, or what went wrong is told in `failureOf`. */
  readonly onEnd: (entry: CatalogueEntry, isDone: boolean) => Promise<void>;
  /** For what has no name: the log. */
  readonly onUnknown: (error: unknown) => void;
}

interface Running {
  readonly entry: CatalogueEntry;
  readonly ending: AbortController;
  progress: PullProgress;
  done: Promise<void>;
}

/** People read a few figures a second; a stream of thousands would only heat the machine. */
const REPORT_EVERY_MS = 250;

/**
 * The download under way. One at a time: a second one would only halve the speed of the first, and both would count on
 * the same free disk. Who asks for the one that runs joins it.
 */
export class ModelPulls {
  readonly #deps: PullsDeps;
  readonly #failures = new Map<string, Failure>();
  #running: Running | null = null;
  /** The last one, with what followed from its end. */
  #last: Promise<void> = Promise.resolve();

  constructor(deps: PullsDeps) {
    this.#deps = deps;
  }

  progressOf(id: string): PullProgress | null {
    return this.#running?.entry.id === id ? this.#running.progress : null;
  }

  /** How the last download of it ended, when that was badly. */
  failureOf(id: string): Failure | null {
    return this.#failures.get(id) ?? null;
  }

  start(entry: CatalogueEntry): void {
    const { clock } = this.#deps;
    if (this.#running?.entry.id === entry.id) return;
    if (this.#running) {
      throw fault(
        'model_busy',
        `${this.#running.entry.name} is being downloaded. Wait for it, or cancel it.`,
      );
    }
    this.#failures.delete(entry.id);
    const progress: PullProgress = {
      phase: 'space',
      doneBytes: 0,
      totalBytes: null,
      bytesPerSecond: null,
      attempt: 1,
    };
    const running: Running = { entry, ending: new AbortController(), progress, done: Promise.resolve() };
    this.#running = running;
    running.done = this.#run(running, new Speed(clock));
    this.#last = running.done;
  }

  /** Ends it and waits until it has let go. What arrived stays, and the next download goes on from it. */
  async cancel(id: string): Promise<void> {
    const running = this.#running;
    if (running?.entry.id !== id) throw fault('not_found', 'This model is not being downloaded.');
    running.ending.abort();
    await running.done;
  }

  async close(): Promise<void> {
    this.#running?.ending.abort();
    await this.#last;
  }

  async #run(running: Running, speed: Speed): Promise<void> {
    const { entry, ending } = running;
    const isDone = await this.#deps
      .pull(entry, ending.signal, (step) => this.#report(running, step, speed))
      .then(
        () => true,
        (error: unknown) => {
          this.#keepFailure(entry.id, error);
          return false;
        },
      );
    this.#running = null;
    await this.#deps.onEnd(entry, isDone).catch(this.#deps.onUnknown);
  }

  #report(running: Running, step: PullStep, speed: Speed): void {
    const isNews = step.phase !== running.progress.phase || step.attempt !== running.progress.attempt;
    const bytesPerSecond = speed.at(step);
    running.progress = { ...step, bytesPerSecond };
    if (speed.isTimeToTell(isNews)) this.#deps.onProgress(running.entry.id, running.progress);
  }

  #keepFailure(id: string, error: unknown): void {
    if (isAbort(error)) return;
    if (isKnownError(error)) {
      this.#failures.set(id, { code: error.code, message: error.message });
      return;
    }
    this.#deps.onUnknown(error);
    this.#failures.set(id, {
      code: 'internal',
      message: 'The download failed. The log of the companion says why.',
    });
  }
}

/** How fast a download is, over about the last seconds. */
class Speed {
  readonly #clock: Clock;
  #phase: PullStep['phase'] | null = null;
  #since = 0;
  #bytesThen = 0;
  #told = 0;
  #last: number | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  at({ phase, doneBytes }: PullStep): number | null {
    const now = this.#clock.now();
    if (phase !== this.#phase || doneBytes < this.#bytesThen) {
      this.#phase = phase;
      this.#since = now;
      this.#bytesThen = doneBytes;
      this.#last = null;
    }
    const seconds = (now - this.#since) / 1000;
    if (seconds >= 1) {
      const recent = (doneBytes - this.#bytesThen) / seconds;
      this.#last = this.#last === null ? recent : (this.#last + recent) / 2;
      this.#since = now;
      this.#bytesThen = doneBytes;
    }
    return this.#last;
  }

  isTimeToTell(isNews: boolean): boolean {
    const now = this.#clock.now();
    if (!isNews && now - this.#told < REPORT_EVERY_MS) return false;
    this.#told = now;
    return true;
  }
}
