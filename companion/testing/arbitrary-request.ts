import fc from 'fast-check';
import { ROUTES } from '../../shared/protocol/routes.ts';

export interface Knowledge {
  /** The Host that is the companion's own. */
  host: string;
  key: string;
}

const METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'QUERY',
  'get',
  'PRI',
];
const PATHS = [
  ...Object.values(ROUTES),
  '/',
  '/memory',
  '/index.html',
  '/sw.js',
  '/assets/a-12345678.js',
  '/models/x',
];
const MUTATIONS = [
  '/',
  '//',
  '/..',
  '/../../etc/passwd',
  '/%2e%2e/',
  '%00',
  '%',
  '%zz',
  '%ff',
  '\\',
  ';a',
  '?',
  '?a=1&a=2',
  '#x',
  '.br',
  '\t',
];
const VERSIONS = ['HTTP/1.0', 'HTTP/0.9', 'HTTP/2.0', 'HTTP/9', 'http/1.1', 'HTTP/1.1 x', ''];

/** Mostly what works: a request with several faults falls at the first, and says nothing about the others. */
const mostly = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>, weight = 12): fc.Arbitrary<T> =>
  fc.oneof({ arbitrary: usual, weight }, { arbitrary: odd, weight: 1 });

const word = fc.string({ maxLength: 40 });
const bytes = fc.string({ unit: 'binary', maxLength: 60 });
/** More than any limit on headers, so that the limits are met too. */
const long = fc.integer({ min: 1_000, max: 40_000 }).map((length) => 'a'.repeat(length));

const method = mostly(
  fc.constantFrom('GET', 'HEAD', 'PUT', 'POST', 'DELETE'),
  fc.oneof(fc.constantFrom(...METHODS), word),
  14,
);

const readable = fc.string({
  unit: fc.constantFrom(...Array.from('abcxyz019-_.~%/?&=+:@;,!')),
  maxLength: 30,
});
const target = mostly(
  fc.oneof(
    fc.constantFrom(...PATHS),
    fc
      .tuple(fc.constantFrom(...PATHS), fc.constantFrom(...MUTATIONS), readable)
      .map((parts) => parts.join('')),
    fc.tuple(fc.constantFrom(...MUTATIONS), fc.constantFrom(...PATHS)).map((parts) => `/${parts.join('')}`),
    readable.map((text) => `/${text}`),
  ),
  fc.oneof(
    fc.constantFrom('*', 'http://evil.example/', 'http://localhost/v1/companion', 'evil.example:443'),
    word,
    bytes,
    long,
  ),
);

const version = mostly(fc.constant('HTTP/1.1'), fc.constantFrom(...VERSIONS), 30);

/** Header lines that a server acts on, and that leave the request readable. */
function meaningful({ host, key }: Knowledge): fc.Arbitrary<string> {
  return linesOf({
    Origin: [`http://${host}`, 'null', 'http://evil.example', ''],
    Authorization: ['Bearer', 'Basic eDp5', `Bearer ${key}x`],
    'Content-Type': [
      'application/json',
      'application/json; charset=utf-16',
      'text/plain',
      'multipart/form-data; boundary=a',
      '',
    ],
    'Content-Encoding': ['gzip', 'br', 'x'],
    Connection: ['close', 'keep-alive', 'Host'],
    Expect: ['100-continue', '200-ok'],
    Accept: ['text/html', '*/*', ';;;', 'text/event-stream'],
    'Accept-Encoding': ['br', 'gzip;q=1, br;q=0', 'x'.repeat(500)],
    Range: ['bytes=0-1', 'bytes=-', 'bytes=9-1,2-3'],
    'If-None-Match': ['*', '""', 'W/"x"'],
    'If-Modified-Since': ['Thu, 01 Jan 2099 00:00:00 GMT', 'x'],
    'Last-Event-ID': ['0', '-1'],
    'Sec-Fetch-Site': ['cross-site', 'same-origin'],
    'X-Forwarded-Host': [host],
    'X-HTTP-Method-Override': ['DELETE'],
    Cookie: ['a=b', '='.repeat(100)],
  });
}

/** Header lines about how to read the request itself, or about nothing. */
function confusing({ host, key }: Knowledge): fc.Arbitrary<string> {
  return fc.oneof(
    linesOf({
      Host: [host, '', 'evil.example', `${host}, ${host}`, '[::1', 'localhost:99999'],
      Authorization: [`Bearer ${key}`],
      'Content-Length': ['0', '7', '99999', '-1', '7, 7', '0x10', '99999999999999999999'],
      'Transfer-Encoding': ['chunked', 'gzip, chunked', 'chunked, identity', 'x'],
      Connection: ['Upgrade'],
      Upgrade: ['websocket', 'h2c'],
    }),
    fc.tuple(word, fc.oneof(word, bytes, long)).map(([name, value]) => `${name}: ${value}`),
    fc.constantFrom(
      ': no name',
      'no colon',
      ' folded: line',
      'Host : localhost',
      'A\u0000: b',
      '__proto__: x',
    ),
    bytes,
  );
}

function linesOf(values: Readonly<Record<string, readonly string[]>>): fc.Arbitrary<string> {
  return fc.constantFrom(
    ...Object.entries(values).flatMap(([name, each]) => each.map((value) => `${name}: ${value}`)),
  );
}

const body = fc.oneof(
  { arbitrary: fc.constant(''), weight: 8 },
  fc.json(),
  fc.constantFrom(
    '{"origin":"http://localhost"}',
    '{"__proto__":{}}',
    '{"origin":',
    `"${'a'.repeat(70_000)}"`,
  ),
  fc.string({ unit: 'binary', maxLength: 2_000 }),
);
const unframed = fc.constantFrom('7\r\n{"a":1}\r\n0\r\n\r\n', 'zz\r\n', '{}', '\r\n\r\n');

/** One request or several on one connection, from right to nonsense, as the bytes on the line. */
export function arbitraryRequests(knowledge: Knowledge): fc.Arbitrary<Uint8Array> {
  const { host, key } = knowledge;
  const owner = mostly<readonly string[]>(
    fc.constantFrom([`Host: ${host}`], [`Host: ${host}`, `Authorization: Bearer ${key}`]),
    fc.constantFrom([], ['Host: evil.example'], [`Host: 127.0.0.1:${host.split(':')[1]}`]),
  );
  const lines = fc.array(mostly(meaningful(knowledge), confusing(knowledge), 8), { maxLength: 4 });
  const ending = mostly(fc.constant('\r\n'), fc.constantFrom('\n', '\r', '\n\r'), 40);
  const content = mostly(
    body.map(framed),
    unframed.map((text) => ({ frame: [] as string[], text })),
  );
  const one = fc
    .tuple(method, target, version, owner, lines, ending, content)
    .map(([verb, path, protocol, own, others, end, { frame, text }]) =>
      [`${verb} ${path} ${protocol}`, ...own, ...others, ...frame, '', text].join(end),
    );
  return fc
    .array(one, { minLength: 1, maxLength: 3 })
    .map((requests) => Buffer.from(requests.join(''), 'latin1'));
}

/** A body with the headers that say what it is and how long. */
function framed(text: string): { frame: string[]; text: string } {
  return {
    frame:
      text === ''
        ? []
        : ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(text, 'latin1')}`],
    text,
  };
}
