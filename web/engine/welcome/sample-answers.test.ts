import { beforeAll, describe, expect, it } from 'vitest';
import { answerFromMemory } from '../../../shared/domain/answering/answer-from-memory.ts';
import { createStaticEncoder } from '../../workers/embedding/static-encoder.ts';
import { readBuiltInFiles } from '../../workers/embedding/testing/built-in-files.ts';
import { embedderOf } from '../memory/testing/memory-of-fakes.ts';
import { SAMPLE_QUESTIONS } from './sample-life.ts';
import { sampleOfFakes } from './testing/sample-of-fakes.ts';

const MODEL = 'nima-embed-en-v1';
const WIDE = 60;
const ANSWERS = ['Toyota Yaris', 'Lyon', '985 euros'];

describe('a question to the sample life, without a model that writes', () => {
  let fakes: ReturnType<typeof sampleOfFakes>;
  beforeAll(async () => {
    const encoder = createStaticEncoder({ ...(await readBuiltInFiles(MODEL)), config: { id: MODEL } });
    fakes = sampleOfFakes(embedderOf(encoder));
    await fakes.sample.put();
  });

  const ask = async (question: string) => {
    const hits = await fakes.memory.recall(new AbortController().signal, question, { k: WIDE });
    const answer = answerFromMemory(question, hits, { now: fakes.clock.now(), timeZone: 'UTC' });
    return { ...answer, text: hits.find(({ fact }) => fact.id === answer.cites[0])?.fact.text };
  };

  it.each(SAMPLE_QUESTIONS.map((question, at) => [question, ANSWERS[at] as string] as const))(
    'of those that are offered is answered by one fact and its day: %s',
    async (question, wanted) => {
      const { text, ...answer } = await ask(question);
      expect(answer).toMatchObject({ kind: 'fact', isSinceKnown: true });
      expect(text).toContain(wanted);
    },
  );

  it.each([
    ['Where do I live?', 'Ghent'],
    ['What am I allergic to?', 'penicillin'],
    ['Who has the spare key?', 'Greet'],
  ])('that a person may think of is answered, too: %s', async (question, wanted) => {
    const { kind, text } = await ask(question);
    expect(kind).toBe('fact');
    expect(text).toContain(wanted);
  });
});
