import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { beginConversation, say } from '../../../../shared/domain/conversation/saying.ts';
import { CountingIds, FakeClock } from '../../../../shared/testing/fakes.ts';
import { createNotices } from '../../../app/notices.ts';
import { chatOfFakes } from '../../../engine/conversation/testing/chat-of-fakes.ts';
import type { ReplyStage } from '../../../ports/chat.ts';
import { createFakeCompanionLink } from '../../../ports/testing/fake-companion-link.ts';
import { draw } from '../../../ui/testing/draw.tsx';
import { StageLine } from './stage-line.tsx';

const making = { clock: new FakeClock(), ids: new CountingIds() };
const begun = { ...say('Hello', null, beginConversation(making), making).reply, revision: '' };

describe('what is being done for a reply', () => {
  const stages: [ReplyStage | null, string][] = [
    [{ kind: 'recalling' }, 'Looking through memory'],
    [{ kind: 'sending' }, 'Handing it to the model'],
    [{ kind: 'queued', ahead: 0 }, 'Next in line'],
    [{ kind: 'queued', ahead: 1 }, '1 answer before this one'],
    [{ kind: 'queued', ahead: 2 }, '2 answers before this one'],
    [{ kind: 'reading', read: 512, total: 2048 }, 'Reading, 512 of 2,048 tokens'],
    [{ kind: 'writing' }, 'Writing'],
    [{ kind: 'reconnecting' }, 'The line broke. Reading on when it is back'],
    [null, 'Looking through memory'],
  ];

  it.each(stages)('%o is said in one line: %s', async (stage, words) => {
    await draw(
      <StageLine
        reply={begun}
        stage={stage}
        chat={chatOfFakes().chat}
        notices={createNotices()}
        link={createFakeCompanionLink({ kind: 'off' })}
        clock={making.clock}
      />,
    );
    await expect.element(page.getByText(words, { exact: true })).toBeVisible();
  });
});
