import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { fault } from '../shared/protocol/errors.ts';

/** A request's headers come at once or not at all; a body of the usual size takes far less than half a minute. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
/** Node looks for late ones this often; at its own 30 s, ten seconds would mean forty. */
const LOOK_FOR_LATE_MS = 2_000;
const KEEP_ALIVE_MS = 30_000;
/** A browser opens six per tab. Beyond this something is broken, and memory matters more. */
const MOST_CONNECTIONS = 512;
/** How often to look for a port that is free on both loopback addresses when the system may choose it. */
const FREE_PORT_ATTEMPTS = 8;

export interface Listening {
  port: number;
  addresses: readonly string[];
  /** Takes no more connections, waits for requests under way up to `graceMs`, then cuts what is left. */
  close(graceMs: number): Promise<void>;
}

export type ClientErrorListener = (error: Error, socket: Socket) => void;

/** One address that is listened at. */
interface Door {
  server: Server;
  /** Browsers open connections ahead and say nothing on them; Node counts those as busy, not as idle. */
  cutSilent(): void;
}

function newDoor(handler: RequestListener, onClientError: ClientErrorListener): Door {
  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: LOOK_FOR_LATE_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      // A missing Host reaches the guard, which refuses it in our own shape.
      requireHostHeader: false,
    },
    handler,
  );
  server.maxConnections = MOST_CONNECTIONS;
  server.on('request', (_request, response) => {
    response.once('close', () => {
      // Once closing, a connection that became idle would be kept, and waited for, until its keep-alive runs out.
      if (!server.listening) server.closeIdleConnections();
    });
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    // Each of the answers that wait behind one another on it listens for its end; ten of them are no leak.
    socket.setMaxListeners(0);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('clientError', (error, socket) => onClientError(error, socket as Socket));
  return {
    server,
    cutSilent: () => {
      for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
    },
  };
}

async function bind(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function cannotListen(error: NodeJS.ErrnoException, address: string, port: number) {
  if (error.code === 'EADDRINUSE') {
    return fault(
      'port_in_use',
      `Port ${port} is in use at ${address}, perhaps by a Nima that already runs. Stop what uses it, or choose another port (PORT=${port + 1} npm start), which is another address with a memory of its own.`,
      { cause: error, details: { port, address } },
    );
  }
  const reason = error.code ?? error.message;
  return fault(
    'config_invalid',
    `Port ${port} cannot be opened at ${address} (${reason}). Choose a PORT from 1024 to 65535.`,
    {
      cause: error,
      details: { port, address },
    },
  );
}

/** Addresses that a machine may simply not have. */
const isAbsent = (error: NodeJS.ErrnoException) =>
  error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT';

async function bindAll(addresses: readonly string[], port: number, makeDoor: () => Door) {
  const bound: { door: Door; address: string }[] = [];
  let shared = port;
  for (const address of addresses) {
    const door = makeDoor();
    try {
      shared = await bind(door.server, address, shared);
      bound.push({ door, address });
    } catch (error) {
      if (isAbsent(error as NodeJS.ErrnoException) && addresses.length > 1) continue;
      await Promise.all(bound.map(({ door: open }) => closeDoor(open, 0)));
      throw cannotListen(error as NodeJS.ErrnoException, address, shared);
    }
  }
  if (bound.length === 0)
    throw fault('config_invalid', 'This machine has no loopback address. Nima needs 127.0.0.1 or ::1.');
  return { bound, port: shared };
}

async function closeDoor({ server, cutSilent }: Door, graceMs: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
    cutSilent();
  });
}

/**
 * `localhost` means both loopback addresses, because browsers try either first. Fastify's own listen takes the second
 * one silently as optional; were it another program's, half of the browsers would be talking to that program.
 */
export async function listen(
  handler: RequestListener,
  { host, port }: { host: string; port: number },
  onClientError: ClientErrorListener,
): Promise<Listening> {
  const addresses = host === 'localhost' ? ['127.0.0.1', '::1'] : [host];
  const makeDoor = () => newDoor(handler, onClientError);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { bound, port: actual } = await bindAll(addresses, port, makeDoor);
      return {
        port: actual,
        addresses: bound.map(({ address }) => address),
        close: async (graceMs) => {
          await Promise.all(bound.map(({ door }) => closeDoor(door, graceMs)));
        },
      };
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'port_in_use';
      if (port !== 0 || !isTaken || attempt >= FREE_PORT_ATTEMPTS) throw error;
    }
  }
}
