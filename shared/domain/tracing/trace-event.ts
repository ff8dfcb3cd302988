import type { ChatEvent } from '../../protocol/chat-events.ts';
import type { Fact } from '../../schemas/index.ts';
import type { Trace, TracedCommand, TracedFact, TracedPolish, TracedPrompt } from '../../schemas/trace.ts';

/** A fact as recall gives it. */
export interface RecalledFact extends Pick<TracedFact, 'score' | 'parts'> {
  readonly fact: Pick<Fact, 'id' | 'text' | 'category' | 'validFrom' | 'createdAt'>;
}

/** What befalls a turn. Each stage is told when it is over. */
export type TraceEvent =
  | { readonly kind: 'embedded' }
  | { readonly kind: 'recalled'; readonly facts: readonly RecalledFact[] }
  | {
      readonly kind: 'understood';
      readonly read: string | null;
      readonly memory: NonNullable<Trace['memory']>;
    }
  | { readonly kind: 'commanded'; readonly commands: readonly TracedCommand[] }
  | { readonly kind: 'laid-out'; readonly prompt: TracedPrompt }
  | { readonly kind: 'heard'; readonly event: ChatEvent }
  | { readonly kind: 'polished'; readonly changes: readonly TracedPolish[] }
  /** The line broke; it is read on by itself. */
  | { readonly kind: 'disconnected' }
  /** Somebody listens again, after a reload. */
  | { readonly kind: 'resumed' };

export interface Note {
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly event: TraceEvent;
}
