import { describe, expect, it } from 'vitest';
import { MESSAGE_CODES } from '../../../shared/domain/memory/imports/import-result.ts';
import { readText } from '../../../shared/domain/memory/imports/testing/read-text.ts';
import { fault } from '../../../shared/protocol/errors.ts';
import { buildPreview } from '../../ports/testing/fake-memory-transfer.ts';
import { everyText } from '../../ui/text/testing/every-text.ts';
import { textIn } from '../../ui/text/text.tsx';
import { sayOutcome, sayStep, sayWhatToDo } from './say-step.ts';

const text = textIn('en').knowing(everyText);
const file = new File([], 'a.json');
/** What the codes of a message may carry. */
const VALUES = {
  count: 2,
  refused: 1,
  limitMb: 256,
  list: 'facts',
  version: '9',
  known: 1,
  messages: 7,
};

describe('the sentence about a file', () => {
  it.each(MESSAGE_CODES)('%s: is whole, every name in it filled', (code) => {
    const preview = buildPreview({ message: { code, values: VALUES } });
    expect(sayStep({ kind: 'previewed', file, preview }, text)).toMatch(/^[^{}]+\.$/);
  });

  it.each([
    [1, 'The 1 entry of this file can be taken in.'],
    [1_200, 'All 1,200 entries of this file can be taken in.'],
  ])('counts the %d entries that are read', (count, sentence) => {
    const written = JSON.stringify(Array.from({ length: count }, (_, at) => `fact ${at}`));
    const { message } = readText(written);
    const preview = buildPreview({ message });
    expect(sayStep({ kind: 'previewed', file, preview }, text)).toBe(sentence);
  });

  it('follows the reading through its stages', () => {
    const reading = (stage: 'reading' | 'checking' | 'comparing') =>
      sayStep({ kind: 'reading', file, progress: { stage, done: 1, total: 3 } }, text);
    expect(reading('reading')).toBe('Reading a.json');
    expect(reading('checking')).toBe('Checking 3 entries');
    expect(reading('comparing')).toBe('Comparing with what is here');
  });

  it('names the last step, which cannot be stopped', () => {
    const taking = (stage: 'staging' | 'merging', done: number) =>
      sayStep({ kind: 'taking', file, stage, done, total: 3_000 }, text);
    expect(taking('staging', 3_000)).toBe('Taking in a.json');
    expect(taking('merging', 2_000)).toBe('Taking in a.json');
    expect(taking('merging', 3_000)).toContain('cannot be stopped');
  });
});

describe('what helps', () => {
  it('is said of every file that is refused, and where nothing helps but the passphrase, not', () => {
    const silent = MESSAGE_CODES.filter((code) => sayWhatToDo(code, text) === null);
    expect(silent).toEqual([
      'accepted',
      'partial',
      'chats',
      'chats_partial',
      'needs_passphrase',
      'wrong_passphrase',
    ]);
  });
});

describe('what came of it', () => {
  it.each([
    [null, 'Stopped. Nothing was written.'],
    [fault('storage_failed', ''), 'The browser could not read or write. Try again. Nothing was written.'],
    [fault('import_failed', ''), 'The file could not be read, and nothing was written. Try again.'],
  ])('%s: says once that nothing was written', (error, words) => {
    expect(sayOutcome({ kind: 'stopped', file, error }, text)).toBe(words);
  });
});
