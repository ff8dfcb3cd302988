import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../testing/runs.ts';
import { CAPABILITIES } from '../capabilities.ts';
import { anyText, INVENTED } from '../testing/invented.ts';
import { completionsFor } from './completions.ts';
import { readCommand } from './read-command.ts';

const OFFERED = {
  categories: ['work', 'home', 'my own work', 'travel'],
  models: ['qwen3-1.7b-q4_0', 'llama-3.2'],
  personas: ['zen engineer', 'plain'],
  repositories: ['ada/engine', 'ada/notes'],
};

/** `|` is the caret. The line as it would be, for each candidate. */
function completed(marked: string, registry = CAPABILITIES): string[] {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { from, to, candidates } = completionsFor(text, caret, registry, OFFERED);
  return candidates.map(({ insert }) => text.slice(0, from) + insert + text.slice(to));
}

describe('a completion', () => {
  it.each([
    ['/rem|', ['/remember ']],
    ['/re|', ['/remember ', '/recall ']],
    ['/REC|', ['/recall ']],
    ['/sta|', ['/status']],
    ['  /sta|', ['  /status']],
    ['/r|em', ['/remember ', '/recall ', '/forget ', '/profile', '/clear', '/persona ']],
    ['/rem| tea', ['/remember tea']],
    ['/zzz|', []],
    ['tea|', []],
    ['/etc/h|', []],
    ['//rem|', []],
    ['/remember |', ['/remember --category ', '/remember --pin ']],
    ['/remember --|', ['/remember --category ', '/remember --pin ']],
    ['/remember -|', ['/remember --category ', '/remember --pin ']],
    ['/remember —p|', ['/remember --pin ']],
    ['/remember --pin |', ['/remember --pin --category ']],
    [
      '/remember --category |',
      ['work', 'home', '"my own work"', 'travel'].map((one) => `/remember --category ${one} `),
    ],
    ['/remember --category w|', ['/remember --category work ', '/remember --category "my own work" ']],
    [
      '/remember --category w|x tea',
      ['/remember --category work tea', '/remember --category "my own work" tea'],
    ],
    ['/remember tea --c|', ['/remember tea --category ']],
    ['/remember tea --category tr|', ['/remember tea --category travel ']],
    ['/remember tea |', []],
    ['/remember --bogus --c|', []],
    ['/zzz --c|', []],
    ['/status |', []],
    ['/export |', ['/export memory', '/export conversation']],
    ['/export c|', ['/export conversation']],
    ['/model l|', ['/model llama-3.2']],
    ['/persona |', ['/persona "zen engineer"', '/persona plain']],
    ['/persona zen e|', ['/persona "zen engineer"']],
    ['/help fo|', ['/help forget']],
  ])('of %s is %j', (marked, lines) => {
    const whole = completed(marked);
    expect(whole.slice(0, lines.length || 1)).toEqual(lines);
  });

  it('knows the choices of an input, and where a flag stands alone', () => {
    const start = '/github.merge_pull --repository ada/engine --method ';
    expect(completed(`${start}|`, INVENTED)).toEqual(
      ['merge', 'squash', 'Rebase'].map((one) => `${start}${one} `),
    );
    expect(completed('/github.merge_pull --delete_branch ad|', INVENTED)).toEqual([]);
    expect(completed('/github.merge_pull --delete_branch --repository ad|', INVENTED)).toEqual(
      ['ada/engine', 'ada/notes'].map((one) => `/github.merge_pull --delete_branch --repository ${one} `),
    );
  });

  it('says what it is about', () => {
    const { candidates } = completionsFor('/remember --category tr', 23, CAPABILITIES, OFFERED);
    expect(candidates).toEqual([{ kind: 'value', name: 'travel', insert: 'travel ' }]);
    expect(completionsFor('/sta', 4, CAPABILITIES, {}).candidates).toEqual([
      { kind: 'command', name: 'status', insert: '/status' },
    ]);
    expect(completionsFor('/remember --p', 13, CAPABILITIES, {}).candidates).toEqual([
      { kind: 'flag', name: 'pin', insert: '--pin ' },
    ]);
  });

  it('is a valid beginning, whatever stands there and wherever the caret is', () => {
    const begun = fc
      .tuple(
        fc.constantFrom('/', '/re', '/remember ', '/remember --category ', '/export ', '/help ', '/persona '),
        anyText,
      )
      .map((parts) => parts.join(''));
    const values = fc.record({ categories: fc.array(anyText), personas: fc.array(anyText) });
    let offered = 0;
    fc.assert(
      fc.property(begun, fc.nat(60), values, (text, place, given) => {
        const { from, to, candidates } = completionsFor(
          text,
          Math.min(place, text.length),
          CAPABILITIES,
          given,
        );
        expect(0 <= from && from <= to && to <= text.length).toBe(true);
        offered += candidates.length;
        for (const { insert } of candidates) {
          const { kind } = readCommand(text.slice(0, from) + insert, CAPABILITIES);
          expect(['invocation', 'incomplete']).toContain(kind);
        }
      }),
      { seed: 54, numRuns: runs(10_000) },
    );
    expect(offered).toBeGreaterThan(runs(5_000));
  });
});
