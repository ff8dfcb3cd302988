import type { CapabilityInfo } from '../../schemas/capability.ts';
import type { Registry } from './registry.ts';

/** Everything there is, as it is told outside. */
export function describeCapabilities(registry: Registry): readonly CapabilityInfo[] {
  return registry.all.map(({ entry: { name, title, description, risk, where }, input }) => ({
    name,
    title,
    description,
    risk,
    where,
    input: { ...input },
  }));
}
