/** When work in the background is to stop. */
export interface Stopping {
  /** The tab goes: nothing is written any more. */
  readonly closing: AbortSignal;
  /** Somebody wants an answer: whoever asks a model lets go of it. */
  readonly way: AbortSignal;
}

export interface BackgroundWork {
  /** Does it soon. Under a name one thing at a time: of what comes meanwhile the last is done next. */
  begin(name: string, work: (stopping: Stopping) => Promise<void>): void;
  makeWay(): void;
  close(): void;
}

/** In one tab at a time, by the name of the work; whether that is waited for is a matter of the caller. */
export type InOneTab = (signal: AbortSignal, name: string, work: () => Promise<void>) => Promise<void>;

/** What is done while nobody waits for it. Whoever begins work sees to it that what fails is begun again some time. */
export function createBackgroundWork(inOneTab: InOneTab): BackgroundWork {
  const closing = new AbortController();
  const running = new Map<string, AbortController>();
  const waiting = new Map<string, () => void>();
  const done = (name: string) => {
    const next = waiting.get(name);
    running.delete(name);
    waiting.delete(name);
    next?.();
  };
  const begin: BackgroundWork['begin'] = (name, work) => {
    if (closing.signal.aborted) return;
    if (running.has(name)) return void waiting.set(name, () => begin(name, work));
    const way = new AbortController();
    running.set(name, way);
    const stopping = { closing: closing.signal, way: way.signal };
    void inOneTab(AbortSignal.any([closing.signal, way.signal]), name, async () => work(stopping))
      .catch(() => undefined)
      .then(() => done(name));
  };
  const makeWay = () => {
    for (const way of running.values()) way.abort();
  };
  return {
    begin,
    makeWay,
    close: () => {
      closing.abort();
      makeWay();
    },
  };
}
