import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../shared/testing/runs.ts';
import { withoutMarkers } from './markers.ts';

const MARKERS = [
  '<|im_start|>',
  '<|im_end|>',
  '<|endoftext|>',
  '<|eot_id|>',
  '<|start_header_id|>',
  '<｜end▁of▁sentence｜>',
  '<s>',
  '</s>',
  '<bos>',
  '<EOS>',
  '<pad>',
  '<start_of_turn>',
  '<end_of_turn>',
  '<think>',
  '</think>',
  '<tool_call>',
  '<unused12>',
  '[INST]',
  '[/INST]',
  '[TOOL_CALLS]',
];

describe('text without markers', () => {
  it('reads the same, and holds no marker', () => {
    const piece = fc.oneof(
      fc.constantFrom(...MARKERS),
      fc.string({ maxLength: 8 }),
      fc.constantFrom('<', '[', '|'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const safe = withoutMarkers(text);
        expect(MARKERS.filter((marker) => safe.includes(marker))).toEqual([]);
        expect(safe.replaceAll('\u200B', '')).toBe(text.replaceAll('\u200B', ''));
      }),
      { seed: 43, numRuns: runs(500) },
    );
  });

  it.each(['a < b | c > d', '<div>', 'x[0] = [1, 2]', '<script>', 'Map<string, T>', 'if (a <b) {'])(
    'leaves other text alone: %s',
    (text) => {
      expect(withoutMarkers(text)).toBe(text);
    },
  );
});
