import { z } from './zod.ts';

/** How capabilities are called: `remember`, later `github.merge_pull`. */
export const CAPABILITY_NAME = /^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?$/;

/**
 * The worst that running one can do; of several, the last in this order. `read` looks at what is on this device.
 * `write` changes something here and has a way back. With `leaves-device` something goes to another machine, and be it
 * the name of what is looked up there. `destructive` has no way back, wherever it happens.
 */
export const RISKS = ['read', 'write', 'leaves-device', 'destructive'] as const;
export const risk = z.enum(RISKS);
export type Risk = z.infer<typeof risk>;

/** Who runs it: the page that a person has open, or their companion. */
export const runPlace = z.enum(['app', 'companion']);
export type RunPlace = z.infer<typeof runPlace>;

/** What is told of one thing that Nima can do. */
export const capabilityInfo = z.object({
  name: z.string().check(z.regex(CAPABILITY_NAME)),
  title: z.string(),
  description: z.string(),
  risk,
  where: runPlace,
  /** What it is given, as JSON Schema. */
  input: z.record(z.string(), z.unknown()),
});
export type CapabilityInfo = z.infer<typeof capabilityInfo>;

export const capabilityInfos = z.object({ capabilities: z.array(capabilityInfo) });
export type CapabilityInfos = z.infer<typeof capabilityInfos>;
