import { address } from './scan.as';
import type { Kernel, KernelWithMemory } from './kernel.ts';

/** A module whose one function needs SIMD: `i8x16.popcnt(i8x16.splat(0))`. */
const NEEDS_SIMD = Uint8Array.from([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98,
  11,
]);

/** Old browsers and hardened ones know WebAssembly without SIMD, or none at all. */
export function hasSimd(wasm: typeof WebAssembly | undefined = globalThis.WebAssembly): boolean {
  return wasm !== undefined && wasm.validate(NEEDS_SIMD);
}

export interface WasmKernel extends Kernel {
  /** For the benchmark: what reading so many bytes costs, and so the least a scan of them can. */
  readAll(base: number, bytes: number): number;
}

/** Fetches and compiles the kernel, over a memory of its own. */
export async function loadWasmKernel(): Promise<KernelWithMemory & { readonly kernel: WasmKernel }> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`The kernel could not be fetched (${answer.status}).`);
  const memory = new WebAssembly.Memory({ initial: 1 });
  // Not streaming: that insists on a content type which not every static server sends.
  const { instance } = await WebAssembly.instantiate(await answer.arrayBuffer(), { env: { memory } });
  return { kernel: instance.exports as unknown as WasmKernel, memory };
}
