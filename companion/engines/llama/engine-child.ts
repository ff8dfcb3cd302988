import { type ChildProcess, fork } from 'node:child_process';
import { fault, isErrorCode, type KnownError } from '../../../shared/protocol/errors.ts';
import { Mailbox } from './mailbox.ts';
import {
  type Asked,
  type EngineOptions,
  type FromChild,
  fromChild,
  type Told,
  type ToChild,
} from './messages.ts';

export interface ChildOptions {
  readonly entry: string;
  readonly engine: EngineOptions;
  /** A process that was told to stop something and says nothing for so long hangs, and is ended. */
  readonly stuckMs: number;
}

/** Of what the process wrote, the end says why it broke. */
const KEPT_CHARACTERS = 2000;

export type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
export type LifeSign = Exclude<FromChild, { id: number }>;
type Stop = Extract<ToChild, { type: 'abort' }>['reason'];

export interface Ended {
  /** How the process ended, in a few words. */
  readonly how: string;
  /** The last that it wrote. */
  readonly said: string;
}

/** Something that was asked, until it is answered or the process is gone. */
export class Call {
  readonly #box = new Mailbox<Told>();
  readonly #stop: (reason: Stop) => NodeJS.Timeout;
  #isOpen = true;
  #stopping: NodeJS.Timeout | undefined;

  constructor(stop: (reason: Stop) => NodeJS.Timeout) {
    this.#stop = stop;
  }

  /** What comes next. An error of the child is thrown as the fault that it is. */
  async next(): Promise<Exclude<Told, { type: 'error' }>> {
    const told = await this.#box.take();
    if (told.type === 'error') throw faultOf(told);
    return told;
  }

  hear(told: Told): void {
    if (told.type !== 'event') this.#close();
    this.#box.put(told);
  }

  lose(error: KnownError): void {
    this.#close();
    this.#box.fail(error);
  }

  /** Asks for an end; it still comes as an answer. */
  stop(reason: Stop): void {
    if (this.#isOpen) this.#stopping ??= this.#stop(reason);
  }

  #close(): void {
    this.#isOpen = false;
    clearTimeout(this.#stopping);
  }
}

/** One process with one model. It is started once, and once it is gone it is gone. */
export class EngineChild {
  readonly #process: ChildProcess;
  readonly #calls = new Map<number, Call>();
  readonly #stuckMs: number;
  readonly ended: Promise<Ended>;
  #said = '';
  #lastId = 0;

  constructor({ entry, engine, stuckMs }: ChildOptions, hear: (sign: LifeSign) => void) {
    this.#stuckMs = stuckMs;
    this.#process = fork(entry, [], { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    this.#process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#said = (this.#said + text).slice(-KEPT_CHARACTERS);
    });
    this.#process.on('message', (raw) => this.#hear(raw, hear));
    this.ended = new Promise((resolve) => {
      const end = (how: string): void => {
        this.#loseAll(`The process of the model ended (${how}).`);
        resolve({ how, said: this.#said.trim() });
      };
      this.#process.once('exit', (code, signal) => end(signal ?? `code ${code}`));
      // It could not be started at all, or no longer be spoken to.
      this.#process.once('error', (error) => {
        this.kill();
        end(error.message);
      });
    });
    this.#send({ type: 'start', options: engine });
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  ask(asked: WithoutId<Asked>): Call {
    this.#lastId += 1;
    const id = this.#lastId;
    const call = new Call((reason) => {
      this.#send({ type: 'abort', id, reason });
      return setTimeout(() => this.kill(), this.#stuckMs).unref();
    });
    this.#calls.set(id, call);
    this.#send({ ...asked, id });
    return call;
  }

  /** At once: it holds nothing that is not safe. */
  kill(): void {
    this.#process.kill('SIGKILL');
  }

  /** As kill, and who waits for an answer is told so. */
  putAway(): void {
    this.#loseAll('The model was put away while it answered. Ask again.');
    this.kill();
  }

  #send(message: ToChild): void {
    // What is sent into a process that just ended is answered by its end.
    if (this.#process.connected) this.#process.send(message, () => undefined);
  }

  #hear(raw: unknown, hear: (sign: LifeSign) => void): void {
    const { data: message } = fromChild.safeParse(raw);
    if (message === undefined) return this.kill();
    if (!('id' in message)) return hear(message);
    this.#calls.get(message.id)?.hear(message);
    if (message.type !== 'event') this.#calls.delete(message.id);
  }

  #loseAll(message: string): void {
    for (const call of this.#calls.values()) call.lose(fault('model_crashed', message));
    this.#calls.clear();
  }
}

function faultOf({ code, message, details }: Extract<Told, { type: 'error' }>): KnownError {
  return fault(isErrorCode(code) ? code : 'model_failed', message, details ? { details } : {});
}
