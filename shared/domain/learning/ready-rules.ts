import { candidatesIn } from './candidates-in.ts';
import { RULES } from './rules/rules.ts';

/** A browser compiles a pattern anew for letters beyond the plain ones. */
const TEXTS = ['I am here', 'I am here — now'];
/** Twice: with the first text it is only prepared, with the second one made fast. */
const TIMES = 2;

/**
 * Readies the rules, a little with each step: all of them at once, with the first message, hold a page up for half a
 * second.
 */
export function* readyRules(): Generator<void> {
  for (const text of TEXTS) {
    for (const { pattern } of RULES)
      for (let time = 0; time < TIMES; time += 1) {
        pattern.test(text);
        yield;
      }
    // What goes before the rules, and comes after them.
    for (let time = 0; time < TIMES; time += 1) {
      candidatesIn(text, { now: 0, timeZone: 'UTC' });
      yield;
    }
  }
}
