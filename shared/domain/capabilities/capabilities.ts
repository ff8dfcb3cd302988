import type { InputOf } from './capability.ts';
import { conversationCapabilities } from './entries/conversation.ts';
import { memoryCapabilities } from './entries/memory.ts';
import { nimaCapabilities } from './entries/nima.ts';
import { createRegistry } from './registry.ts';

/** The one place where they are joined. A feature that brings some adds a line here, and nothing anywhere else. */
const LISTS = [memoryCapabilities, conversationCapabilities, nimaCapabilities] as const;

/** Everything Nima can do. */
export const CAPABILITIES = createRegistry(LISTS);

export type KnownCapability = (typeof LISTS)[number][number];
export type CapabilityName = KnownCapability['name'];
/** Those that the page itself runs, each of which needs somebody to run it. */
export type AppCapability = Extract<KnownCapability, { where: 'app' }>;
export type InputFor<Name extends CapabilityName> = InputOf<Extract<KnownCapability, { name: Name }>>;
