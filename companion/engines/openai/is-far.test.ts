import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../shared/testing/runs.ts';
import { isFar } from './is-far.ts';

describe('how far an address leads', () => {
  it.each([
    'http://localhost:11434',
    'http://LOCALHOST./v1',
    'http://127.0.0.1:8080',
    'http://127.255.255.254',
    'http://10.0.0.1',
    'https://10.255.255.255:8443/v1',
    'http://172.16.0.1',
    'http://172.31.255.255',
    'http://192.168.1.20:1234',
    'http://169.254.10.1',
    'http://[::1]:8000',
    'http://[0:0:0:0:0:0:0:1]',
    'http://[fc00::1]',
    'http://[fdff:ffff::1]',
    'http://[fe80::1]',
    'http://[febf::1]',
    'http://[::ffff:127.0.0.1]',
    'http://[::ffff:192.168.1.1]',
    'http://studio.local:1234',
    'http://a.b.local.',
    // Other spellings of near addresses
    'http://2130706433',
    'http://0x7f000001',
    'http://0x7f.1',
    'http://0177.0.0.1',
    'http://127.1',
    'http://１２７.0.0.1',
    'http://api.openai.com@127.0.0.1/',
  ])('stays near: %s', (url) => {
    expect(isFar(url)).toBe(false);
  });

  it.each([
    'https://api.openai.com/v1',
    'http://8.8.8.8',
    'http://11.0.0.1',
    'http://172.15.255.255',
    'http://172.32.0.1',
    'http://192.169.0.1',
    'http://169.253.0.1',
    'http://100.64.0.1',
    'http://0.0.0.0',
    'http://255.255.255.255',
    'http://[::]',
    'http://[2001:db8::1]',
    'http://[fec0::1]',
    'http://[fe00::1]',
    'http://[::2]',
    'http://[::7f00:1]',
    'http://[1::1]',
    'http://[::1:0:1]',
    'http://[::ffff:8.8.8.8]',
    'http://[64:ff9b::7f00:1]',
    'http://[2002:7f00:1::]',
    // Names that only look near
    'http://local',
    'http://.local',
    'http://mylocalhost',
    'http://localhost.example.com',
    'http://x.localhost',
    'http://studio.local.example.com',
    'http://127.0.0.1.example.com',
    'http://192.168.1.1.nip.io',
    'http://raspberrypi:8080',
    'http://studio.lan',
    'http://134744072',
    'http://0x8.8.8.8',
    // Tricks with what stands before or after the host
    'http://127.0.0.1@evil.example/',
    'http://localhost:80@evil.example/',
    'http://evil.example\\@127.0.0.1/',
    'http://evil.example#@127.0.0.1',
    'http://evil.example?@localhost',
    'http://evil.example/.local',
    // No address of a server at all
    'file:///etc/passwd',
    'ftp://127.0.0.1',
    'localhost:8080',
    'http://[fe80::1%25eth0]',
    'http://256.0.0.1',
    '',
    'http://',
  ])('is far: %s', (url) => {
    expect(isFar(url)).toBe(true);
  });

  it('judges every spelling of an IPv4 address the same', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    // Half of the addresses begin like near ones: chance alone would hardly meet them.
    const first = fc.oneof(fc.constantFrom(10, 127, 169, 172, 192), byte);
    const second = fc.oneof(fc.constantFrom(15, 16, 31, 32, 168, 254), byte);
    fc.assert(
      fc.property(first, second, byte, byte, (a, b, c, d) => {
        const number = ((a * 256 + b) * 256 + c) * 256 + d;
        const spelled = [
          `${a}.${b}.${c}.${d}`,
          `${number}`,
          `0x${number.toString(16)}`,
          `0${a.toString(8)}.${b}.${c * 256 + d}`,
          `[::ffff:${a}.${b}.${c}.${d}]`,
        ];
        const judged = new Set(spelled.map((host) => isFar(`http://${host}:8080/v1`)));
        expect(judged.size).toBe(1);
      }),
      { seed: 41, numRuns: runs(500) },
    );
  });

  it('takes no name of the open net for near, whatever stands around it', () => {
    const around = fc.stringMatching(/^[a-z0-9.@:/\\?#%-]{0,12}$/);
    fc.assert(
      fc.property(around, around, (before, after) => {
        const url = `http://${before}evil.example${after}`;
        const host = URL.canParse(url) ? new URL(url).hostname : 'evil.example';
        fc.pre(host.endsWith('evil.example'));
        expect(isFar(url)).toBe(true);
      }),
      { seed: 42, numRuns: runs(500) },
    );
  });
});
