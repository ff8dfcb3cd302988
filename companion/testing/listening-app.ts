import { onTestFinished } from 'vitest';
import { listen, type Listening } from '../listen.ts';
import { answerBrokenRequest } from '../plugins/errors.ts';
import { buildTestApp, TEST_TOKEN, type TestApp, type TestDeps } from './build-test-app.ts';

export interface ListeningApp extends TestApp {
  listening: Listening;
  port: number;
  origin: string;
}

/** The real app on a real port, closed when the test is over. */
export async function listeningApp(deps: TestDeps = {}): Promise<ListeningApp> {
  const test = await buildTestApp(deps);
  const listening = await listen(
    (request, response) => test.app.routing(request, response),
    { host: 'localhost', port: 0 },
    answerBrokenRequest,
  );
  onTestFinished(async () => {
    await listening.close(0);
    await test.app.close();
  });
  return { ...test, listening, port: listening.port, origin: `http://localhost:${listening.port}` };
}

/** A POST of the owner to the letter, for who sends it over a connection of their own, and the next one behind it. */
export function postText({ port }: { port: number }, path: string, asked: object): string {
  const body = JSON.stringify(asked);
  return [
    `POST ${path} HTTP/1.1`,
    `Host: localhost:${port}`,
    `Authorization: Bearer ${TEST_TOKEN}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}
