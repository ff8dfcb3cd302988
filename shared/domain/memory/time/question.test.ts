import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../testing/runs.ts';
import { readTimeIntent } from './question.ts';

const NOW = Date.UTC(2026, 6, 1);
const PEOPLE = new Set(['wanda', 'sister']);
const ask = (text: string) => readTimeIntent(text, NOW, PEOPLE);

describe('what a question asks of time', () => {
  it.each([
    ['Where do I work?', 'current'],
    ['Where did I work before the mill?', 'previous'],
    ['What was my previous job?', 'previous'],
    ['Where did I work after the mill?', 'next'],
    ['What was my first job?', 'first'],
    ['Where did I work in March 2024?', 'as of'],
    ['Where did I work before March 2024?', 'before'],
    ['Where have I worked so far?', 'history'],
    ['Which clubs do I have?', 'list'],
  ])('%s: %s', (text, kind) => {
    expect(ask(text).intent.kind).toBe(kind);
  });

  it.each([
    ['as of March', '2026-03-01', '2026-04-01'],
    ['in December', '2025-12-01', '2026-01-01'],
    ['on 2024-02-29', '2024-02-29', '2024-03-01'],
    ['in summer 2023', '2023-06-01', '2023-09-01'],
    ['last year', '2025-01-01', '2026-01-01'],
  ])('%s is from %s to %s', (words, from, to) => {
    const { intent } = ask(`Where did I work ${words}?`);
    expect(intent).toMatchObject({ kind: 'as of', span: { from: Date.parse(from), to: Date.parse(to) - 1 } });
  });

  it('keeps what names the version out of what is asked for', () => {
    const { intent, words } = ask('Which locker did I have before the blue one?');
    expect(words.map(({ lower }) => lower)).toEqual(['locker']);
    expect(intent.kind === 'previous' && intent.anchor.map(({ lower }) => lower)).toEqual(['blue', 'one']);
  });
});

it.each([
  ['Where do I work?', { kind: 'owner' }],
  ['Where does Wanda work?', { kind: 'person', name: 'wanda' }],
  ['Where does my sister work?', { kind: 'person', name: 'sister' }],
  ['Where does my uncle work?', { kind: 'stranger', name: 'uncle' }],
  ['Where does Igor work?', { kind: 'stranger', name: 'igor' }],
  ['What is the tallest mountain?', { kind: 'anyone' }],
])('%s', (text, whom) => {
  expect(ask(text).whom).toEqual(whom);
});

it.each([
  ['How many keys do I have?', 'number'],
  ['How tall is Wanda?', 'number'],
  ['When do I rehearse?', 'time'],
  ['At what time do I rehearse?', 'time'],
  ['Where do I rehearse?', null],
])('%s wants a %s', (text, wanted) => {
  expect(ask(text).wants).toBe(wanted);
});

it.each([
  ['How much is my rent?', ['rent']],
  ['How much sugar does it take?', ['sugar']],
  ['Which old ferry do I take?', ['old', 'ferry']],
  ['What is the name of our 2 boats?', []],
  ['Where do I live?', []],
  ['What is it?', []],
])('%s asks for %j by name', (text, things) => {
  expect([...ask(text).things]).toEqual(things);
});

it('words that any question could have say less of what is asked for', () => {
  const [name, boat] = ask('What is the name of my boat?').words;
  expect([name?.lower, boat?.lower]).toEqual(['name', 'boat']);
  expect(name?.weight).toBeLessThan(boat?.weight ?? 0);
});

it('reads any question', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(ask(text).intent.kind).toBeTypeOf('string');
    }),
    { numRuns: runs(1000) },
  );
});
