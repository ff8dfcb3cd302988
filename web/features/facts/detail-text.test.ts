import { describe, expect, it } from 'vitest';
import { detailText, typedDetail } from './detail-text.ts';

describe('a detail, as it is typed', () => {
  it.each([
    ['words', 'office', 'office'],
    ['a number', 7, '7'],
    ['a list', [1, { a: null }], '[1,{"a":null}]'],
    ['nothing', null, 'null'],
  ])('of %s is read and written alike', (_, detail, text) => {
    expect(detailText(detail)).toBe(text);
    expect(typedDetail(text, detail)).toEqual(detail);
  });

  it('stays words where it was words, and becomes words where it reads as nothing else', () => {
    expect(typedDetail('7', 'seven')).toBe('7');
    expect(typedDetail('seven', 7)).toBe('seven');
    expect(typedDetail('[1, 2]', [1])).toEqual([1, 2]);
  });
});
