import { expect, it } from 'vitest';
import { ScriptedModel } from '../../testing/scripted-model.ts';
import { countedBy } from './count-tokens.ts';
import { textsToCount } from './describe-prompt.ts';
import { layOutPrompt } from './lay-out-prompt.ts';
import { PROMPT_LIMITS } from './prompt-input.ts';
import { LONG_PROBE, PROBE_TEXT, SHORT_PROBE, templateCost } from './template-cost.ts';
import { buildInput, buildRecalled, buildTurn } from './testing/build-input.ts';

it.each([
  [
    { text: 1, short: 15, long: 27 },
    { perMessage: 5, perPrompt: 3 },
  ],
  [
    { text: 1, short: 15, long: 28 },
    { perMessage: 6, perPrompt: 1 },
  ],
  [
    { text: 2, short: 4, long: 6 },
    { perMessage: 0, perPrompt: 0 },
  ],
])('is told by what a model counts: %j', (counts, cost) => {
  expect(templateCost(counts)).toEqual(cost);
});

it('and the texts are all that a model counts', async () => {
  const model = new ScriptedModel();
  const [text = Number.NaN] = await model.countTexts([PROBE_TEXT]);
  const [short, long] = [await model.countPrompt(SHORT_PROBE), await model.countPrompt(LONG_PROBE)];
  const input = buildInput({
    turns: [buildTurn(1), buildTurn(2)],
    recalled: [buildRecalled()],
    limits: { ...PROMPT_LIMITS, ...templateCost({ text, short, long }) },
  });
  const texts = textsToCount(input);
  const outcome = layOutPrompt(input, countedBy(texts, await model.countTexts(texts)));
  if (outcome.kind !== 'fits') throw new Error('It is short.');
  const { used, parts } = outcome.account;
  expect(await model.countPrompt(outcome.prompt)).toBe(used - parts.answer);
});
