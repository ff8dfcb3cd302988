import { describe, expect, it } from 'vitest';
import { exchangesOf } from '../conversation/tree.ts';
import { foldsOn } from './folds-on.ts';
import { buildFold } from './testing/build-fold.ts';
import { buildPath, buildQuestion, buildReply, idOf, leftOf } from './testing/talk.ts';
import { leavingTurns, turnsOf, unfolded } from './turns.ts';

const path = buildPath(['a', 'b'], ['c', 'd'], ['e', 'f']);
const questions = path.filter(({ role }) => role === 'user').map(({ id }) => id);
const NOTHING = foldsOn(path, []);
const asked = (turns: readonly { readonly question: { readonly text: string } }[]) =>
  turns.map(({ question }) => question.text);

describe('what leaves', () => {
  it('is what left the prompt because it is old, with what it was to read', () => {
    const left = leavingTurns(path, leftOf(questions.slice(0, 2), 12), NOTHING);
    expect(asked(left)).toEqual(['a', 'c']);
    expect(left.map(({ tokens }) => tokens)).toEqual([12, 12]);
  });

  it('is not what left for another reason, or is no turn', () => {
    const [id = ''] = questions;
    const leftOut = [
      { part: 'history', id, tokens: 1, reason: 'no-room' },
      { part: 'recall', id, tokens: 1, reason: 'oldest' },
      { part: 'history', id: null, tokens: 1, reason: 'oldest' },
    ] as const;
    expect(leavingTurns(path, { leftOut }, NOTHING)).toEqual([]);
  });

  it('is nothing pinned, folded, taken back or still being answered', () => {
    const [q1, r1, q2, r2, q3, r3] = path;
    const said = [q1, { ...r1, pinned: true }, q2, { ...r2, state: 'waiting' }, q3, r3] as typeof path;
    expect(asked(leavingTurns(said, leftOf(questions), NOTHING))).toEqual(['e']);
    const fold = buildFold({ covers: [idOf(1), idOf(2)] });
    expect(asked(leavingTurns(path, leftOf(questions), foldsOn(path, [fold])))).toEqual(['c', 'e']);
    const back = { ...fold, takenBackAt: 1 };
    expect(asked(leavingTurns(path, leftOf(questions), foldsOn(path, [back])))).toEqual(['c', 'e']);
  });
});

describe('what is told in full', () => {
  const fold = buildFold({ covers: [1, 2, 3, 4].map(idOf) });

  it('is all that is not folded', () => {
    expect(asked(unfolded(exchangesOf(path), foldsOn(path, [fold])))).toEqual(['e']);
    expect(asked(turnsOf(fold, path))).toEqual(['a', 'c']);
  });

  it('is what is pinned, also where that was said after it was folded', () => {
    const pinned = path.map((message) => (message.text === 'a' ? { ...message, pinned: true } : message));
    expect(asked(unfolded(exchangesOf(pinned), foldsOn(pinned, [fold])))).toEqual(['a', 'e']);
  });

  it('is a question that nobody replied to, until it is folded', () => {
    const alone = [buildQuestion(1), buildQuestion(2), buildReply(3)];
    expect(unfolded(exchangesOf(alone), NOTHING)).toHaveLength(2);
    expect(unfolded(exchangesOf(alone), { covered: new Set([idOf(1)]) })).toHaveLength(1);
  });
});
