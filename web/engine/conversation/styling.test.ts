import { describe, expect, it } from 'vitest';
import { styleOf } from '../../../shared/domain/persona/style-of.ts';
import { buildPersona } from '../../ports/testing/build-persona.ts';
import { createFakeEmbedder } from '../../ports/testing/fake-embedder.ts';
import { createStyling } from './styling.ts';

const EXAMPLES = ['Run it again and look.', 'Run it once and wait.', 'The second one is older.'];
const PERSONA = buildPersona({
  examples: EXAMPLES.map((answer) => ({ question: 'What now?', answer })),
});
const NEAR = { question: 'What now?', text: 'Run it once and look.' };
const FAR = { question: 'What now?', text: 'Elephants everywhere, purple umbrellas.' };

async function open(persona = PERSONA) {
  const embedder = createFakeEmbedder();
  await embedder.model(new AbortController().signal);
  const speaking = { persona };
  return { embedder, speaking, styling: createStyling({ embedder, persona: () => speaking.persona }) };
}

describe('how an answer sounds', () => {
  it('is told by the rules and by its nearness to the examples', async () => {
    const { styling } = await open();
    const near = await styling(NEAR);
    expect(near).toEqual({ persona: 'Small', ...styleOf(NEAR, PERSONA, 1), closeness: 1 });
    const far = await styling(FAR);
    expect(far.closeness).toBeLessThan(0.1);
    expect(far.score).toBeLessThan(near.score);
  });

  it('embeds the examples of a persona once, and those of another anew', async () => {
    const { styling, embedder, speaking } = await open();
    await styling(NEAR);
    await styling(FAR);
    expect(embedder.asked).toEqual([...EXAMPLES, NEAR.text, FAR.text]);
    speaking.persona = { ...PERSONA, voice: 'Another.' };
    await styling(NEAR);
    expect(embedder.asked.slice(5)).toEqual([NEAR.text]);
    speaking.persona = { ...PERSONA, examples: PERSONA.examples.toReversed() };
    await styling(NEAR);
    expect(embedder.asked.slice(6)).toEqual([...EXAMPLES.toReversed(), NEAR.text]);
  });

  it('wakes a model that sleeps, and fetches none for it', async () => {
    const { styling, embedder } = await open();
    embedder.show({ kind: 'idle', model: { id: 'fake', dimension: 32 } });
    expect((await styling(NEAR)).closeness).toBe(1);
    const unasked = createFakeEmbedder();
    const byRules = createStyling({ embedder: unasked, persona: () => PERSONA });
    expect(await byRules(NEAR)).toEqual({
      persona: 'Small',
      ...styleOf(NEAR, PERSONA, null),
      closeness: null,
    });
    expect(unasked.getState()).toEqual({ kind: 'idle', model: null });
  });

  it('is told by the rules alone where the examples are too few, or the model fails or is another meanwhile', async () => {
    const few = await open(buildPersona());
    expect((await few.styling(NEAR)).closeness).toBeNull();
    const failing = await open();
    failing.embedder.isHere = false;
    expect((await failing.styling(NEAR)).closeness).toBeNull();
    const changing = await open();
    const { embed } = changing.embedder;
    changing.embedder.embed = async (...asked) => {
      const vectors = await embed(...asked);
      changing.embedder.show({ kind: 'ready', model: { id: 'another', dimension: 32 } });
      return vectors;
    };
    expect((await changing.styling(NEAR)).closeness).toBeNull();
  });
});
