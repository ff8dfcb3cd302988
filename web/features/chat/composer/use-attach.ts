import { useState } from 'react';
import { MESSAGE_MAX_LENGTH } from '../../../../shared/schemas/index.ts';
import type { Drafts } from '../../../ports/drafts.ts';
import { fenced } from './attached.ts';
import { readAttachment, type Attachment } from './read-attachment.ts';

export type Refused = Exclude<Attachment, { kind: 'text' }>;

/** Puts text files into a draft, one behind the other, and tells of those that do not belong there. */
export function useAttach(drafts: Drafts, place: string) {
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const attach = async (files: readonly File[]) => {
    if (files.length === 0) return;
    const not: Refused[] = [];
    for (const file of files) {
      const room = MESSAGE_MAX_LENGTH - (drafts.getState()[place] ?? '').length;
      const read = await readAttachment(file, room);
      if (read.kind !== 'text') not.push(read);
      // What was typed while it was read stays.
      else if (!put(drafts, place, fenced(read.name, read.text)))
        not.push({ kind: 'too_long', name: read.name });
    }
    setRefused(not);
  };
  return { attach, refused, forget: () => setRefused([]) };
}

/** At the end, on a line of its own; false where there is no room. */
function put(drafts: Drafts, place: string, block: string): boolean {
  const draft = drafts.getState()[place] ?? '';
  const text = `${draft === '' || draft.endsWith('\n') ? draft : `${draft}\n`}${block}`;
  if (text.length > MESSAGE_MAX_LENGTH) return false;
  drafts.write(place, text);
  return true;
}
