import { beforeAll, describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Fold, Prompt, Reply } from '../../../shared/schemas/index.ts';
import { ScriptedModel } from '../../../shared/testing/scripted-model.ts';
import { FakeFolds } from '../../ports/testing/fake-folds.ts';
import { until } from '../../ports/testing/until.ts';
import { chatOfFakes, replyOnce } from './testing/chat-of-fakes.ts';

const CONTEXT = 800;
const SUMMARY_MARK = 'Earlier in this conversation, in short';

/** Questions enough that a small model forgets most of them. */
async function longTalk(questions = 48) {
  const folds = new FakeFolds();
  const model = new ScriptedModel({
    contextTokens: CONTEXT,
    says: () => 'It is fine, leave it on until it is quiet.',
  });
  const heard: string[] = [];
  const talk = chatOfFakes({
    model,
    folds,
    understand: async (_signal, { text }) => {
      heard.push(text);
      return { said: { kind: 'nothing', facts: [] }, isEnough: false };
    },
  });
  const ended = async (count: number) =>
    replyOnce(talk.conversations, id, (reply) => reply.state === 'ended' && heard.length === count);
  const textOf = (number: number) =>
    `Pump ${number} runs at ${number} °C and hums all night in its cellar, between the old boiler and the door.`;
  const id = await talk.chat.begin("Let's call it Bluebird.");
  await ended(1);
  const [pinned] = await talk.conversations.messagesOf(id);
  await talk.chat.pinMessage(pinned?.id ?? '', true);
  for (let number = 2; number <= questions; number += 1) {
    await talk.chat.say(id, textOf(number));
    await ended(number);
    await settled(folds, id);
  }
  const prompts = talk.answerer.asked.map(({ prompt }) => prompt);
  return { ...talk, id, folds, heard, prompts };
}

/** Waits for the folding of an answer, by what is read of it. */
async function settled(folds: FakeFolds, id: string): Promise<void> {
  const seen = createStore<readonly Fold[] | null>(() => null);
  const stop = folds.watch(id, () => void folds.of(id).then((now) => seen.setState(now, true)));
  await until(seen, (now) => now !== null);
  stop();
}

const saidIn = ({ messages }: Prompt) => messages.map(({ content }) => content);

describe('a conversation longer than its model reads', () => {
  let talk: Awaited<ReturnType<typeof longTalk>>;
  beforeAll(async () => {
    talk = await longTalk();
  });

  it('goes on with its older part in short, and with all of it that is pinned, through more than five folds', async () => {
    const { folds, id, prompts } = talk;
    expect((await folds.of(id)).length).toBeGreaterThanOrEqual(5);
    for (const prompt of prompts.slice(1)) expect(saidIn(prompt)).toContain("Let's call it Bluebird.");
    expect(prompts.at(-1)?.system).toContain(SUMMARY_MARK);
    expect(prompts.at(-1)?.system).toContain('Pump');
  });

  it('begins its prompts with the same words from one fold to the next', async () => {
    const { folds, id, prompts } = talk;
    const systems = new Set(prompts.map(({ system }) => system));
    expect(systems.size).toBeLessThanOrEqual((await folds.of(id)).length + 1);
  });

  it('teaches nothing by its summaries: only what the person said is heard', async () => {
    const { heard, folds, id } = talk;
    const texts = (await folds.of(id)).map(({ text }) => text);
    expect(texts.length).toBeGreaterThan(0);
    expect(heard.filter((text) => texts.includes(text) || text.includes(SUMMARY_MARK))).toEqual([]);
    expect(heard).toHaveLength(48);
  });

  it('keeps every message as it was said', async () => {
    const { conversations, id } = talk;
    expect(await conversations.messagesOf(id)).toHaveLength(96);
  });
});

it('an answer does not wait for what is folded', async () => {
  const folds = new FakeFolds();
  const talk = chatOfFakes({ model: new ScriptedModel({ contextTokens: 600 }), folds });
  const id = await talk.chat.begin('One two three '.repeat(20));
  const answered = async (count: number) =>
    replyOnce(
      talk.conversations,
      id,
      (reply: Reply) => reply.state === 'ended' && talk.answerer.asked.length === count,
    );
  await answered(1);
  let asked = 0;
  folds.change = async () => {
    asked += 1;
    return new Promise(() => undefined);
  };
  for (const count of [2, 3, 4, 5, 6, 7]) {
    await talk.chat.say(id, 'One two three '.repeat(20));
    expect((await answered(count)).end).toBe('stop');
  }
  expect(asked).toBeGreaterThan(0);
});
