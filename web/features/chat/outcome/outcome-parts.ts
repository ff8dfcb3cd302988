import type { Reply } from '../../../../shared/schemas/index.ts';
import type { CompanionLink } from '../../../ports/companion-link.ts';
import type { Drafts } from '../../../ports/drafts.ts';
import type { Memory } from '../../../ports/memory.ts';
import type { Notices } from '../../../ports/notices.ts';

/** What drawing the outcome of a command takes, and what can be done there. */
export interface OutcomeParts {
  readonly reply: Reply;
  /** Whether it belongs to the last exchange: what is asked is asked there alone. */
  readonly isLast: boolean;
  readonly memory: Memory;
  readonly link: CompanionLink;
  readonly drafts: Drafts;
  readonly notices: Notices;
}
