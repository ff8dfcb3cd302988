import { setTimeout as wait } from 'node:timers/promises';
import { getLlama, LlamaLogLevel } from 'node-llama-cpp';
import {
  measuresOf,
  promptLayouts,
  READ_FIGURES,
  TALK,
  type PromptLayout,
  type TalkWords,
} from '../prompt-layouts.ts';
import type { Group } from '../suite.ts';
import type { Asking } from './ask-companion.ts';
import { withCompanion, type EngineCompanion } from './engine-companion.ts';
import { madeUpText } from './made-up-text.ts';

/** Enough for this model to read ahead what an answer leaves to be read. */
const PAUSE_MS = 400;

/** The conversation of the suite `layouts`, held with the real engine: what it really read before each reply. */
export async function talk(root: string, model: string): Promise<Group> {
  const words = await wordsOf(model);
  return {
    title: `${TALK.turns} turns with the engine: prefix ${TALK.stable}, memories ${TALK.memories} tokens`,
    figures: READ_FIGURES,
    rounds: 1,
    candidates: promptLayouts(words).map((layout) => ({
      name: layout.name,
      // Anew for each: what one layout read must not help the next.
      measure: async () =>
        withCompanion(root, { model, contextTokens: TALK.context }, async (companion) =>
          measuresOf(await talkWith(companion, layout)),
        ),
    })),
  };
}

/** Texts in the tokens of this model, counted by the library itself. */
async function wordsOf(modelPath: string): Promise<TalkWords> {
  const llama = await getLlama({ gpu: false, build: 'never', logLevel: LlamaLogLevel.error });
  const model = await llama.loadModel({ modelPath, vocabOnly: true });
  const count = (text: string): number => model.tokenize(text, false).length;
  return {
    count,
    textOf: (tokens, seed) => {
      const text = `I${madeUpText(tokens - 1, seed)}`;
      if (count(text) !== tokens) throw new Error(`A text of ${tokens} tokens has ${count(text)}.`);
      return text;
    },
  };
}

/**
 * How many tokens were read before each reply. The engine reads ahead whenever it has nothing to do: where a layout
 * says that nothing is read ahead, each question stands in line before the reply to the one before has ended.
 */
async function talkWith(companion: EngineCompanion, layout: PromptLayout): Promise<number[]> {
  const replies = await repliesOf(companion);
  const hasPauses = layout.ahead(0, replies) !== null;
  const ask = (turn: number): Asking => {
    if (layout.forgets) companion.ask({ message: `Something else: ${turn}`, maxTokens: 1 });
    return companion.ask({ ...layout.prompt(turn, replies), maxTokens: 2 * TALK.reply });
  };
  const read: number[] = [];
  let asking = ask(0);
  for (let turn = 0; turn < TALK.turns; turn += 1) {
    await asking.first('prefill');
    const next = hasPauses ? undefined : ask(turn + 1);
    const { figures } = (await asking.first('done')).event;
    if (asking.text() !== replies[turn]) throw new Error(`The model replied otherwise: ${asking.text()}`);
    read.push(figures.promptTokens - figures.cachedTokens);
    if (hasPauses) await wait(PAUSE_MS);
    asking = next ?? ask(turn + 1);
  }
  await asking.first('done');
  return read;
}

/** The model says one thing to everything, so that what it will reply is known. */
async function repliesOf(companion: EngineCompanion): Promise<readonly string[]> {
  const asking = companion.ask({ message: 'Hello', maxTokens: 2 * TALK.reply });
  const { figures } = (await asking.first('done')).event;
  if (figures.answerTokens !== TALK.reply) throw new Error(`A reply has ${figures.answerTokens} tokens.`);
  return Array.from({ length: TALK.turns + 1 }, () => asking.text());
}
