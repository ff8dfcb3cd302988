import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replaceFile } from '../storage/atomic-file.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import type { ServerChoice } from './engine-room.ts';
import { ModelServers, openServerChoice } from './model-servers.ts';
import type { ServerOffer } from './openai/notice-servers.ts';

const OLLAMA: ServerOffer = {
  kind: 'ollama',
  name: 'Ollama',
  url: 'http://127.0.0.1:11434',
  models: ['qwen3:1.7b', 'gemma3:1b'],
};
const CHOICE = { url: OLLAMA.url, model: 'gemma3:1b' };
const never = () => new AbortController().signal;

async function open({ offers = [OLLAMA], mayUse = true } = {}) {
  const folder = await tempFolder();
  const used: ServerChoice[] = [];
  const start = () =>
    new ModelServers({
      notice: async () => offers,
      room: {
        get server() {
          return used.at(-1) ?? null;
        },
        useServer: async (choice) => void used.push(choice),
      },
      choice: openServerChoice(folder, replaceFile),
      mayUse: () => mayUse,
    });
  return { folder, used, servers: start(), again: start };
}

describe('servers of models on this machine', () => {
  it('are offered, and used by nobody', async () => {
    const { servers, used } = await open();
    expect(await servers.list(never())).toEqual([
      { name: 'Ollama', url: OLLAMA.url, models: OLLAMA.models, used: null },
    ]);
    expect(await servers.start()).toBe(false);
    expect(used).toEqual([]);
    expect(servers.used).toBeNull();
  });

  it('answer once one was chosen, also after a start', async () => {
    const { servers, used, again } = await open();
    await servers.choose(CHOICE, never());
    expect(used).toEqual([CHOICE]);
    expect(await servers.list(never())).toMatchObject([{ used: 'gemma3:1b' }]);
    expect(servers.used).toEqual({ host: '127.0.0.1:11434', isFar: false });
    expect(await again().start()).toBe(true);
    expect(used).toEqual([CHOICE, CHOICE]);
  });

  it('answer no more when a model of this machine was chosen instead', async () => {
    const { servers, again } = await open();
    await servers.choose(CHOICE, never());
    await servers.release();
    expect(await again().start()).toBe(false);
  });

  it.each([
    ['an address from outside', { ...CHOICE, url: 'http://192.0.2.7:11434' }],
    ['a model it does not have', { ...CHOICE, model: 'gpt' }],
  ])('are not chosen by %s', async (_, choice) => {
    const { servers, used } = await open();
    await expect(servers.choose(choice, never())).rejects.toMatchObject({ code: 'not_found' });
    expect(used).toEqual([]);
  });

  it('are not chosen where generation is turned off', async () => {
    const { servers } = await open({ mayUse: false });
    await expect(servers.choose(CHOICE, never())).rejects.toMatchObject({ code: 'model_unavailable' });
  });

  it('are forgotten where what was kept of the choice is damaged', async () => {
    const { servers, folder } = await open();
    await servers.choose(CHOICE, never());
    await writeFile(join(folder, 'server.json'), '{"url":');
    expect(await servers.start()).toBe(false);
  });
});
