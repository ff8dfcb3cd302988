import { Dexie } from 'dexie';
import { lastSaid } from '../../shared/domain/conversation/last-said.ts';
import { soundParents } from '../../shared/domain/conversation/sound-parents.ts';
import type { NimaDatabase } from './database.ts';
import type { Stamps } from './stamps.ts';

/**
 * Makes conversations hang together once a merge is done, within its transaction. Each of two files may be sound where
 * both together close a ring, follow a message that is not taken, or end with one. It is read off what is kept and takes
 * no part in the merge, which stays a law: every device mends the same to the same.
 */
export async function mendTalk(
  { conversations, messages }: NimaDatabase,
  stamps: Stamps,
  touched: Iterable<string>,
): Promise<void> {
  for (const id of touched) {
    const inPlaces = messages.where('[conversation+position]');
    const rows = await inPlaces.between([id, Dexie.minKey], [id, Dexie.maxKey]).toArray();
    // From the newest, so that of a ring the one begins anew that claims to follow it.
    const { parents, broken } = soundParents(rows.toSorted((a, b) => (a.id < b.id ? 1 : -1)));
    const whole = rows.map((row) => ({ ...row, parent: parents.get(row.id) ?? null }));
    if (broken > 0)
      await messages.bulkPut(
        await stamps.place(whole.filter(({ parent }, at) => parent !== rows[at]?.parent)),
      );
    const chat = await conversations.get(id);
    if (!chat || chat.leaf === null || parents.has(chat.leaf)) continue;
    await conversations.bulkPut(await stamps.place([{ ...chat, leaf: lastSaid(whole) }]));
  }
}
