import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelState } from '../../../shared/ports/model.ts';
import { endOf, eventsOf, questionOf } from '../../../shared/testing/model-contract.ts';
import { type BuiltChild, buildLlamaChild } from '../../testing/build-llama-child.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { BREAKAGES } from '../models/testing/broken-ggufs.ts';
import type { LlamaModel } from './llama-model.ts';
import { PATIENCE } from './supervisor.ts';
import { reaches, stageOf } from './testing/llama-stage.ts';

let child: BuiltChild;
beforeAll(async () => {
  child = await buildLlamaChild();
}, 60_000);
afterAll(async () => child.remove());

const never = (): AbortSignal => new AbortController().signal;
const AT_ONCE = { ...PATIENCE, restartAfterMs: [0] };

/** Ends the process of a model as a crash would, in the middle of an answer. */
async function crashWhileAnswering(model: LlamaModel): Promise<void> {
  const { pid } = model;
  for await (const { type } of model.answer(questionOf('Hello', { maxTokens: 1500, seed: 1 }), never())) {
    if (type === 'text' && pid !== undefined) process.kill(pid, 'SIGKILL');
  }
}

describe('a process that breaks', () => {
  it('fails the answer, comes back by itself, and is given up the third time', async () => {
    const model = await (await stageOf(child.entry, { seed: 5 })).ready({ patience: AT_ONCE });
    const states: ModelState['kind'][] = [];
    model.subscribe(({ kind }) => states.push(kind));
    await expect(crashWhileAnswering(model)).rejects.toMatchObject({
      code: 'model_crashed',
      retryable: true,
    });
    expect(model.getState()).toMatchObject({ kind: 'restarting', crashes: 1 });
    // Who asks meanwhile waits for the new process.
    const events = await eventsOf(model.answer(questionOf('Hello', { maxTokens: 3, seed: 1 }), never()));
    expect(endOf(events).figures.answerTokens).toBe(3);
    await expect(crashWhileAnswering(model)).rejects.toMatchObject({ code: 'model_crashed' });
    await reaches(model, 'ready');
    await expect(crashWhileAnswering(model)).rejects.toMatchObject({ code: 'model_crashed' });
    expect(model.getState()).toMatchObject({ kind: 'failed', reason: expect.stringContaining('3 times') });
    expect(states).toEqual(['restarting', 'ready', 'restarting', 'ready', 'failed']);
    const asked = model.countTexts(['a'], never());
    await expect(asked).rejects.toMatchObject({
      code: 'model_unavailable',
      message: expect.stringContaining('3 times'),
    });
  });

  it('is given up when it starts and then says nothing', async () => {
    const childEntry = join(await tempFolder(), 'silent.mjs');
    await writeFile(childEntry, 'process.on("message", () => undefined);\n');
    const { open } = await stageOf(childEntry);
    const model = await open({ patience: { ...PATIENCE, silenceMs: 20 } });
    const state = await reaches(model, 'failed');
    expect(state).toMatchObject({ reason: expect.stringContaining('did not say how far') });
    expect(model.pid).toBeUndefined();
  });

  it('is ended when it was told to stop and goes on', async () => {
    const childEntry = join(await tempFolder(), 'deaf.mjs');
    const deaf = `process.on('message', ({ type, id }) => {
      if (type === 'start') process.send({ type: 'ready', contextTokens: 512 });
      if (type === 'answer') process.send({ type: 'event', id, event: { type: 'text', text: 'And' } });
    });`;
    await writeFile(childEntry, deaf);
    const log: string[] = [];
    const { ready } = await stageOf(childEntry);
    const model = await ready({ patience: { ...AT_ONCE, stuckMs: 20 }, log: (line) => log.push(line) });
    const stopper = new AbortController();
    const asked = (async () => {
      for await (const _ of model.answer(questionOf('Hello'), stopper.signal)) stopper.abort();
    })();
    await expect(asked).rejects.toMatchObject({ code: 'model_crashed' });
    await reaches(model, 'ready');
    expect(log).toEqual([expect.stringContaining('model.gguf ended (SIGKILL)')]);
  });

  it('is stopped when it says what nobody understands', async () => {
    const childEntry = join(await tempFolder(), 'babble.mjs');
    await writeFile(childEntry, 'process.on("message", () => process.send({ type: "babble" }));\n');
    const { open } = await stageOf(childEntry);
    expect(await reaches(await open(), 'failed')).toMatchObject({
      reason: expect.stringContaining('SIGKILL'),
    });
  });

  it('that is not there at all is a reason, not a crash', async () => {
    const { folder, open } = await stageOf(child.entry);
    const model = await open({ childEntry: join(folder, 'absent.mjs') });
    expect(await reaches(model, 'failed')).toMatchObject({
      reason: expect.stringMatching(/Cannot find module|code 1/),
    });
  });

  it('does not outlive the companion', async () => {
    const orphan = fork(child.entry, [], { execArgv: [], stdio: 'ignore' });
    const options = { modelPath: '/nowhere/model.gguf', threads: 1, contextTokens: 512 };
    orphan.send({ type: 'start', options });
    await once(orphan, 'message');
    orphan.disconnect();
    const [, signal] = (await once(orphan, 'exit')) as [number | null, NodeJS.Signals | null];
    expect(signal).toBe('SIGKILL');
  });
});

describe('a model that is put away', () => {
  it('tells who waits, and leaves no process', async () => {
    const model = await (await stageOf(child.entry)).open();
    const { pid = 0 } = model;
    const asked = eventsOf(model.answer(questionOf('Hello'), never()));
    const refused = expect(asked).rejects.toMatchObject({ code: 'model_unavailable' });
    await model.close();
    await refused;
    expect(model.getState().kind).toBe('none');
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('before it was loaded ends an answer when its time is up', async () => {
    const model = await (await stageOf(child.entry)).open();
    const stopper = new AbortController();
    const asked = eventsOf(model.answer(questionOf('Hello'), stopper.signal));
    stopper.abort(new DOMException('Time is up.', 'TimeoutError'));
    expect(endOf(await asked)).toMatchObject({ reason: 'deadline', figures: { promptTokens: 0 } });
  });
});

/** llama.cpp aborts over the first, and never says what is wrong with the second. */
const TOLD_BEFORE = ['no layers at all', 'no architecture'];

describe('a file that is no model', () => {
  const BROKEN: readonly (readonly [string, (path: string, bytes: Buffer) => Promise<void>])[] = [
    ['is empty', async (path) => writeFile(path, '')],
    ['is something else', async (path) => writeFile(path, '<!doctype html><title>Not found</title>')],
    ['is nothing but a beginning', async (path) => truncate(path, 12)],
    ['is cut short', async (path, bytes) => truncate(path, bytes.length >> 1)],
    ['is damaged in its head', async (path, bytes) => writeFile(path, bytes.fill(0xff, 24, 4096))],
  ];

  it.each(BROKEN)('%s: the reason is said, and nothing else happens', async (_, breakIt) => {
    const { modelPath, open } = await stageOf(child.entry, { seed: 5 });
    await breakIt(modelPath, await readFile(modelPath));
    const state = await reaches(await open(), 'failed', 'ready');
    expect(state).toMatchObject({ kind: 'failed', reason: expect.stringMatching(/^model\.gguf .{20,}/) });
  });

  it.each(BREAKAGES.filter(({ name }) => TOLD_BEFORE.includes(name)))(
    'that llama.cpp cannot explain ($name) is refused with what is wrong with it',
    async ({ breakIt, reason }) => {
      const { modelPath, open } = await stageOf(child.entry, { seed: 5 });
      await writeFile(modelPath, breakIt(await readFile(modelPath)));
      const state = await reaches(await open(), 'failed', 'ready');
      expect(state).toMatchObject({ kind: 'failed', reason: expect.stringMatching(reason) });
    },
  );
});
