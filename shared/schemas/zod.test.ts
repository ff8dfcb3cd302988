import { expect, it, vi } from 'vitest';

it('compiles no check at run time, which the app’s content security policy forbids', async () => {
  const compile = vi.fn();
  vi.stubGlobal('Function', compile);
  try {
    // Made anew, whoever loaded them before: zod decides while the schemas are made.
    vi.resetModules();
    const { health } = await import('./index.ts');
    expect(health.safeParse({}).success).toBe(false);
  } finally {
    vi.unstubAllGlobals();
  }
  expect(compile).not.toHaveBeenCalled();
});
