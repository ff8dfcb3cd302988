import { onTestFinished } from 'vitest';
import { OpenAiModel, type OpenAiDeps, type OpenAiSettings } from '../engines/openai/openai-model.ts';
import type { FakeKind } from './fake-model-dialects.ts';
import { fakeModelServer, type FakeModelServer, type FakeOptions } from './fake-model-server.ts';
import { FakeTimer } from './fake-timer.ts';

export const FAKE_SETTINGS = {
  mayLeaveHome: false,
  maxTokens: 24,
  temperature: 0.7,
  topP: 0.9,
  topK: 40,
  timeoutSeconds: 20,
} as const satisfies Partial<OpenAiSettings>;

export interface OpenFake {
  readonly server: FakeModelServer;
  readonly model: OpenAiModel;
  readonly timer: FakeTimer;
}

/** A fake server and a model in front of it, both closed when the test is over. */
export async function openFakeModel(
  kind: FakeKind,
  fake: FakeOptions = {},
  settings: Partial<OpenAiSettings> = {},
  deps: Partial<OpenAiDeps> = {},
): Promise<OpenFake> {
  const server = await fakeModelServer(kind, fake);
  const timer = new FakeTimer();
  const model = await OpenAiModel.open(
    { ...FAKE_SETTINGS, url: server.url, ...settings },
    { timer, ...deps },
  );
  onTestFinished(async () => {
    await model.close();
    await server.close();
  });
  return { server, model, timer };
}
