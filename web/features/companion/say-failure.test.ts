import { expect, it } from 'vitest';
import { ERRORS } from '../../../shared/protocol/errors.ts';
import { everyText } from '../../ui/text/testing/every-text.ts';
import { textIn } from '../../ui/text/text.tsx';
import { sayFailure } from './say-failure.ts';

const text = textIn('en', [], everyText);

it('says every code the app knows without a gap in the sentence', () => {
  for (const code of Object.keys(ERRORS)) {
    // What is too long is told by whoever holds it, with its numbers.
    if (/^(?:fact|message)_/.test(code)) continue;
    expect(sayFailure({ code, message: 'x' }, text).words, code).toMatch(/^[^{}]{10,}$/);
  }
});

it('adds what the companion said where that is more', () => {
  const message = 'Ollama at localhost:11434 answered 500.';
  expect(sayFailure({ code: 'model_failed', message }, text).detail).toBe(message);
  expect(sayFailure({ code: 'queue_full', message }, text).detail).toBeNull();
});

it('leaves to the companion what the app does not know', () => {
  expect(sayFailure({ code: 'from_the_future', message: 'It rained.' }, text)).toEqual({
    words: null,
    detail: 'It rained.',
  });
});
