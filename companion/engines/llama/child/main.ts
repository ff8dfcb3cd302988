import { basename } from 'node:path';
import { reasonOf } from '../../../../shared/lib/errors.ts';
import { type EngineOptions, type FromChild, toChild } from '../messages.ts';
import { Desk } from './desk.ts';
import { loadEngine } from './engine.ts';

/** Of what llama.cpp complained about, the end says what broke. */
const COMPLAINTS = 3;

let desk: Desk | undefined;

function send(message: FromChild): void {
  if (process.connected) process.send?.(message);
}

async function start(options: EngineOptions): Promise<void> {
  const complaints: string[] = [];
  try {
    const engine = await loadEngine(options, {
      progress: (share) => send({ type: 'loading', share }),
      complain: (line) => {
        complaints.push(line);
        process.stderr.write(`${line}\n`);
      },
    });
    desk = new Desk(engine, send);
    send({ type: 'ready', contextTokens: engine.contextTokens });
  } catch (error) {
    const said = [reasonOf(error), ...complaints.slice(-COMPLAINTS)].join(' · ');
    send({ type: 'refused', reason: `${basename(options.modelPath)} cannot be run: ${said}` });
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
