import { createParser } from 'eventsource-parser';
import { companionEvent, type CompanionEvent } from '../../shared/protocol/events.ts';
import { encodeEvent } from '../../shared/protocol/sse.ts';
import { readEvents } from '../../web/companion-client/read-events.ts';
import type { BenchContext, Figure, Suite } from '../lib/suite.ts';
import { throughput } from '../lib/throughput.ts';

const EVENTS: Figure = { key: 'events', title: 'events', unit: '/s', better: 'more' };
const STREAM_LENGTH = 2000;

/** What a companion under no load says every few seconds. */
const STATUS = JSON.stringify({
  type: 'status',
  status: {
    version: '0.1.0',
    protocol: '1.0',
    startedAt: 1_767_355_200_000,
    uptimeSeconds: 86_400,
    memoryBytes: 70_000_000,
    openStreams: 1,
    platform: 'linux arm64',
    node: 'v20.19.0',
    cores: 4,
    machineMemoryBytes: 8_000_000_000,
    load: 0.25,
  },
} satisfies CompanionEvent);

/** Reading and writing the event stream, against the least that could do it. */
export const sseSuite: Suite = {
  name: 'sse',
  run: async ({ measure }: BenchContext) => {
    // A network hands over what fits a read; a model that streams hands over a word at a time.
    for (const chunkBytes of [16_384, 64]) await measure(readers(chunkBytes));
    await measure(encoders());
  },
};

function readers(chunkBytes: number) {
  const chunks = chunked(
    Array.from({ length: STREAM_LENGTH }, (_, id) => encodeEvent({ id, event: 'status', data: STATUS })).join(
      '',
    ),
    chunkBytes,
  );
  return {
    title: `reading ${STREAM_LENGTH} events in chunks of ${chunkBytes} bytes`,
    figures: [EVENTS],
    rounds: 7,
    warmUps: 2,
    candidates: [
      throughput('Nima: readEvents, checked by schema', 'events', () => countNima(streamOf(chunks))),
      throughput('eventsource-parser and JSON.parse', 'events', () => countParser(streamOf(chunks))),
      throughput('split at blank lines and JSON.parse', 'events', () => countSplit(streamOf(chunks))),
    ],
  };
}

function encoders() {
  const data = STATUS;
  const times = (encode: (id: number) => string) => () => {
    let bytes = 0;
    // Counting bytes makes one string of the parts, as sending would: until then V8 has only noted them down.
    for (let id = 0; id < STREAM_LENGTH; id += 1) bytes += Buffer.byteLength(encode(id));
    if (bytes === 0) throw new Error('Nothing was encoded.');
    return STREAM_LENGTH;
  };
  return {
    title: `writing events of ${data.length} bytes`,
    figures: [EVENTS],
    rounds: 7,
    warmUps: 2,
    candidates: [
      throughput(
        'Nima: encodeEvent',
        'events',
        times((id) => encodeEvent({ id, event: 'status', data })),
      ),
      throughput(
        'strings put together, unchecked',
        'events',
        times((id) => `id: ${id}\nevent: status\ndata: ${data}\n\n`),
      ),
    ],
  };
}

async function countNima(body: ReadableStream<Uint8Array>): Promise<number> {
  let count = 0;
  for await (const event of readEvents(body, companionEvent)) count += event.type === 'status' ? 1 : 0;
  return expectAll(count);
}

async function countParser(body: ReadableStream<Uint8Array>): Promise<number> {
  let count = 0;
  const parser = createParser({
    onEvent: ({ data }) => {
      count += (JSON.parse(data) as { type: string }).type === 'status' ? 1 : 0;
    },
  });
  await eachText(body, (text) => parser.feed(text));
  return expectAll(count);
}

/** What is often written by hand. It knows only "\n" and one line of data. */
async function countSplit(body: ReadableStream<Uint8Array>): Promise<number> {
  let count = 0;
  let rest = '';
  await eachText(body, (text) => {
    const blocks = (rest + text).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = block.slice(block.indexOf('data: ') + 'data: '.length);
      count += (JSON.parse(data) as { type: string }).type === 'status' ? 1 : 0;
    }
  });
  return expectAll(count);
}

async function eachText(body: ReadableStream<Uint8Array>, onText: (text: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onText(decoder.decode(value, { stream: true }));
  }
}

/** A reader that loses events would look fast. */
function expectAll(count: number): number {
  if (count !== STREAM_LENGTH)
    throw new Error(`Read ${count} of ${STREAM_LENGTH} events. The figure would mean nothing.`);
  return count;
}

function chunked(text: string, chunkBytes: number): Uint8Array[] {
  const bytes = new TextEncoder().encode(text);
  const count = Math.ceil(bytes.length / chunkBytes);
  return Array.from({ length: count }, (_, at) => bytes.subarray(at * chunkBytes, (at + 1) * chunkBytes));
}

function streamOf(chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  let next = 0;
  return new ReadableStream({
    pull: (controller) => {
      const chunk = chunks[next];
      next += 1;
      if (chunk) controller.enqueue(chunk);
      else controller.close();
    },
  });
}
