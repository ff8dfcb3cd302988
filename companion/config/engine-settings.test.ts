import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKnownError } from '../../shared/protocol/errors.ts';
import { runs } from '../../shared/testing/runs.ts';
import { loadConfig } from '../config.ts';
import { redact } from '../observability/redact.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { ENVIRONMENT, type Environment } from './environment.ts';
import { settings } from './schema.ts';

const SECRET = 'sk-canary-4711';

async function load(env: Environment, yaml?: string) {
  const home = await tempFolder();
  if (yaml !== undefined) await writeFile(join(home, 'nima.yaml'), yaml);
  return loadConfig({ NIMA_HOME: home, ...env }, '/home/ada');
}

describe('the settings of the engine', () => {
  it('has defaults for everything', async () => {
    expect(await load({})).toMatchObject({
      engine: 'auto',
      modelFolders: [],
      maxTokens: 512,
      temperature: 0.7,
      topP: 0.9,
      topK: 40,
      timeoutSeconds: 120,
      mostWaiting: 8,
      openaiMayLeaveHome: false,
    });
  });

  it('understands the established names', async () => {
    const config = await load({
      LLAMA_CPP_MODEL: '~/models/small.gguf',
      LLAMA_CPP_MAX_TOKENS: '256',
      LLAMA_CPP_THREADS: '3',
      LLAMA_CPP_TEMPERATURE: '0.25',
      LLAMA_CPP_TOP_P: '0.8',
      LLAMA_CPP_TIMEOUT: '30.5',
      LLAMA_PROMPT_PATH: '/srv/planner.md',
      LLAMA_RESPONDER_PROMPT_PATH: '~/responder.md',
      NIMA_PERSONA_PATH: '~/persona.yaml',
    });
    expect(config).toMatchObject({
      model: '/home/ada/models/small.gguf',
      maxTokens: 256,
      threads: 3,
      temperature: 0.25,
      topP: 0.8,
      timeoutSeconds: 30.5,
      promptPath: '/srv/planner.md',
      responderPromptPath: '/home/ada/responder.md',
      personaPath: '/home/ada/persona.yaml',
    });
  });

  it('reads a list of folders from the environment as PATH is read, and from the file as a list', async () => {
    const fromEnv = await load({ NIMA_MODEL_FOLDERS: ['/a', ' ~/b ', '', 'c'].join(delimiter) });
    expect(fromEnv.modelFolders).toEqual(['/a', '/home/ada/b', join(process.cwd(), 'c')]);
    const fromFile = await load({}, 'modelFolders: [models, ~/b]');
    expect(fromFile.modelFolders).toEqual([join(fromFile.home, 'models'), '/home/ada/b']);
  });

  it('leaves the name of a model a name, and makes its path absolute', async () => {
    expect(await load({}, 'model: qwen3.gguf\nembeddingModel: org/name')).toMatchObject({
      model: 'qwen3.gguf',
      embeddingModel: 'org/name',
    });
    const { home, model } = await load({}, 'model: ./qwen3.gguf');
    expect(model).toBe(join(home, 'qwen3.gguf'));
  });

  it.each([
    ['NIMA_ENGINE', 'gpu', 'one of auto, llama, openai, none'],
    ['LLAMA_CPP_MAX_TOKENS', '0', 'a whole number from 1 to 8192'],
    ['LLAMA_CPP_MAX_TOKENS', '12.5', 'a whole number from 1 to 8192'],
    ['LLAMA_CPP_THREADS', 'all', 'a whole number from 1 to 256'],
    ['LLAMA_CPP_THREADS', '-1', 'a whole number from 1 to 256'],
    ['LLAMA_CPP_TEMPERATURE', '2.01', 'a number from 0 to 2'],
    ['LLAMA_CPP_TEMPERATURE', '1e-1', 'a number from 0 to 2'],
    ['LLAMA_CPP_TOP_P', '0', 'a number above 0, at most 1'],
    ['NIMA_TOP_K', '1001', 'a whole number from 0 to 1000'],
    ['LLAMA_CPP_TIMEOUT', '601', 'a number of seconds from 1 to 600'],
    ['LLAMA_CPP_TIMEOUT', '2m', 'a number of seconds from 1 to 600'],
    ['NIMA_CONTEXT_TOKENS', '511', 'a whole number from 512 to'],
    ['NIMA_MOST_WAITING', '65', 'a whole number from 0 to 64'],
    ['NIMA_OPENAI_MAY_LEAVE_HOME', 'maybe', 'true or false'],
  ])('refuses %s=%s, and says what it must be', async (name, value, allowed) => {
    await expect(load({ [name]: value })).rejects.toMatchObject({
      code: 'config_invalid',
      message: expect.stringMatching(new RegExp(`^${name} is .+\\. It must be ${allowed}`)),
    });
  });

  it('names the key and the file of a wrong value in it', async () => {
    await expect(load({}, 'topP: 1.5')).rejects.toMatchObject({
      message: expect.stringMatching(
        /^topP in .+nima\.yaml is 1\.5\. It must be a number above 0, at most 1/,
      ),
    });
    await expect(load({}, 'modelFolders: /models')).rejects.toMatchObject({
      message: expect.stringMatching(/^modelFolders in .+ It must be at most 16 folders/),
    });
  });

  it('refuses an answer that leaves no room for the question', async () => {
    await expect(load({ LLAMA_CPP_MAX_TOKENS: '2048' }, 'contextTokens: 2048')).rejects.toMatchObject({
      code: 'config_invalid',
      message: expect.stringMatching(
        /^LLAMA_CPP_MAX_TOKENS is 2048\. It must be less than contextTokens in .+ which is 2048/,
      ),
    });
  });

  it('answers any text in any variable with settings or with one known error', async () => {
    const home = await tempFolder();
    const names = fc.constantFrom(...Object.values(ENVIRONMENT).map(({ name }) => name));
    const text = fc.oneof(fc.string({ maxLength: 20 }), fc.double().map(String), fc.webUrl());
    await fc.assert(
      fc.asyncProperty(fc.dictionary(names, text, { maxKeys: 4 }), async (env) => {
        const outcome = await loadConfig({ ...env, NIMA_HOME: home }).catch((error: unknown) => error);
        expect(isKnownError(outcome) || (outcome as { home: string }).home === home).toBe(true);
      }),
      { seed: 5, numRuns: runs(500) },
    );
  });
});

describe('a server instead of a model', () => {
  const NEAR = 'http://192.168.1.20:8080/v1';
  const FAR = 'https://api.example.com/v1';

  it('is taken when it is near', async () => {
    expect(await load({ NIMA_ENGINE: 'openai', NIMA_OPENAI_URL: NEAR })).toMatchObject({ openaiUrl: NEAR });
  });

  it('must be named', async () => {
    await expect(load({ NIMA_ENGINE: 'openai' })).rejects.toMatchObject({
      code: 'config_invalid',
      message:
        'NIMA_ENGINE is "openai", and no server is named. Set openaiUrl (NIMA_OPENAI_URL) to its address.',
    });
  });

  it.each(['auto', 'openai', 'none'])('is refused beyond the house without consent (%s)', async (engine) => {
    await expect(load({ NIMA_OPENAI_URL: FAR }, `engine: ${engine}`)).rejects.toMatchObject({
      code: 'config_invalid',
      message: expect.stringMatching(
        /^NIMA_OPENAI_URL leads to api\.example\.com, .+ would leave your home\. Set openaiMayLeaveHome \(NIMA_OPENAI_MAY_LEAVE_HOME\) to true/,
      ),
    });
  });

  it('is taken beyond the house with consent', async () => {
    expect(
      await load({ NIMA_OPENAI_URL: FAR, NIMA_OPENAI_MAY_LEAVE_HOME: 'TRUE' }, 'engine: openai'),
    ).toMatchObject({ openaiUrl: FAR, openaiMayLeaveHome: true });
    await expect(load({}, `openaiUrl: ${FAR}\nopenaiMayLeaveHome: "true"`)).rejects.toMatchObject({
      code: 'config_invalid',
    });
  });

  it.each([
    ['NIMA_OPENAI_KEY', `${SECRET} and a space`],
    ['NIMA_OPENAI_KEY', `${SECRET}é`],
    ['NIMA_OPENAI_URL', `http://user:${SECRET}@localhost:8080`],
    ['NIMA_OPENAI_URL', `http://localhost:8080/v1?key=${SECRET}`],
    ['NIMA_OPENAI_URL', SECRET],
    ['NIMA_OPENAI_MODEL', SECRET.repeat(20)],
  ])('never shows what may be a key: %s=%s', async (name, value) => {
    const error = await load({ [name]: value }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'config_invalid',
      message: expect.stringMatching(new RegExp(`^${name} is not usable\\. It must be `)),
    });
    expect(JSON.stringify([error, (error as Error).message, (error as Error).stack])).not.toContain(SECRET);
  });

  it('never shows a key of the file, whatever its type', async () => {
    const error = await load({}, `openaiKey: [${SECRET}]`).catch((thrown: unknown) => thrown);
    expect((error as Error).message).toMatch(
      /^openaiKey in .+nima\.yaml is not usable\. It must be 1 to 1024/,
    );
    expect(JSON.stringify(redact(await load({}, `openaiKey: ${SECRET}`)))).not.toContain(SECRET);
  });
});

describe('docs/configuration.md', () => {
  it('is equal to the schema: key, variable, range and default, in its order', () => {
    const text = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8');
    const defaults: Record<string, unknown> = settings.parse({});
    const inSchema = Object.entries(settings.shape).map(([key, schema]) => [
      `\`${key}\``,
      `\`${ENVIRONMENT[key as keyof typeof ENVIRONMENT].name}\``,
      schema.description,
      defaults[key] === undefined ? 'none' : `\`${JSON.stringify(defaults[key])}\``,
    ]);
    const lines = text.split('\n').filter((line) => line.startsWith('| `'));
    const rows = lines
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .map((cells) => cells.slice(1));
    expect(rows.map((cells) => cells.slice(0, 4))).toEqual(inSchema);
    for (const cells of rows) expect(cells[4]).toMatch(/^[A-Z`].{20,}\.$/);
  });
});
