import { useEffect, useState } from 'react';
import type { MemoryTransfer } from '../../ports/memory-transfer.ts';
import type { Notices } from '../../ports/notices.ts';
import { useText } from '../../ui/text/text.tsx';
import { createImportDesk, type ImportDesk } from './import-desk.ts';
import { sayOutcome } from './say-step.ts';

/** A desk as long as the view is there; what comes out after that is said as a notice. */
export function useImportDesk(transfer: MemoryTransfer, notices: Notices): ImportDesk {
  const text = useText();
  const [desk] = useState(() =>
    createImportDesk({ transfer, onUnseen: (outcome) => notices.say(sayOutcome(outcome, text)) }),
  );
  useEffect(() => {
    desk.open();
    return desk.close;
  }, [desk]);
  return desk;
}
