import { setTimeout as wait } from 'node:timers/promises';
import { ROUTES } from '../../../shared/protocol/routes.ts';
import { chance } from '../../../shared/testing/chance.ts';
import { spread } from '../stats.ts';
import type { Group } from '../suite.ts';
import type { Asking } from './ask-companion.ts';
import type { EngineCompanion } from './engine-companion.ts';
import { madeUpText } from './made-up-text.ts';

const TRIES = 5;
/** Read in about ten seconds, and stopped within the first two. */
const PROMPT_WORDS = 3500;

type Messages = readonly { readonly role: 'user'; readonly content: string }[];

interface Way {
  readonly name: string;
  readonly path: string;
  body(messages: Messages): object;
  /** Resolves with when it was stopped. */
  stop(companion: EngineCompanion, asking: Asking): Promise<number>;
}

const leave = async (_: EngineCompanion, asking: Asking): Promise<number> => {
  const at = performance.now();
  asking.leave();
  return at;
};

/** A stream that lost its reader goes on for a minute, by design: there it is DELETE that stops. */
const WAYS: readonly Way[] = [
  {
    name: 'Nima: DELETE /v1/chat/stream/{id}',
    path: ROUTES.chatStream,
    body: (messages) => ({ messages, maxTokens: 1 }),
    stop: async (companion, asking) => companion.endAnswer((await asking.first('start')).event.id),
  },
  {
    name: 'a dropped connection of /v1/chat',
    path: ROUTES.chat,
    body: (messages) => ({ messages, maxTokens: 1 }),
    stop: leave,
  },
  {
    name: 'a dropped connection of /v1/chat/completions',
    path: ROUTES.openAiChat,
    body: (messages) => ({ model: 'default', messages, max_tokens: 1, stream: true }),
    stop: leave,
  },
];

/** How soon the next one's turn begins when somebody stops in the middle of reading a long prompt. */
export function stopping(companion: EngineCompanion): Group {
  const random = chance(7);
  let seed = 0;
  return {
    title: `stopped in the middle of reading ${PROMPT_WORDS} tokens, ${TRIES} tries a round`,
    figures: [
      { key: 'freed', title: "to the next one's turn", unit: 'ms', better: 'less', goal: 250 },
      { key: 'worst', title: 'the worst of a round', unit: 'ms', better: 'less', goal: 250 },
    ],
    rounds: 4,
    candidates: WAYS.map((way) => ({
      name: way.name,
      measure: async () => {
        const each: number[] = [];
        for (let left = TRIES; left > 0; left -= 1) {
          seed += 1;
          each.push(await freedAfter(companion, way, madeUpText(PROMPT_WORDS, seed), 200 + random() * 1800));
        }
        const { median, max } = spread(each);
        return { freed: median, worst: max };
      },
    })),
  };
}

async function freedAfter(
  companion: EngineCompanion,
  { path, body, stop }: Way,
  content: string,
  afterMs: number,
): Promise<number> {
  const asking = companion.ask(body([{ role: 'user', content }]), path);
  await wait(afterMs);
  const next = companion.ask({ message: 'Hello', maxTokens: 1 });
  await next.first('queued');
  const at = await stop(companion, asking);
  const begun = await next.first('prefill');
  await next.first('done');
  return begun.at - at;
}
