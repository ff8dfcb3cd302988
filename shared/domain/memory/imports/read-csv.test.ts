import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv, separatorOf } from './read-csv.ts';

describe('a table as text', () => {
  it.each([
    [
      'lines of either kind',
      'a,b\r\nc,d\ne,f\rg,h',
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
        ['g', 'h'],
      ],
    ],
    ['quotes with separators, line breaks and quotes in them', '"a,""b""\n",c', [['a,"b"\n', 'c']]],
    [
      'empty cells, and no empty lines',
      'a,,\n\n"",x\n',
      [
        ['a', '', ''],
        ['', 'x'],
      ],
    ],
    ['a quote within a word', 'a"b,c', [['a"b', 'c']]],
    ['a quote that is never closed', 'a,"b\nc', [['a', 'b\nc']]],
    ['something after a closing quote', '"a"b,c', [['ab', 'c']]],
  ])('has %s', (_, text, rows) => {
    expect(readCsv(text, ',')).toEqual(rows);
  });

  it('tells its separator by the header', () => {
    expect(separatorOf('text')).toBe(',');
    expect(separatorOf('text;date;x')).toBe(';');
    expect(separatorOf('text\tdate')).toBe('\t');
    expect(separatorOf('"a;b;c",date')).toBe(',');
  });

  it('gives back whatever was quoted', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ';', ' ') });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }));
    fc.assert(
      fc.property(rows, (table) => {
        const text = table
          .map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','))
          .join('\n');
        expect(readCsv(text, ',')).toEqual(table);
      }),
    );
  });
});
