import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../testing/runs.ts';
import { z } from '../../../schemas/zod.ts';
import { CAPABILITIES } from '../capabilities.ts';
import { createRegistry } from '../registry.ts';
import { anyInvocation, anyText, INVENTED, mergePull } from '../testing/invented.ts';
import { readCommand } from './read-command.ts';
import { writeCommand } from './write-command.ts';

const read = (text: string) => readCommand(text, CAPABILITIES);
const readInvented = (text: string) => readCommand(text, INVENTED);
const invocation = (capability: string, input: object) => ({
  kind: 'invocation',
  invocation: { capability, input, by: 'person' },
});

describe('a typed command', () => {
  it.each([
    ['/remember I drive a Civic', 'remember', { text: 'I drive a Civic' }],
    ['/status', 'status', {}],
    ['/status ', 'status', {}],
    ['  /Status', 'status', {}],
    ['/REMEMBER tea', 'remember', { text: 'tea' }],
    ['/remember --category work I start at nine', 'remember', { category: 'work', text: 'I start at nine' }],
    ['/remember I start at nine --category work', 'remember', { category: 'work', text: 'I start at nine' }],
    [
      '/remember --pin I start at nine --category=work',
      'remember',
      { pin: true, category: 'work', text: 'I start at nine' },
    ],
    ['/remember —pin I start at nine', 'remember', { pin: true, text: 'I start at nine' }],
    ['/remember --Pin=false tea', 'remember', { pin: false, text: 'tea' }],
    ['/remember --pin=TRUE tea', 'remember', { pin: true, text: 'tea' }],
    ['/remember --category "my own work" tea', 'remember', { category: 'my own work', text: 'tea' }],
    ['/remember --category “my own work” tea', 'remember', { category: 'my own work', text: 'tea' }],
    ['/remember --category="my own work" tea', 'remember', { category: 'my own work', text: 'tea' }],
    ['/remember --category "a \\"b\\" \\\\ c" tea', 'remember', { category: 'a "b" \\ c', text: 'tea' }],
    ['/remember "--pin is a flag"', 'remember', { text: '--pin is a flag' }],
    ['/remember "Be water" is by Bruce Lee', 'remember', { text: '"Be water" is by Bruce Lee' }],
    ["/remember I don't like 'oolong'", 'remember', { text: "I don't like 'oolong'" }],
    ['/remember "unclosed', 'remember', { text: '"unclosed' }],
    [
      '/remember git push --force-with-lease is safer',
      'remember',
      { text: 'git push --force-with-lease is safer' },
    ],
    ['/remember the flag --pin means pinned', 'remember', { text: 'the flag --pin means pinned' }],
    ['/remember two\n\nlines', 'remember', { text: 'two\n\nlines' }],
    ['/remember C:\\new', 'remember', { text: 'C:\\new' }],
    ['/recall rent --history', 'recall', { text: 'rent', history: true }],
    ['/export MEMORY', 'export', { what: 'memory' }],
    ['/export', 'export', {}],
    ['/help remember', 'help', { command: 'remember' }],
    ['/model qwen3-1.7b-q4_0', 'model', { id: 'qwen3-1.7b-q4_0' }],
  ])('is read: %s', (text, capability, input) => {
    expect(read(text)).toEqual(invocation(capability, input));
  });

  it.each([
    ['/github.merge_pull --repository ada/engine 7', { repository: 'ada/engine', number: 7 }],
    [
      '/github.merge_pull 7 --repository ada/engine --method rebase',
      { repository: 'ada/engine', number: 7, method: 'Rebase' },
    ],
    [
      '/github.merge_pull --labels ["a","b"] --repository a/b 7',
      { repository: 'a/b', number: 7, labels: ['a', 'b'] },
    ],
    [
      '/github.merge_pull --labels "[\\"a b\\"]" --repository a/b --weight -0.5 7',
      { repository: 'a/b', number: 7, labels: ['a b'], weight: -0.5 },
    ],
  ])('has arguments of any type: %s', (text, input) => {
    expect(readInvented(text)).toEqual(invocation('github.merge_pull', input));
  });
});

describe('what is no command', () => {
  it.each([
    'I drive a Civic',
    '',
    ' ',
    '/etc/hosts is missing',
    '/usr/bin/env',
    '/etc is read-only',
    '/ is full',
    '/5 minutes',
    '/^a+$/ matches',
    '/r/programming',
    '// TODO fix this',
    '1/2',
    '/remember/this',
  ])('stays a message as it is: %j', (text) => {
    expect(read(text)).toEqual({ kind: 'none', text });
  });

  it.each([
    ['//remember is how it begins', '/remember is how it begins'],
    [' //status', '/status'],
    ['//nothing of ours', '/nothing of ours'],
  ])('can be told with a second slash: %s', (text, message) => {
    expect(read(text)).toEqual({ kind: 'none', text: message });
  });
});

describe('a command that is not whole', () => {
  it.each([
    ['/', 'unknown_command', 0, 1, null],
    ['/reme', 'unknown_command', 0, 5, 'remember'],
    ['/remember', 'missing', 9, 9, null],
    ['/remember --pin', 'missing', 15, 15, null],
    ['/remember ""', 'missing', 12, 12, null],
    ['/remember --cat', 'unknown_flag', 10, 15, 'category'],
    ['/remember tea --category', 'missing_value', 14, 24, null],
    ['/remember --category --pin tea', 'missing_value', 10, 20, null],
    ['/remember --pin=t', 'not_a_choice', 10, 17, 'true'],
    ['/export mem', 'not_a_choice', 8, 11, 'memory'],
  ])('says what is still missing: %s', (text, kind, start, end, nearest) => {
    expect(read(text)).toMatchObject({ kind: 'incomplete', problem: { kind, start, end, nearest } });
  });

  it.each([
    ['/recal my rent', 'unknown_command', 0, 6, 'recall'],
    ['/rmemeber tea', 'unknown_command', 0, 9, 'remember'],
    ['/zzz', 'unknown_command', 0, 4, null],
    ['/recalling-what-we-said-yesterday', 'unknown_command', 0, 33, null],
    ['/remember --categry work tea', 'unknown_flag', 10, 19, 'category'],
    ['/remember --zzz tea', 'unknown_flag', 10, 15, null],
    ['/remember --pin --pin tea', 'twice', 16, 21, null],
    ['/remember --pin=maybe tea', 'not_a_choice', 10, 21, null],
    ['/status now', 'unexpected', 8, 11, null],
    ['/export everything', 'not_a_choice', 8, 18, null],
    ['/export mem --x', 'not_a_choice', 8, 15, null],
    [`/remember ${'x'.repeat(20_001)}`, 'too_long', 10, 20_011, null],
  ])('says what is wrong, and where: %.40s', (text, kind, start, end, nearest) => {
    expect(read(text)).toMatchObject({ kind: 'invalid', problem: { kind, start, end, nearest } });
  });

  it.each([
    ['/github.merge_pull --repository a/b seven', 'not_a_number', 'number'],
    ['/github.merge_pull --repository a/b "7 8"', 'not_a_number', 'number'],
    ['/github.merge_pull --labels a --repository a/b 7', 'not_json', 'labels'],
    ['/github.merge_pull --repository a/b 0', 'unusable', 'number'],
    ['/github.merge_pull --repository a 7', 'unusable', 'repository'],
    ['/github.merge_pull --labels [1] --repository a/b 7', 'unusable', 'labels'],
  ])('says what does not fit its type: %s', (text, kind, argument) => {
    expect(readInvented(text)).toMatchObject({ kind: 'invalid', problem: { kind, argument } });
  });

  it('says what does not fit as a whole', () => {
    const input = z.strictObject({ a: z.optional(z.string()), b: z.optional(z.string()) });
    const either = input.check(z.refine(({ a, b }) => (a === undefined) !== (b === undefined)));
    const registry = createRegistry([[{ ...mergePull, name: 'either', input: either, rest: null }]]);
    expect(readCommand('/either --a 1', registry).kind).toBe('invocation');
    expect(readCommand('/either --a 1 --b 2', registry)).toMatchObject({
      kind: 'invalid',
      problem: { kind: 'unusable', argument: null, start: 7, end: 19 },
    });
  });

  it.each([
    ['/github.merge_pull --number 7 8 --repository a/b', 'unknown_flag'],
    ['/github.merge_pull --weight= --repository a/b 7', 'missing_value'],
  ])('takes the rest of the line as the rest alone: %s', (text, kind) => {
    expect(readInvented(text)).toMatchObject({ problem: { kind } });
  });
});

describe('whatever is typed', () => {
  const lines = fc
    .tuple(
      fc.constantFrom('', '/', '//', '/remember ', '/export ', '/recall --', '/github.merge_pull '),
      anyText,
    )
    .map((parts) => parts.join(''));

  it('is read without an error, and its problems lie within it', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom(CAPABILITIES, INVENTED), (line, registry) => {
        const outcome = readCommand(line, registry);
        const { start, end } = 'problem' in outcome ? outcome.problem : { start: 0, end: line.length };
        expect(start >= 0 && start <= end && end <= line.length).toBe(true);
      }),
      { seed: 51, numRuns: runs(10_000) },
    );
  });

  it('does not change when it is read, written and read again', () => {
    const check = fc.property(anyInvocation(CAPABILITIES), anyInvocation(INVENTED), (ours, invented) => {
      expect(read(writeCommand(ours, CAPABILITIES))).toEqual({ kind: 'invocation', invocation: ours });
      expect(readInvented(writeCommand(invented, INVENTED))).toEqual({
        kind: 'invocation',
        invocation: invented,
      });
    });
    fc.assert(check, { seed: 52, numRuns: runs(10_000) });
  });

  it('is escaped by one slash more', () => {
    const check = fc.property(anyInvocation(CAPABILITIES), (ours) => {
      const line = writeCommand(ours, CAPABILITIES);
      expect(read(`/${line}`)).toEqual({ kind: 'none', text: line });
    });
    fc.assert(check, { seed: 53, numRuns: runs(2_000) });
  });
});

describe('the line of an invocation', () => {
  it.each([
    ['/remember I drive a Civic', 'remember', { text: 'I drive a Civic' }],
    ['/remember --category work --pin tea', 'remember', { text: 'tea', category: 'work', pin: true }],
    ['/remember --pin=false "--pin"', 'remember', { text: '--pin', pin: false }],
    ['/remember "tea --pin"', 'remember', { text: 'tea --pin' }],
    ['/remember --category "my work" tea', 'remember', { text: 'tea', category: 'my work' }],
    ['/status', 'status', {}],
    ['/unheard.of {"a":1}', 'unheard.of', { a: 1 }],
  ])('is %s', (line, capability, input) => {
    expect(writeCommand({ capability, input }, CAPABILITIES)).toBe(line);
  });
});
