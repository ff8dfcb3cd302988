import type { Clock } from '../../../shared/ports/clock.ts';
import type { Chat } from '../../ports/chat.ts';
import type { CompanionLink } from '../../ports/companion-link.ts';
import type { Drafts } from '../../ports/drafts.ts';
import type { Folds } from '../../ports/folds.ts';
import type { Learning } from '../../ports/learning.ts';
import type { Memory } from '../../ports/memory.ts';
import type { ModelLibrary } from '../../ports/model-library.ts';
import type { Navigation } from '../../ports/navigation.ts';
import type { Notices } from '../../ports/notices.ts';
import type { TraceRepository } from '../../ports/traces.ts';

/** What the page of a conversation, and each part of it, is given. */
export interface ChatParts {
  readonly chat: Chat;
  readonly memory: Memory;
  readonly learning: Learning;
  readonly folds: Folds;
  /** How each reply came about. */
  readonly traces: Pick<TraceRepository, 'trace' | 'watch'>;
  readonly models: ModelLibrary;
  readonly drafts: Drafts;
  readonly notices: Notices;
  readonly navigation: Navigation;
  readonly clock: Clock;
  /** Says why what waits, waits. */
  readonly link: CompanionLink;
  /** Puts a file where the person wants it; null where they changed their mind. */
  readonly saveFile: (file: File) => Promise<unknown>;
}
