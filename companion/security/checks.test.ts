import { describe, expect, it } from 'vitest';
import { judge, type Incoming } from './checks.ts';

const authenticate = (token: string) => ({
  isOwner: token === 'right',
  waitMs: token === 'again' ? 1500 : 0,
});

/** What the check says of the app's own guarded call with these things changed. */
function verdictOf(parts: Partial<Omit<Incoming, 'rawHeaders'>> & { headers?: Record<string, string> } = {}) {
  const { headers = {}, ...rest } = parts;
  const all = { host: 'localhost:8787', authorization: 'Bearer right', ...headers };
  const incoming: Incoming = {
    method: 'GET',
    target: '/v1/companion',
    port: 8787,
    access: 'guarded',
    rawHeaders: Object.entries(all).flat(),
    ...rest,
  };
  const verdict = judge(incoming, authenticate);
  return verdict.kind === 'refuse' ? verdict.error.code : verdict.kind;
}

describe('the guard', () => {
  it("lets the app's own call pass", () => {
    expect(verdictOf()).toBe('pass');
    expect(verdictOf({ headers: { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:8787' } })).toBe(
      'pass',
    );
  });

  it('takes a path for a target and nothing else', () => {
    for (const target of ['http://localhost:8787/v1/companion', '*', '', 'v1/companion', 'localhost:8787']) {
      expect(verdictOf({ target, access: 'public' })).toBe('bad_request');
    }
  });

  it('sends a person who typed a loopback address to where the data is', () => {
    const headers = { host: '127.0.0.1:8787', accept: 'text/html,*/*' };
    const incoming = {
      method: 'GET',
      target: '/memory?q=fan',
      port: 8787,
      access: 'public',
      rawHeaders: Object.entries(headers).flat(),
    } as const;
    expect(judge(incoming, authenticate)).toEqual({
      kind: 'redirect',
      location: 'http://localhost:8787/memory?q=fan',
    });
    expect(verdictOf({ headers: { host: '[::1]:8787', 'sec-fetch-mode': 'navigate' } })).toBe('redirect');
    expect(
      verdictOf({ headers: { host: '[::1]:8787', 'sec-fetch-mode': 'cors', accept: 'text/html' } }),
    ).toBe('misdirected_host');
    expect(verdictOf({ headers: { host: '127.0.0.1:8787', accept: 'text/html' }, method: 'POST' })).toBe(
      'misdirected_host',
    );
    expect(verdictOf({ headers: { host: 'evil.example', accept: 'text/html' } })).toBe('misdirected_host');
  });

  it.each(['cross-site', 'same-site', 'anything'])('refuses a page that is %s', (site) => {
    expect(verdictOf({ headers: { 'sec-fetch-site': site } })).toBe('forbidden_origin');
  });

  it.each([
    'null',
    'http://localhost:5173',
    'http://127.0.0.1:8787',
    'http://localhost:8787.evil.example',
    '',
  ])('refuses the origin "%s"', (origin) => {
    expect(verdictOf({ headers: { origin } })).toBe('forbidden_origin');
  });

  it('refuses a foreign page that writes, even where anyone may read', () => {
    expect(verdictOf({ access: 'public', headers: { origin: 'http://evil.example' } })).toBe('pass');
    expect(verdictOf({ access: 'public', method: 'POST', headers: { origin: 'http://evil.example' } })).toBe(
      'forbidden_origin',
    );
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    '',
  ])('refuses a body of type "%s"', (type) => {
    expect(verdictOf({ method: 'PUT', headers: { 'content-type': type, 'content-length': '2' } })).toBe(
      'unsupported_media_type',
    );
  });

  it('takes JSON, and refuses a body that does not say what it is', () => {
    const json = { 'content-type': 'application/json; charset=utf-8', 'content-length': '2' };
    expect(verdictOf({ method: 'PUT', headers: json })).toBe('pass');
    expect(verdictOf({ method: 'PUT', headers: { 'content-length': '2' } })).toBe('unsupported_media_type');
    expect(verdictOf({ method: 'PUT', headers: { 'transfer-encoding': 'chunked' } })).toBe(
      'unsupported_media_type',
    );
    expect(verdictOf({ method: 'PUT', headers: { 'content-length': '0' } })).toBe('pass');
  });

  it('says where programs find the key and how they send it', () => {
    const verdict = judge(
      {
        method: 'GET',
        target: '/v1/models',
        port: 8787,
        access: 'guarded',
        rawHeaders: ['host', 'localhost:8787'],
      },
      authenticate,
    );
    expect(verdict).toMatchObject({ kind: 'refuse' });
    expect(verdict.kind === 'refuse' && verdict.error.message).toMatch(/file token as Authorization: Bearer/);
  });

  it('asks for the key last, and only where it is needed', () => {
    expect(verdictOf({ headers: { authorization: 'Bearer wrong' } })).toBe('unauthorized');
    expect(verdictOf({ headers: { authorization: 'Bearer again' } })).toBe('rate_limited');
    expect(verdictOf({ headers: { authorization: 'Bearer wrong' }, access: 'public' })).toBe('pass');
    expect(verdictOf({ headers: { authorization: 'Bearer wrong', origin: 'null' } })).toBe(
      'forbidden_origin',
    );
  });
});
