import { onTestFinished } from 'vitest';
import type { AppDeps } from '../app.ts';
import { listen, type Listening } from '../listen.ts';
import { answerBrokenRequest } from '../plugins/errors.ts';
import { buildTestApp, type TestApp } from './build-test-app.ts';

export interface ListeningApp extends TestApp {
  listening: Listening;
  origin: string;
}

/** The real app on a real port, closed when the test is over. */
export async function listeningApp(deps: Partial<AppDeps> = {}): Promise<ListeningApp> {
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
  return { ...test, listening, origin: `http://localhost:${listening.port}` };
}
