import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../schemas/index.ts';
import { buildFact } from '../../testing/builders.ts';
import { runs } from '../../testing/runs.ts';
import { answerFromMemory } from './answer-from-memory.ts';
import type { Hit } from './hit.ts';
import { recallStrength } from './recall-strength.ts';

const DAY = 24 * 60 * 60 * 1000;
const NOW = Date.UTC(2026, 2, 12, 9);
const WHEN = { now: NOW, timeZone: 'UTC' };
let count = 0;
const hit = (text: string, keyword: number, vector: number, parts: Partial<Fact> = {}): Hit => {
  count += 1;
  const id = `01890000-0000-7000-8000-${String(count).padStart(12, '0')}`;
  return {
    fact: buildFact({ id, text, subject: null, ...parts }),
    score: keyword + vector,
    parts: { keyword, vector },
  };
};
const kindOf = (question: string, ...hits: readonly Hit[]) => answerFromMemory(question, hits, WHEN).kind;

describe('one fact', () => {
  it('answers with since when it holds, and why', () => {
    const drives = hit('I drive a 2014 Civic', 0.98, 0.4, { validFrom: NOW - 30 * DAY });
    expect(answerFromMemory('what do I drive?', [drives], WHEN)).toEqual({
      kind: 'fact',
      cites: [drives.fact.id],
      since: NOW - 30 * DAY,
      isSinceKnown: true,
      why: { words: ['drive'], meaning: 0.4 },
    });
  });

  it('answers with when it was said where nobody knows since when', () => {
    const drives = hit('I drive a 2014 Civic', 0.98, 0.4, { validFrom: null, createdAt: NOW - DAY });
    expect(answerFromMemory('what do I drive?', [drives], WHEN)).toMatchObject({
      since: NOW - DAY,
      isSinceKnown: false,
    });
  });

  it('answers by words alone where no model is there', () => {
    expect(kindOf('what do I drive?', hit('I drive a 2014 Civic', 1, 0))).toBe('fact');
    expect(kindOf('what is my favourite band?', hit('My favourite colour is green', 0.5, 0))).toBe('nothing');
  });

  it('may stand behind others that do not answer', () => {
    const doctor = hit('My doctor is Dr Verhaegen', 1, 0.3);
    const answer = answerFromMemory('who is my doctor?', [hit('The vet is Dr Claes', 0, 0.3), doctor], WHEN);
    expect(answer.cites).toEqual([doctor.fact.id]);
  });
});

describe('ordinary questions', () => {
  const text = (question: string, ...hits: readonly Hit[]) => {
    const { kind, cites } = answerFromMemory(question, hits, WHEN);
    return [kind, ...cites.map((id) => hits.find(({ fact }) => fact.id === id)?.fact.text)];
  };
  const DOG = hit('My dog is called Biscuit', 0.34, 0.6, { subject: 'Biscuit', category: 'home' });
  const SISTERS = hit('My sister Mira has a dog', 0.3, 0.5, { subject: 'Mira', category: 'people' });

  it.each(["what's my dog's name?", 'who is my dog?', 'What is my dog called?'])('%s', (question) => {
    expect(text(question, DOG)).toEqual(['fact', 'My dog is called Biscuit']);
    expect(kindOf(question, SISTERS)).toBe('nothing');
  });

  it('a name of something is no name of another', () => {
    expect(text("what's my cat's name?", DOG)[0]).not.toBe('fact');
    expect(text('what is my name?', DOG, SISTERS)).toEqual(['nothing']);
    const had = hit('We have a cat called Tom', 0.3, 0.6, { subject: 'Tom' });
    expect(text("what is my cat's name?", had)).toEqual(['fact', 'We have a cat called Tom']);
  });

  it.each([
    ["I'm Rafi", ['fact', "I'm Rafi"]],
    ['Hi, I am Rafi Cohen.', ['fact', 'Hi, I am Rafi Cohen.']],
    ['My name is Anna', ['fact', 'My name is Anna']],
    ["I'm German", ['nothing']],
    ["I'm tired", ['nothing']],
  ])('whoever says "%s" has told their name, or not', (said, answer) => {
    expect(text('What is my name?', hit(said, 0, 0.1))).toEqual(answer);
    expect(text('who am I?', hit(said, 0, 0.1))).toEqual(answer);
  });

  it('what one has is not what others have', () => {
    expect(text('do I have pets?', DOG, SISTERS)).toEqual(['fact', 'My dog is called Biscuit']);
    expect(kindOf('do I have pets?', SISTERS)).toBe('nothing');
    expect(text('do I have any siblings?', DOG, SISTERS)).toEqual(['fact', 'My sister Mira has a dog']);
    expect(kindOf('do I have a boat?', DOG)).toBe('nothing');
  });

  it('all about oneself is a handful of what says who one is, the newest first', () => {
    const at = (place: number, category: string) =>
      hit(`I sail boat ${place}`, 0, 0.1, { category, createdAt: NOW - place * DAY });
    const [tastes, works, lives] = [at(1, 'preferences'), at(3, 'work'), at(2, 'home')];
    expect(text('what do you know about me?', tastes, works, lives)).toEqual([
      'facts',
      'I sail boat 2',
      'I sail boat 3',
    ]);
    expect(text('What do you know about me?', tastes, hit('Mira sails', 0, 0))).toEqual([
      'fact',
      'I sail boat 1',
    ]);
    const many = Array.from({ length: 9 }, (_, place) => at(place, 'work'));
    expect(answerFromMemory('what do you know about me?', many, WHEN).cites).toHaveLength(5);
    const named = hit("I'm Rafi", 0, 0, { category: 'other', createdAt: NOW });
    expect(text('what do you know about me?', works, named)[1]).toBe("I'm Rafi");
  });
});

describe('what changed', () => {
  const lives = hit('I live in Lisbon', 1, 0.4, { createdAt: NOW - 9 * DAY });

  it('a move says where one lives, in other words', () => {
    expect(
      kindOf('where do I live?', hit('I moved to Berlin in October 2025', 0, 0.08, { category: 'home' })),
    ).toBe('fact');
    expect(kindOf('where do I work?', hit('I joined Acme', 0, 0.08, { category: 'work' }))).toBe('fact');
    const program = hit('We moved to Kubernetes', 0, 0.08, { category: 'technical' });
    expect(kindOf('where do we live?', program)).toBe('nothing');
  });

  it('what is over is no answer; that it is over is one', () => {
    const ended = hit("I don't live in Lisbon anymore", 0.9, 0.4, { createdAt: NOW });
    expect(answerFromMemory('where do I live?', [lives, ended], WHEN).cites).toEqual([ended.fact.id]);
    const before = hit("I don't live in Lisbon anymore", 0.9, 0.4, { createdAt: NOW - 20 * DAY });
    expect(answerFromMemory('where do I live?', [lives, before], WHEN).cites).toEqual([lives.fact.id]);
    const hers = hit("I don't live in Lisbon anymore", 0, 0, { createdAt: NOW, subject: 'Mira' });
    expect(answerFromMemory('where do I live?', [lives, hers], WHEN).cites).toEqual([lives.fact.id]);
  });
});

describe('what is asked has to be there', () => {
  it.each([
    ['what is my blood type?', 'My blood pressure was 124 over 79', 0.66, 0.33],
    ['what type of blood do I have?', 'My car is blue', 0.1, 0.6],
    ['what is my phone number?', "Noor's phone number is 0475 12", 0.97, 0.54],
    ['when is the party?', 'The party is in the garden', 1, 0.6],
    ['how much was the sofa?', 'The sofa is green', 1, 0.6],
    ['who is my dentist?', 'Dentist appointment on Monday', 0.98, 0.5],
    ['where do I work?', 'I swim before work', 1, 0.31],
    ['what did I eat yesterday?', 'I do not eat meat', 0.5, 0.6],
    ['what was my salary in 2015?', 'My salary is 4,850 euros', 1, 0.7],
    ['what does Bram drive?', 'I drive a Civic', 0.9, 0.6],
  ])('%s is not answered by %s', (question, text, keyword, vector) => {
    expect(['maybe', 'nothing']).toContain(kindOf(question, hit(text, keyword, vector)));
  });

  it.each<[string, string, number, number, Partial<Fact>]>([
    ['when is the party?', 'The party is on the 14th', 1, 0.6, {}],
    ['how much was the sofa?', 'The sofa was 400 euros', 1, 0.6, {}],
    ['who is my dentist?', 'My dentist is Mr Sand', 0.98, 0.5, {}],
    ['who sings?', 'Wanda sings', 1, 0.5, {}],
    ['where do I work?', 'I work at the mill', 1, 0.31, {}],
    ['what type of bike do I ride?', 'I ride a Gazelle bike', 0.95, 0.5, {}],
    ['what does my sister do?', 'My sister is a doctor', 0.6, 0.6, {}],
    ['what does Mira like to drink?', 'Mira likes to drink tea', 0.7, 0.5, {}],
    ['where does my sister live?', 'She lives in Ghent', 0.7, 0.5, { subject: 'sister' }],
    ['what did I eat yesterday?', 'I eat soup', 0.9, 0.6, { createdAt: NOW - 1.5 * DAY }],
    ['what was my salary in 2015?', 'My salary is 3,200 euros', 1, 0.7, { validFrom: Date.UTC(2014, 1, 1) }],
    ['what languages do I speak?', 'I speak Dutch', 0.45, 0.6, {}],
  ])('%s is answered by %s', (question, text, keyword, vector, parts) => {
    expect(kindOf(question, hit(text, keyword, vector, parts))).toBe('fact');
  });
});

describe('what may belong to it', () => {
  it('is shown, three at most, in the order of the recall', () => {
    const hits = Array.from({ length: 5 }, (_, place) => hit(`My ${place} pressure is high`, 0.5, 0.4));
    const answer = answerFromMemory('what is my tyre pressure?', hits, WHEN);
    expect(answer).toEqual({ kind: 'maybe', cites: hits.slice(0, 3).map(({ fact }) => fact.id) });
  });

  it('is nothing where nothing is near', () => {
    expect(answerFromMemory('what is my pension?', [hit('I ski', 0, 0.2)], WHEN)).toEqual({
      kind: 'nothing',
      cites: [],
    });
    expect(answerFromMemory('hm?', [hit('I ski', 0, 0.2)], WHEN)).toEqual({ kind: 'nothing', cites: [] });
  });
});

describe('several facts', () => {
  const LIFE = [
    'I like tea',
    'I love cold lakes',
    'I would like to see Rome',
    'I do not like fog',
    'I hate Mondays',
    'My sister likes jazz',
    'I play the cello',
    'I want to learn to sail',
    'Our daughter Saga is seven',
    'Saga is allergic to nuts',
    'I am allergic to cats',
    'I am also allergic to dust',
    'My mother plays chess',
    'My brother is tall',
    'Our cat is old',
    'My grandmother bakes',
    'I swim every Monday',
    'My goal is to read more',
    'Our son Nils is nine',
    'My father paints',
    'My sister Elin is tall',
    'Our dog is young',
    'My grandfather fishes',
    'I dislike small talk',
  ].map((text) => hit(text, 0, 0.1));
  const texts = (question: string) => {
    const { cites } = answerFromMemory(question, LIFE, WHEN);
    return cites.map((id) => LIFE.find(({ fact }) => fact.id === id)?.fact.text);
  };

  it.each([
    ['what do I like?', ['I like tea', 'I love cold lakes']],
    ['what do I hate?', ['I do not like fog', 'I hate Mondays', 'I dislike small talk']],
    ['what are my hobbies?', ['I play the cello', 'I swim every Monday']],
    [
      'what are my goals?',
      ['I would like to see Rome', 'I want to learn to sail', 'My goal is to read more'],
    ],
    ['what am I allergic to?', ['I am allergic to cats', 'I am also allergic to dust']],
    ['what do you know about Saga?', ['Our daughter Saga is seven', 'Saga is allergic to nuts']],
    ['who are my children?', ['Our daughter Saga is seven', 'Our son Nils is nine']],
    ['tell me about my parents', ['My mother plays chess', 'My father paints']],
    ['who are my siblings?', ['My sister likes jazz', 'My brother is tall', 'My sister Elin is tall']],
    ['what do you know about my pets?', ['Our cat is old', 'Our dog is young']],
    ['tell me about my grandparents', ['My grandmother bakes', 'My grandfather fishes']],
  ])('%s', (question, expected) => {
    expect(texts(question)).toEqual(expected);
  });

  it('are one where only one belongs', () => {
    expect(kindOf('what do I like?', hit('I like tea', 0.9, 0.3))).toBe('fact');
    expect(kindOf('tell me about it', hit('I like tea', 0, 0.1))).toBe('nothing');
    expect(kindOf('what do you know about Bo?', hit('She sails', 0, 0.1, { subject: 'Bo' }))).toBe('fact');
  });

  it('are twelve at most', () => {
    const many = Array.from({ length: 20 }, (_, place) => hit(`I like tea number ${place}`, 1, 0.3));
    expect(answerFromMemory('what do I like?', many, WHEN).cites).toHaveLength(12);
  });
});

it('a recall is as sure as the surest of it', () => {
  const strong = hit('I drive a Civic', 1, 0.4);
  const weak = hit('I drive to work', 0.5, 0.4);
  const none = hit('I ski', 0, 0.1);
  const ask = (...hits: readonly Hit[]) => recallStrength('what car do I drive?', hits, WHEN);
  expect(ask(none, weak, strong)).toBe('strong');
  expect(ask(none, weak)).toBe('weak');
  expect(ask(none)).toBe('none');
  expect(ask()).toBe('none');
});

it('answers any question alike each time, out of what was recalled', () => {
  const question = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc
      .array(
        fc.constantFrom('what', 'who', 'do I', 'like', 'my', 'blood', 'type', 'in 2015', 'about', 'Bo', '?'),
        { maxLength: 8 },
      )
      .map((words) => words.join(' ')),
  );
  const found = fc.array(
    fc.record({
      text: fc.string({ minLength: 1, maxLength: 60 }),
      keyword: fc.double({ min: 0, max: 1.1, noNaN: true }),
      vector: fc.double({ min: -1, max: 1, noNaN: true }),
    }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(question, found, (asked, given) => {
      const hits = given.map(({ text, keyword, vector }) => hit(text, keyword, vector));
      const answer = answerFromMemory(asked, hits, WHEN);
      expect(answerFromMemory(asked, hits, WHEN)).toEqual(answer);
      const ids = hits.map(({ fact }) => fact.id);
      for (const id of answer.cites) expect(ids).toContain(id);
      expect(new Set(answer.cites).size).toBe(answer.cites.length);
    }),
    { numRuns: runs(300) },
  );
});
