import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** How the hub misbehaves at one request. */
export interface Misdeed {
  /** Answers with this instead of the file. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sends somewhere else. */
  readonly redirect?: string;
  /** Says nothing more after so many bytes of the body, and never ends. */
  readonly stallAfter?: number;
  /** The same, until `breakAll`: a connection that broke earlier would take bytes with it that nobody has read yet. */
  readonly cutAfter?: number;
  /** Sends the whole file whatever part was asked for. */
  readonly ignoresRange?: boolean;
  /** Sends the part that begins so many bytes further on. */
  readonly shiftsRange?: number;
  /** Ends after so many bytes of the body, as if that were all. */
  readonly endsAfter?: number;
  /** Says that the file has so many bytes more than it has. */
  readonly lies?: number;
  /** Does not say how large the file is. */
  readonly isSilentAboutSize?: boolean;
  /** Sends a part of the file under another mark than the one it was asked with. */
  readonly etag?: string;
}

export interface HubRequest {
  readonly path: string;
  readonly range: string | undefined;
  readonly ifRange: string | undefined;
}

export interface Stall {
  /** How much of the file its reader has by then. */
  readonly reached: number;
  /** Whether it is to end by `breakAll`. */
  readonly isCut: boolean;
}

export interface FakeHub {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  readonly requests: readonly HubRequest[];
  /** Puts a file there, or another one in its place, which then has another mark. */
  put(path: string, bytes: Uint8Array): string;
  /** The next requests of a file meet these, one each; then it behaves again. */
  misbehave(path: string, ...misdeeds: readonly Misdeed[]): void;
  /** How many requests wait for bytes that never come. */
  readonly stalled: number;
  /** Each of those there ever were. */
  readonly stalls: readonly Stall[];
  /** Breaks every connection, as a server does that is killed. */
  breakAll(): void;
}

interface Silence {
  now: number;
  readonly all: Stall[];
}

interface Held {
  bytes: Uint8Array;
  etag: string;
  misdeeds: Misdeed[];
}

const etagOf = (bytes: Uint8Array): string =>
  `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`;

/** A server of files on this machine, like the hub that models come from, which can be told to misbehave. */
export async function startFakeHub(): Promise<FakeHub> {
  const files = new Map<string, Held>();
  const requests: HubRequest[] = [];
  const silence: Silence = { now: 0, all: [] };
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    requests.push({ path, range: request.headers.range, ifRange: headerOf(request, 'if-range') });
    const held = files.get(path);
    if (!held) return void response.writeHead(404).end('gone');
    answer(held, held.misdeeds.shift() ?? {}, request, response, silence);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => void server.close(resolve));
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    requests,
    put(path, bytes) {
      files.set(path, { bytes, etag: etagOf(bytes), misdeeds: files.get(path)?.misdeeds ?? [] });
      return `${origin}${path}`;
    },
    misbehave: (path, ...misdeeds) => void files.get(path)?.misdeeds.push(...misdeeds),
    get stalled() {
      return silence.now;
    },
    stalls: silence.all,
    breakAll: () => server.closeAllConnections(),
  };
}

function answer(
  held: Held,
  misdeed: Misdeed,
  request: IncomingMessage,
  response: ServerResponse,
  silence: Silence,
): void {
  if (misdeed.redirect !== undefined) {
    return void response.writeHead(302, { location: misdeed.redirect }).end();
  }
  if (misdeed.status !== undefined) {
    return void response.writeHead(misdeed.status, { ...misdeed.headers }).end('not now');
  }
  const size = held.bytes.length;
  const start = startOf(held, misdeed, request);
  if (start >= size && start > 0) {
    return void response.writeHead(416, { 'content-range': `bytes */${size}` }).end();
  }
  const isPart = start > 0;
  const from = start + (isPart ? (misdeed.shiftsRange ?? 0) : 0);
  const body = held.bytes.subarray(from);
  const told = body.length + (misdeed.lies ?? 0);
  response.writeHead(isPart ? 206 : 200, {
    etag: misdeed.etag ?? held.etag,
    ...(misdeed.isSilentAboutSize ? {} : { 'content-length': told }),
    ...(isPart ? { 'content-range': `bytes ${from}-${size - 1}/${size + (misdeed.lies ?? 0)}` } : {}),
  });
  send(body, from, misdeed, response, silence);
}

/** Where the answer begins: 0 is the whole file. */
function startOf(held: Held, misdeed: Misdeed, request: IncomingMessage): number {
  const asked = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1];
  if (asked === undefined || misdeed.ignoresRange) return 0;
  const mark = headerOf(request, 'if-range');
  return mark === undefined || mark === held.etag || misdeed.etag !== undefined ? Number(asked) : 0;
}

function send(
  body: Uint8Array,
  from: number,
  { cutAfter, stallAfter, endsAfter }: Misdeed,
  response: ServerResponse,
  silence: Silence,
): void {
  const end = cutAfter ?? stallAfter;
  if (end === undefined) return void response.end(body.subarray(0, endsAfter));
  response.flushHeaders();
  response.write(body.subarray(0, end), () => {
    silence.now += 1;
    silence.all.push({ reached: from + end, isCut: cutAfter !== undefined });
    response.once('close', () => {
      silence.now -= 1;
    });
  });
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}
