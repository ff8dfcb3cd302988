import { createJsKernel } from './kernel/js-kernel.ts';
import type { KernelWithMemory } from './kernel/kernel.ts';
import { hasSimd, loadWasmKernel } from './kernel/wasm-kernel.ts';

/** The fast kernel, or the slow one where the browser has no SIMD or does not hand out the file. */
export async function loadKernel(
  isFast: boolean = hasSimd(),
  loadFast: () => Promise<KernelWithMemory> = loadWasmKernel,
): Promise<KernelWithMemory> {
  if (!isFast) return createJsKernel();
  try {
    return await loadFast();
  } catch {
    return createJsKernel();
  }
}
