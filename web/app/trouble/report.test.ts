import { describe, expect, it } from 'vitest';
import { fault } from '../../../shared/protocol/errors.ts';
import { isMissingChunk, writeReport } from './report.ts';

const facts = {
  place: '/memory/01900000-0000-7000-8000-000000000001',
  version: '0.1.0',
  agent: 'Browser/1.0',
  at: new Date(Date.UTC(2026, 0, 2, 12)),
};
/** An error as Firefox and WebKit make it: their stacks do not hold the message. */
const framesOnly = (error: Error) => Object.assign(error, { stack: 'draw@app.js:1:2\n' });

describe('a report', () => {
  it('names version, time, view, code and browser', () => {
    const report = writeReport(fault('storage_full', 'No room.'), facts).split('\n');
    expect(report.slice(0, 6)).toEqual([
      'Nima 0.1.0',
      'at 2026-01-02T12:00:00.000Z',
      'in /memory',
      'code storage_full',
      'agent Browser/1.0',
      '',
    ]);
  });

  it('names the view alone: which note was open is nobody’s business', () => {
    expect(writeReport(new Error('x'), facts)).not.toContain('01900000');
  });

  it('tells nothing of the details, which may name what a person wrote', () => {
    const error = fault('fact_too_long', 'Split it.', { details: { text: 'my secret' } });
    expect(writeReport(error, facts)).not.toContain('secret');
  });

  it('says what happened and where, in browsers whose stacks hold both and in those that hold one', () => {
    expect(writeReport(new TypeError('it is undefined'), facts)).toMatch(/TypeError: it is undefined\n +at /);
    const report = writeReport(framesOnly(new TypeError('it is undefined')), facts);
    expect(report).toContain('TypeError: it is undefined\ndraw@app.js:1:2');
  });

  it('says it once', () => {
    expect(writeReport(new Error('only once'), facts).match(/only once/g)).toHaveLength(1);
  });

  it('follows the causes to the bottom', () => {
    const disk = new Error('disk');
    const error = fault('storage_failed', 'Try again.', {
      cause: framesOnly(new Error('transaction', { cause: disk })),
    });
    const report = writeReport(error, facts);
    expect(report).toContain('caused by Error: transaction\ndraw@app.js:1:2');
    expect(report).toContain('caused by Error: disk');
  });

  it('ends, also with an error that is its own cause', () => {
    const error = new Error('round');
    error.cause = error;
    expect(writeReport(error, facts).match(/caused by/g)).toHaveLength(4);
  });

  it.each([
    ['a text', 'a text'],
    [null, 'null'],
    [undefined, 'undefined'],
  ])('takes whatever was thrown: %s', (thrown, said) => {
    const report = writeReport(thrown, facts);
    expect(report).toContain('code none');
    expect(report.split('\n').at(-1)).toBe(said);
  });
});

describe('a chunk that could not be fetched', () => {
  it.each([
    [
      'Chromium',
      'Failed to fetch dynamically imported module: http://localhost:8787/assets/memory-view-1.js',
    ],
    ['Firefox', 'error loading dynamically imported module: http://localhost:8787/assets/memory-view-1.js'],
    ['WebKit', 'Importing a module script failed.'],
    ['the style of a view', 'Unable to preload CSS for /assets/memory-view-1.css'],
  ])('is known in the words of %s', (_, message) => {
    expect(isMissingChunk(new TypeError(message))).toBe(true);
  });

  it.each([new TypeError('Failed to fetch'), new Error('module is not defined'), null, 'chunk'])(
    'is not %s',
    (error) => {
      expect(isMissingChunk(error)).toBe(false);
    },
  );
});
