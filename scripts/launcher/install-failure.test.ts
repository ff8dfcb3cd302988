import { describe, expect, test } from 'vitest';
import { describeInstallFailure } from './install-failure.mjs';

describe('describeInstallFailure', () => {
  test.each([
    ['npm error code ENOSPC\nnpm error no space left on device', 'the disk is full'],
    ['npm error code EAI_AGAIN', 'could not be reached'],
    [
      'npm error network request to https://registry.example failed, reason: connect ECONNREFUSED',
      'could not be reached',
    ],
    ['npm error code EROFS', 'read-only'],
    ['npm error code EACCES', 'may not be written'],
    ['npm error code EUSAGE\nnpm error `npm ci` can only install packages when in sync', 'disagree'],
    ['npm error code EINTEGRITY', 'damaged'],
    ['spawn npm ENOENT', 'npm was not found'],
  ])('%j is told as: %s', (output, expected) => {
    const line = describeInstallFailure(output);
    expect(line).toContain(expected);
    expect(line).not.toContain('\n');
  });

  test('quotes npm where the cause is not a known one', () => {
    const output =
      'npm error code E418\nnpm error teapot\nnpm error A complete log of this run can be found in: /x.log\n';
    expect(describeInstallFailure(output)).toBe(
      'The packages could not be installed: code E418 teapot. Run `npm ci` to see it in full.',
    );
  });

  test('goes by the errors of npm where it warns of other things too', () => {
    const output = 'npm warn cleanup Failed to remove EPERM\nnpm error code ENOTFOUND';
    expect(describeInstallFailure(output)).toContain('could not be reached');
  });

  test('goes by the warnings where npm itself saw no error', () => {
    expect(describeInstallFailure('npm warn tar TAR_ENTRY_ERROR ENOSPC: no space left')).toContain(
      'disk is full',
    );
  });

  test('says so where npm was silent', () => {
    expect(describeInstallFailure('')).toContain('npm did not say why');
  });
});
