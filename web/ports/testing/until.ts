import type { Readable } from '../readable.ts';

/** Waits until a value is as wished; it listens instead of looking again and again. */
export async function until<T, Wished extends T>(
  readable: Readable<T>,
  wished: (value: T) => value is Wished,
): Promise<Wished>;
export async function until<T>(readable: Readable<T>, wished: (value: T) => boolean): Promise<T>;
export async function until<T>(readable: Readable<T>, wished: (value: T) => boolean): Promise<T> {
  return new Promise((resolve) => {
    const stop = readable.subscribe(check);
    check();
    function check(): void {
      const value = readable.getState();
      if (!wished(value)) return;
      resolve(value);
      queueMicrotask(() => stop());
    }
  });
}
