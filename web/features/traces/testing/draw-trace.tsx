import { expect } from 'vitest';
import { page } from 'vitest/browser';
import { beginConversation, say } from '../../../../shared/domain/conversation/saying.ts';
import type { Trace } from '../../../../shared/schemas/trace.ts';
import { revisionAt } from '../../../../shared/lib/hlc.ts';
import { CountingIds, FakeClock } from '../../../../shared/testing/fakes.ts';
import { createNotices } from '../../../app/notices.ts';
import type { Chat, ShownConversation } from '../../../ports/chat.ts';
import { createFakeNavigation } from '../../../ports/testing/fake-navigation.ts';
import { FakeTraces } from '../../../ports/testing/fake-traces.ts';
import { draw } from '../../../ui/testing/draw.tsx';
import { TracePage } from '../trace-page.tsx';
import { everydayTurn } from './everyday-turn.ts';

export interface TraceOptions {
  /** Those that are kept; the page is that of the first. */
  readonly traces?: readonly Trace[];
  readonly reply?: string;
  readonly size?: 'laptop' | 'phone';
  readonly saveFile?: (file: File) => Promise<unknown>;
}

export const QUESTIONS = ['What does my car need before winter, and who do I call?', 'And the oil?'];
export const ANSWERS = ['Winter tyres. Call Ivo.', 'In March.'];

/** The page of a trace, drawn, and everything behind it. */
export async function drawTrace({
  traces: kept = [everydayTurn()],
  reply = kept[0]?.id ?? '',
  size,
  saveFile,
}: TraceOptions = {}) {
  const conversation = everydayTurn().conversation;
  const traces = new FakeTraces(kept);
  const saved: File[] = [];
  const parts = {
    traces,
    chat: chatOf(kept),
    navigation: createFakeNavigation(`/chat/${conversation}/why/${reply}`),
    notices: createNotices(),
    saveFile: saveFile ?? (async (file: File) => saved.push(file)),
  };
  const drawing = await draw(
    <div style={{ blockSize: '100dvh', maxInlineSize: size === 'phone' ? undefined : '42rem' }}>
      <TracePage {...parts} conversation={conversation} reply={reply} />
    </div>,
    size,
  );
  await expect.element(page.getByRole('combobox', { name: 'How much is kept' })).toBeVisible();
  return { ...parts, ...drawing, saved, conversation };
}

/** A conversation of so many turns; the replies are those that have a trace. */
function chatOf(kept: readonly Trace[]): Pick<Chat, 'watch'> {
  const making = { clock: new FakeClock(), ids: new CountingIds() };
  const stamped = { revision: revisionAt(1) };
  const path = kept.flatMap(({ id }, at) => {
    const { question, reply } = say(QUESTIONS[at] ?? 'Hello', null, beginConversation(making), making);
    return [
      { ...question, ...stamped },
      { ...reply, ...stamped, id, text: ANSWERS[at] ?? '' },
    ];
  });
  const shown: ShownConversation = {
    conversation: { ...beginConversation(making), ...stamped },
    path: path.map((message) => ({ message, branches: [message.id] })),
  };
  return {
    watch: (_id, show) => {
      queueMicrotask(() => show(shown));
      return () => undefined;
    },
  };
}

export const section = (name: string) => page.getByRole('region', { name, exact: true });
export const button = (name: string | RegExp) => page.getByRole('button', { name });
