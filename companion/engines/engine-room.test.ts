import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { Model, ModelState } from '../../shared/ports/model.ts';
import { ScriptedModel } from '../../shared/testing/scripted-model.ts';
import { CurrentModel } from './current-model.ts';
import { EngineRoom, type EngineRoomDeps, type LocalModel } from './engine-room.ts';
import { Line } from './line/line.ts';
import type { LlamaModel } from './llama/llama-model.ts';
import { NoneModel } from './none/none-model.ts';

const ONE: LocalModel = { name: 'One', path: '/models/one.gguf' };
const TWO: LocalModel = { name: 'Two', path: '/models/two.gguf' };
const READY: ModelState = { kind: 'ready', model: 'it', contextTokens: 512 };
const never = () => new AbortController().signal;

/** What of a model of llama.cpp the room uses, without a process. */
class FakeLlama extends ScriptedModel {
  isMeasured = true;
  measured = 0;
  forgotten = 0;

  async measureThreads(): Promise<void> {
    this.measured += 1;
    this.isMeasured = true;
  }

  async forget(): Promise<void> {
    this.forgotten += 1;
  }
}

function open(more: Partial<EngineRoomDeps> = {}) {
  const opened = new Map<string, FakeLlama>();
  const current = new CurrentModel(new NoneModel());
  const line = new Line(current, { mostWaiting: 4 });
  const removed: string[] = [];
  const room = new EngineRoom({
    current,
    line,
    openLlama: async ({ path }) => {
      const llama = new FakeLlama();
      opened.set(path, llama);
      return llama as unknown as LlamaModel;
    },
    openServer: async () => new ScriptedModel(),
    fitBoth: async () => true,
    measuresThreads: false,
    removeKeptReading: async () => void removed.push('states'),
    onUnknown: (error) => {
      throw error;
    },
    ...more,
  });
  const of = ({ path }: LocalModel) => opened.get(path) as FakeLlama;
  return { room, current, line, opened, of, removed };
}

const failing = (state: ModelState): FakeLlama => {
  const llama = new FakeLlama();
  llama.become(state);
  return llama;
};

describe('switching to another model', () => {
  it('loads it first, and then ends the one before', async () => {
    const { room, current, of } = open();
    await room.begin(ONE);
    await room.useLocal(TWO);
    expect(current.is(of(TWO) as Model)).toBe(true);
    expect(of(ONE).getState().kind).toBe('none');
  });

  it('waits for the answer that is being given', async () => {
    const { room, line, current, of } = open();
    await room.begin(ONE);
    let finish = (): void => undefined;
    let busy: Promise<void> | undefined;
    await new Promise<void>((started) => {
      busy = line.use('chat', never(), async () => {
        started();
        return new Promise<void>((resolve) => (finish = resolve));
      });
    });
    const switching = room.useLocal(TWO);
    await Promise.resolve();
    expect(current.is(of(ONE) as Model)).toBe(true);
    finish();
    await Promise.all([busy, switching]);
    expect(current.is(of(TWO) as Model)).toBe(true);
  });

  it('keeps the one before where the other cannot be loaded, and says why', async () => {
    const { room, current, of } = open();
    await room.begin(ONE);
    const broken = failing({ kind: 'failed', model: 'two', reason: 'The file is cut short.' });
    const other = open({ current, openLlama: async () => broken as unknown as LlamaModel });
    await expect(other.room.useLocal(TWO)).rejects.toMatchObject({
      code: 'model_unusable',
      message: 'The file is cut short.',
    });
    expect(current.is(of(ONE) as Model)).toBe(true);
    expect(broken.getState().kind).toBe('none');
  });

  it('ends the one before first where both do not fit into memory, and goes back to it when that fails', async () => {
    const states: string[] = [];
    const { room, current, of, opened } = open({
      fitBoth: async () => false,
      openLlama: async ({ path }) => {
        states.push(`${path} with ${current.getState().kind}`);
        const llama =
          path === TWO.path
            ? failing({ kind: 'failed', model: 'two', reason: 'Too large.' })
            : new FakeLlama();
        opened.set(path, llama);
        return llama as unknown as LlamaModel;
      },
    });
    await room.begin(ONE);
    await expect(room.useLocal(TWO)).rejects.toMatchObject({ message: 'Too large.' });
    expect(states).toEqual([
      '/models/one.gguf with none',
      '/models/two.gguf with none',
      '/models/one.gguf with none',
    ]);
    expect(current.is(of(ONE) as Model)).toBe(true);
    expect(current.getState().kind).toBe('ready');
  });

  it('goes back to the server, or to nothing, that was there before a model that does not load', async () => {
    const { room, current } = open({
      fitBoth: async () => false,
      openLlama: async () =>
        failing({ kind: 'failed', model: 'two', reason: 'Too large.' }) as unknown as LlamaModel,
    });
    const before = current.getState();
    await expect(room.useLocal(TWO)).rejects.toMatchObject({ message: 'Too large.' });
    expect(current.getState()).toEqual(before);
    await room.useServer({ url: 'http://127.0.0.1:11434', model: 'small' });
    await expect(room.useLocal(TWO)).rejects.toMatchObject({ message: 'Too large.' });
    expect([current.engine, current.getState().kind]).toEqual(['scripted', 'ready']);
  });

  it('leaves no process behind where the line is too full to switch', async () => {
    const { room, line, current, of } = open();
    await room.begin(ONE);
    const leaving = new AbortController();
    const waiting = async () => new Promise<void>((resolve) => (finish = resolve));
    let finish = (): void => undefined;
    const inLine = Array.from({ length: 5 }, async () => line.use('chat', leaving.signal, waiting));
    const left = Promise.allSettled(inLine);
    await expect(room.useLocal(TWO)).rejects.toMatchObject({ code: 'queue_full' });
    expect([of(TWO).getState().kind, current.is(of(ONE) as Model)]).toEqual(['none', true]);
    leaving.abort();
    finish();
    await left;
  });

  it('is given up where the companion stopped while the file was opened', async () => {
    let goOn = (): void => undefined;
    const llama = new FakeLlama();
    const { room } = open({
      openLlama: async () => new Promise((resolve) => (goOn = () => resolve(llama as unknown as LlamaModel))),
    });
    const beginning = room.begin(ONE);
    await room.close();
    goOn();
    await beginning;
    expect(llama.getState().kind).toBe('none');
  });

  it('takes a server in place of a model, and a model in place of a server', async () => {
    const { room } = open();
    await room.begin(ONE);
    const choice = { url: 'http://127.0.0.1:11434', model: 'small' };
    await room.useServer(choice);
    expect(room.server).toEqual(choice);
    await room.useLocal(TWO);
    expect(room.server).toBeNull();
  });
});

describe('a model that is new here', () => {
  it('is measured once it is ready and nobody waits', async () => {
    const llama = failing({ kind: 'loading', model: 'one', share: 0.5 });
    llama.isMeasured = false;
    const { room, line } = open({
      measuresThreads: true,
      openLlama: async () => llama as unknown as LlamaModel,
    });
    await room.begin(ONE);
    expect(llama.measured).toBe(0);
    llama.become(READY);
    // Behind the measuring in the line.
    await line.use('background', never(), async () => undefined);
    await line.use('background', never(), async () => undefined);
    expect(llama.measured).toBe(1);
  });

  it('is not measured where its threads were chosen', async () => {
    const { room, of } = open();
    await room.begin(ONE);
    expect(of(ONE).measured).toBe(0);
  });
});

describe('forgetting', () => {
  it('empties the memory of the model, then the disk', async () => {
    const { room, of, removed } = open();
    await room.begin(ONE);
    await room.forget();
    expect([of(ONE).forgotten, removed]).toEqual([1, ['states']]);
  });

  it('leaves nothing to be read ahead again', async () => {
    const { room, line, of } = open();
    await room.begin(ONE);
    const llama = of(ONE);
    const primed: unknown[] = [];
    llama.prime = async (prompt, signal?: AbortSignal) => {
      primed.push(prompt);
      // As long as nobody wants the model.
      if (signal && primed.length === 1) await once(signal, 'abort');
    };
    const prompt = { messages: [{ role: 'user' as const, content: 'A secret' }] };
    for await (const _ of line.answer({ prompt, urgency: 'chat' }, never())) continue;
    expect(primed).toHaveLength(1);
    await room.forget();
    await line.use('chat', never(), async () => undefined);
    expect(primed).toHaveLength(1);
  });

  it('empties the disk also where no model of this machine answers', async () => {
    const { room, removed } = open();
    await room.forget();
    expect(removed).toEqual(['states']);
  });
});
