import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareProtocols, PROTOCOL_VERSION, type Compatibility } from './version.ts';

/** What one side calls newer, the other calls older. */
const SEEN_FROM_THE_OTHER_SIDE: Readonly<Record<Compatibility, Compatibility>> = {
  same: 'same',
  app_newer: 'companion_newer',
  companion_newer: 'app_newer',
  incompatible: 'incompatible',
};

const number = fc.nat({ max: 999_999 });
const version = fc.tuple(number, number).map(([major, minor]) => `${major}.${minor}`);
/** Versions that meet often: the same few majors and minors. */
const near = fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 3 })).map(([major, minor]) => `${major}.${minor}`);
const anything = fc.oneof(near, version, fc.string());

describe('the protocol of app and companion', () => {
  it.each([
    ['1.0', '1.0', 'same'],
    ['1.2', '1.0', 'app_newer'],
    ['1.0', '1.2', 'companion_newer'],
    ['1.10', '1.9', 'app_newer'],
    ['2.0', '1.9', 'incompatible'],
    ['1.9', '2.0', 'incompatible'],
    ['0.1', '0.2', 'companion_newer'],
    ['1.0', '', 'incompatible'],
    ['1.0', '1', 'incompatible'],
    ['1.0', '1.0.0', 'incompatible'],
    ['1.0', 'v1.0', 'incompatible'],
    ['1.0', ' 1.0', 'incompatible'],
    ['1.0', '1.0\n', 'incompatible'],
    ['1.0', '1.-1', 'incompatible'],
    ['1.0', '1.1234567', 'incompatible'],
    ['', '', 'incompatible'],
  ] as const)('app %j and companion %j are %s', (app, companion, expected) => {
    expect(compareProtocols(app, companion)).toBe(expected);
  });

  it('is of the shape that it compares', () => {
    expect(compareProtocols(PROTOCOL_VERSION, PROTOCOL_VERSION)).toBe('same');
  });

  it('is judged alike from both sides', () => {
    fc.assert(
      fc.property(anything, anything, (app, companion) => {
        expect(compareProtocols(companion, app)).toBe(
          SEEN_FROM_THE_OTHER_SIDE[compareProtocols(app, companion)],
        );
      }),
      { seed: 11, numRuns: 1000 },
    );
  });

  it('talks to every minor of its own major and to no other', () => {
    fc.assert(
      fc.property(number, number, number, number, (major, minor, otherMajor, otherMinor) => {
        expect(compareProtocols(`${major}.${minor}`, `${major}.${otherMinor}`)).not.toBe('incompatible');
        fc.pre(major !== otherMajor);
        expect(compareProtocols(`${major}.${minor}`, `${otherMajor}.${otherMinor}`)).toBe('incompatible');
      }),
      { seed: 12 },
    );
  });
});
