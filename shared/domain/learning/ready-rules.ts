import { RULES } from './rules/rules.ts';

/** A browser compiles a pattern when it first meets a text, once for plain letters and once for all others. */
const TEXTS = ['I am here', 'I am here — now'];

/**
 * Readies the rules, a little with each step: all of them at once, with the first message, hold a page up for a third of
 * a second.
 */
export function* readyRules(): Generator<void> {
  for (const text of TEXTS)
    for (const { pattern } of RULES) {
      pattern.test(text);
      yield;
    }
}
