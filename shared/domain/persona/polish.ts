import { PolishStream, type Polished, type PolishOptions } from './polish-stream.ts';

/**
 * An answer after the rules: what says nothing is gone, what is loud is calm, what is doubtful says so, and what is too
 * long for its question has a place to fold it at. Code, quotes, addresses and tables are as they were.
 */
export function polish(text: string, options: PolishOptions): Polished {
  const stream = new PolishStream(options);
  stream.push(text);
  return stream.end().polished;
}
