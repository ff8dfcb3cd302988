import { basename } from 'node:path';
import { reasonOf } from '../../../../shared/lib/errors.ts';
import { inspectModel } from '../../models/gguf/inspect-model.ts';
import { type EngineOptions, type FromChild, toChild } from '../messages.ts';
import type { Desk } from './desk.ts';

/** Of what llama.cpp complained about, the end says what broke. */
const COMPLAINTS = 3;

const LIKELY =
  'it is damaged or cut short, needs more memory than there is, or is of a kind that llama.cpp does not know';

let desk: Desk | undefined;

function send(message: FromChild): void {
  if (process.connected) process.send?.(message);
}

/** What its head tells against a file is said in words of ours, and before the library could end the process over it. */
async function open(options: EngineOptions): Promise<number> {
  const verdict = await inspectModel(options.modelPath);
  if (!verdict.isUsable) throw new Error(verdict.reason);
  const complaints: string[] = [];
  const complain = (line: string): void => {
    complaints.push(line);
    process.stderr.write(`${line}\n`);
  };
  try {
    const { openDesk } = await import('./desk.ts');
    const progress = (share: number): void => send({ type: 'loading', share });
    const opened = await openDesk(options, { progress, complain }, send);
    desk = opened.desk;
    return opened.contextTokens;
  } catch (error) {
    const said = [reasonOf(error), ...complaints.slice(-COMPLAINTS)].join(' · ');
    throw new Error(`${LIKELY} (${said.replaceAll(options.modelPath, 'the file')})`, { cause: error });
  }
}

async function start(options: EngineOptions): Promise<void> {
  try {
    send({ type: 'ready', contextTokens: await open(options) });
  } catch (error) {
    send({ type: 'refused', reason: `${basename(options.modelPath)} cannot be run: ${reasonOf(error)}` });
  }
}

process.on('message', (raw) => {
  const message = toChild.parse(raw);
  if (message.type === 'start') void start(message.options);
  else desk?.take(message);
});

// Never outlive the companion. Leaving in order would wait for what is being computed.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
// A Ctrl-C in a terminal and a stopping service reach the whole group: the companion decides when this ends.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
