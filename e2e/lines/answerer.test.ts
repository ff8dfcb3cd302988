import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TEST_TOKEN } from '../../companion/testing/build-test-app.ts';
import { listeningApp } from '../../companion/testing/listening-app.ts';
import type { Model } from '../../shared/ports/model.ts';
import { isKnownError } from '../../shared/protocol/errors.ts';
import { runs } from '../../shared/testing/runs.ts';
import type { Answerer, AnswerNews } from '../../web/ports/answerer.ts';
import { ScriptedModel } from '../../shared/testing/scripted-model.ts';
import { createAnswerer } from '../../web/companion-client/answerer.ts';
import { createCompanionHttp } from '../../web/companion-client/http.ts';
import { answererContract } from '../../web/ports/testing/answerer-contract.ts';
import { numbersIn, saidIn } from '../../web/ports/testing/answer-readers.ts';
import { CuttableLine } from './cuttable-line.ts';

async function openAnswerer(model: Model) {
  const { port } = await listeningApp({ model });
  const line = await CuttableLine.open(port);
  const http = createCompanionHttp(line.fetch, { read: () => TEST_TOKEN });
  return { line, answerer: createAnswerer({ http, pause: async () => undefined }) };
}

answererContract('the one over HTTP', async (model) => {
  const { line, answerer } = await openAnswerer(model);
  return {
    answerer,
    cutLines: () => line.cut(),
    beOff: async (isOff) => (isOff ? line.close() : line.listen()),
    restart: async () => {
      line.target = (await listeningApp({ model })).port;
      line.cut();
    },
  };
});

const QUESTION = { prompt: { messages: [{ role: 'user' as const, content: 'Hello' }] } };
const word = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'ß', '🪨', '"', '\\', '\u2028'), maxLength: 9 }),
  fc.constant('id: 3'),
);
const stories = fc.record({
  words: fc.array(word, { minLength: 1, maxLength: 20 }),
  // The head of an answer has some 600 bytes, an event about 70. Less of them than there are tries in a row.
  cuts: fc.array(fc.nat(2_500), { maxLength: 6 }),
});

/** All that is told of one more answer, and what befell its reader. */
async function askOnce(answerer: Answerer): Promise<{ told: AnswerNews[]; error: unknown }> {
  const told: AnswerNews[] = [];
  const { signal } = new AbortController();
  try {
    for await (const news of answerer.ask(signal, QUESTION)) told.push(news);
    return { told, error: null };
  } catch (error) {
    return { told, error };
  }
}

it('an answer is whole, each event once, wherever the wire is cut; or it never began', async () => {
  const said = { text: '' };
  const { line, answerer } = await openAnswerer(new ScriptedModel({ says: () => said.text }));
  const ends = { whole: 0, neverBegan: 0 };
  await fc.assert(
    fc.asyncProperty(stories, async ({ words, cuts }) => {
      said.text = words.map((rest) => `a${rest}`).join(' ');
      line.cuts.splice(0, Number.POSITIVE_INFINITY, ...cuts);
      const { told, error } = await askOnce(answerer);
      const numbers = numbersIn(told);
      const isWhole = error === null;
      ends[isWhole ? 'whole' : 'neverBegan'] += 1;
      expect(isKnownError(error) ? error.code : error).toBe(isWhole ? null : 'companion_unreachable');
      expect(saidIn(told)).toBe(isWhole ? said.text : '');
      expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
      expect(numbers.length > 0).toBe(isWhole);
    }),
    { seed: 52, numRuns: runs(400) },
  );
  expect(ends.neverBegan).toBeGreaterThan(0);
  expect(ends.whole).toBeGreaterThan(ends.neverBegan);
}, 120_000);
