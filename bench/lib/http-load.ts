import { Agent, get } from 'node:http';

/** As many connections as a browser opens to one address. */
const CONNECTIONS = 6;

export interface HttpLoad {
  /** Fetches one address to its end. Resolves with how many bytes its body had. */
  fetch(url: string): Promise<number>;
  close(): void;
}

/** A client that keeps its connections, as a browser does, and asks for brotli. */
export function openHttpLoad(): HttpLoad {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const options = { agent, headers: { 'accept-encoding': 'br', accept: '*/*' } };
  return {
    close: () => agent.destroy(),
    fetch: (url) =>
      new Promise((resolve, reject) => {
        get(url, options, (response) => {
          let bytes = 0;
          response.on('data', (chunk: Buffer) => {
            bytes += chunk.length;
          });
          response.on('error', reject);
          response.on('end', () =>
            response.statusCode === 200
              ? resolve(bytes)
              : reject(new Error(`${url} answered ${response.statusCode}.`)),
          );
        }).on('error', reject);
      }),
  };
}

/** Runs `job` `count` times, at most `CONNECTIONS` at once: more would wait in our own queue and be counted there. */
export async function repeatBounded(count: number, job: () => Promise<unknown>): Promise<void> {
  let left = count;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await job();
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
}
