import type { Source } from '../../../shared/schemas/index.ts';
import type { TextKey } from '../../ui/text/text.tsx';

export const SOURCE_NAMES = {
  explicit: 'source.explicit',
  conversation: 'source.conversation',
  inferred: 'source.inferred',
  import: 'source.import',
  pack: 'source.pack',
  sync: 'source.sync',
} as const satisfies Record<Source, TextKey>;
