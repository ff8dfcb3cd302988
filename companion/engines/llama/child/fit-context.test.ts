import type { LlamaContext, LlamaModel } from 'node-llama-cpp';
import { describe, expect, it } from 'vitest';
import { fitContext, sizesUpTo } from './fit-context.ts';

/** A model whose context takes a thousand bytes a token, and may fail above a size. */
function modelOf({ trainContextSize = 32_768, failsAbove = Infinity } = {}): LlamaModel {
  return {
    trainContextSize,
    size: 1_000_000,
    fileInsights: {
      estimateContextResourceRequirementsV2: async ({ contextSize }: { contextSize: number }) => ({
        cpuRam: contextSize * 1000,
      }),
    },
    createContext: async ({ contextSize }: { contextSize: number }) => {
      if (contextSize > failsAbove) throw new Error(`No room for ${contextSize}.`);
      return { contextSize } as LlamaContext;
    },
  } as unknown as LlamaModel;
}

describe('the context', () => {
  const sizeOf = async (model: LlamaModel, freeBytes: number, contextTokens = 8192) =>
    (await fitContext(model, { threads: 1, contextTokens, freeBytes })).contextSize;

  it('is as large as it was wished for, where there is room, and never larger than the model knows', async () => {
    expect(await sizeOf(modelOf(), 1e9)).toBe(8192);
    expect(await sizeOf(modelOf({ trainContextSize: 2048 }), 1e9)).toBe(2048);
  });

  it('is smaller where the memory is short, down to what a conversation needs', async () => {
    const fitted = await sizeOf(modelOf(), 6_000_000);
    expect(fitted).toBeLessThan(5000);
    expect(fitted).toBeGreaterThan(3000);
    expect(await sizeOf(modelOf(), 0)).toBe(sizesUpTo(8192).at(-1));
  });

  it('is tried smaller where the engine has no room for it, and fails where it never has', async () => {
    expect(await sizeOf(modelOf({ failsAbove: 3000 }), 1e9)).toBeLessThanOrEqual(3000);
    await expect(sizeOf(modelOf({ failsAbove: 100 }), 1e9)).rejects.toThrow('No room for 512');
  });

  it('shrinks by a quarter each time', () => {
    expect(sizesUpTo(4096)).toEqual([4096, 3072, 2304, 1536, 1024, 768, 512]);
    expect(sizesUpTo(256)).toEqual([256]);
  });
});
