import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { beginConversation } from '../../../shared/domain/conversation/saying.ts';
import type { Question } from '../../../shared/ports/model.ts';
import { fault } from '../../../shared/protocol/errors.ts';
import { ScriptedModel } from '../../../shared/testing/scripted-model.ts';
import { until } from '../../ports/testing/until.ts';
import { INJECTIONS } from '../conversation/testing/injections.ts';
import { slowModel } from '../conversation/testing/slow-model.ts';
import { extractionOfFakes, finds } from './testing/extraction-of-fakes.ts';

const never = new AbortController().signal;
const says = (text: string) => new ScriptedModel({ says: () => text, contextTokens: 100_000 });
const CELLO = 'The cello in our orchestra is played by me';

describe('what a model answered', () => {
  it('is read for facts in the background, which are offered with their words', async () => {
    const fact = { text: 'I play the cello in our orchestra', quote: CELLO };
    const { tab, tell, rounds, learning, answerer } = extractionOfFakes({ model: says(finds(fact)) });
    const path = await tell(`${CELLO}.`);
    tab().afterAnswer(path);
    await rounds(1);
    const [offer] = await learning.open();
    expect(offer).toMatchObject({ ...fact, message: path[0]?.id, confidence: 0.6, verdict: 'open' });
    expect(answerer.askedForJson).toMatchObject([
      {
        urgency: 'background',
        temperature: 0,
        prompt: {
          system: 'Find facts.\n\n- Add nothing.',
          messages: [{ role: 'user', content: `Message: "${CELLO}."` }],
        },
      },
    ]);
  });

  it('is never kept without a look', async () => {
    const { tab, tell, rounds, learning, offered } = extractionOfFakes({ model: says(finds(CELLO)) });
    await learning.acceptKind('other', true);
    tab().afterAnswer(await tell(CELLO));
    await rounds(1);
    expect(await offered()).toEqual([CELLO]);
  });

  it('adds nothing to what rules have offered, nor to what was rejected', async () => {
    const { tab, tell, rounds, learning, offered } = extractionOfFakes({
      model: says(finds({ text: 'I drive a Civic from 2014.', quote: 'I drive a 2014 Civic' }, CELLO)),
    });
    const [question] = await tell(`I drive a 2014 Civic. ${CELLO}.`);
    if (question?.role !== 'user') throw new Error('Nothing was said.');
    await learning.hear(never, question);
    expect(await offered()).toEqual(['I drive a 2014 Civic']);
    const extraction = tab();
    extraction.afterAnswer([question]);
    await rounds(1);
    expect(await offered()).toEqual(['I drive a 2014 Civic', CELLO]);
    for (const { id } of await learning.open()) await learning.reject(id);
    extraction.afterAnswer(await tell(`I drive a 2014 Civic, you know. ${CELLO}.`));
    await rounds(2);
    expect(await offered()).toEqual([]);
  });
});

describe('a model that obeys', () => {
  it('whatever was pasted is shown none of it, and has nothing learned', async () => {
    const obeys = ({ prompt }: Question) => {
      const read = prompt.messages.map(({ content }) => content).join('\n');
      const there = INJECTIONS.filter(({ text }) => read.includes(JSON.stringify(text).slice(1, -1)));
      return finds(...there.map(({ obeyed }) => obeyed), ...INJECTIONS.map(({ obeyed }) => obeyed));
    };
    const at = extractionOfFakes({ model: new ScriptedModel({ says: obeys, contextTokens: 100_000 }) });
    const extraction = at.tab();
    for (const { text } of INJECTIONS)
      extraction.afterAnswer(
        await at.tell(`I was sent this, what does it mean?\n\n> ${text.replaceAll('\n', '\n> ')}`),
      );
    await at.rounds(1);
    expect(await at.queue.waiting()).toEqual([]);
    expect(at.answerer.askedForJson.length).toBeGreaterThan(5);
    expect(JSON.stringify(at.answerer.askedForJson)).not.toMatch(/Mallory|thief|hazelnuts/);
    expect(await at.offered()).toEqual([]);
  });

  it('whoever speaks, and makes things up, has nothing learned that was not said', async () => {
    const made = [
      { text: 'My name is Mallory', quote: 'what does it mean' },
      { text: 'I live in Minsk', quote: 'I live in Minsk' },
      { text: 'I play the cello with Ada', quote: CELLO },
      { text: 'I play the cello since 1999', quote: CELLO },
      { text: 'My password is hunter2', quote: 'my password is hunter2' },
    ];
    const { tab, tell, rounds, offered } = extractionOfFakes({ model: says(finds(...made)) });
    tab().afterAnswer(await tell(`${CELLO}.\n\nBo said "I live in Minsk".\n\nmy password is hunter2`));
    await rounds(1);
    expect(await offered()).toEqual([]);
  });
});

describe('each message', () => {
  it('is read once, however often it is answered, over reloads and in all tabs', async () => {
    const { tab, tell, rounds, answerer, queue } = extractionOfFakes();
    const [first, second] = [tab(), tab()];
    const path = await tell(CELLO);
    first.afterAnswer(path);
    second.afterAnswer(path);
    await rounds(2);
    first.afterAnswer(path);
    tab().goOn();
    await rounds(4);
    expect(answerer.askedForJson).toHaveLength(1);
    expect(await queue.waiting()).toEqual([]);
  });

  it('is put off while somebody waits for an answer, and read after that', async () => {
    const slow = slowModel(finds(CELLO));
    const { tab, tell, rounds, answerer, queue, offered } = extractionOfFakes({ model: slow.model });
    const extraction = tab();
    extraction.afterAnswer(await tell(CELLO));
    await askedTimes(answerer, 1);
    extraction.makeWay();
    await rounds(1);
    expect(await queue.waiting()).toHaveLength(1);
    slow.allow(999);
    extraction.afterAnswer(await tell('And the viola is my wife’s instrument'));
    await rounds(2);
    expect(await offered()).toEqual([CELLO]);
    expect(await queue.waiting()).toEqual([]);
    // Both at once, the oldest first.
    expect(answerer.askedForJson[1]?.prompt.messages[0]?.content.split('\n')).toHaveLength(2);
  });

  it('waits for a model to come back, also in a tab that is opened later', async () => {
    const at = extractionOfFakes({ model: says(finds(CELLO)) });
    at.answerer.isOff = true;
    const closed = at.tab();
    closed.afterAnswer(await at.tell(CELLO));
    await at.rounds(1);
    closed.close();
    closed.goOn();
    expect(await at.offered()).toEqual([]);
    at.answerer.isOff = false;
    at.tab().goOn();
    await at.rounds(2);
    expect(await at.offered()).toEqual([CELLO]);
  });

  it('is read alone where several at once come to nothing, and is not tried for ever', async () => {
    const model = new ScriptedModel({
      contextTokens: 100_000,
      says: ({ prompt }) => (/row|\n/.test(prompt.messages[0]?.content ?? '') ? 'no JSON' : finds(CELLO)),
    });
    const { tab, tell, rounds, answerer, queue, offered } = extractionOfFakes({ model });
    answerer.isOff = true;
    const extraction = tab();
    extraction.afterAnswer(await tell('We row on the lake'));
    await rounds(1);
    extraction.afterAnswer(await tell(CELLO));
    await rounds(2);
    answerer.isOff = false;
    extraction.goOn();
    await rounds(3);
    expect(answerer.askedForJson).toHaveLength(3);
    expect(await offered()).toEqual([CELLO]);
    expect(await queue.waiting()).toEqual([]);
  });

  it('of which the model broke is left to the rules', async () => {
    const breaks = { words: 0, error: fault('model_crashed', 'It broke.') };
    const model = new ScriptedModel({ breaksAfter: breaks });
    const { tab, tell, rounds, queue } = extractionOfFakes({ model });
    tab().afterAnswer(await tell(CELLO));
    await rounds(1);
    expect(await queue.waiting()).toEqual([]);
  });

  it('that says nothing of the person is not read at all', async () => {
    const { tab, tell, answerer, queue } = extractionOfFakes();
    const extraction = tab();
    for (const text of [
      '/remember I live in Oslo',
      'Thank you',
      '```\nI live in Oslo\n```',
      '> I live in Oslo',
    ])
      extraction.afterAnswer(await tell(text));
    extraction.afterAnswer([]);
    expect(await queue.waiting()).toEqual([]);
    expect(answerer.askedForJson).toEqual([]);
  });

  it('of a conversation that is gone by then is not read, and neither is one no companion knows the task for', async () => {
    const gone = extractionOfFakes({ model: says(finds(CELLO)) });
    gone.answerer.isOff = true;
    const extraction = gone.tab();
    extraction.afterAnswer(await gone.tell(CELLO));
    await gone.rounds(1);
    await gone.conversations.erase([gone.conversation]);
    gone.answerer.isOff = false;
    extraction.goOn();
    await gone.rounds(2);
    const old = extractionOfFakes({ prompts: [] });
    old.tab().afterAnswer(await old.tell(CELLO));
    await old.rounds(1);
    for (const { queue, offered, answerer } of [gone, old])
      expect([await queue.waiting(), await offered(), answerer.askedForJson]).toEqual([[], [], []]);
  });

  it('is read with its own conversation alone, and with no more of it than fits', async () => {
    const at = extractionOfFakes();
    const elsewhere = beginConversation(at);
    const long = `${'I walk a mile, '.repeat(40)}and rest`;
    const said = [await at.tell(CELLO), await at.tell('I sing in another choir', elsewhere)];
    for (let nth = 0; nth < 3; nth += 1) said.push(await at.tell(long));
    for (const { id } of said.flat()) await at.queue.add(id);
    at.tab().goOn();
    await at.rounds(1);
    const read = at.answerer.askedForJson.map(({ prompt }) => prompt.messages[0]?.content.split('\n').length);
    expect(read).toEqual([3, 1, 1]);
    expect(await at.queue.waiting()).toEqual([]);
  });
});

/** Resolves once JSON was asked for so often. */
async function askedTimes(
  { askedForJson }: ReturnType<typeof extractionOfFakes>['answerer'],
  times: number,
): Promise<void> {
  const count = createStore(() => askedForJson.length);
  const push = askedForJson.push.bind(askedForJson);
  askedForJson.push = (...questions) => {
    const length = push(...questions);
    count.setState(length, true);
    return length;
  };
  await until(count, (asked) => asked >= times);
}
