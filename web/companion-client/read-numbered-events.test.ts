import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { encodeComment, encodeEvent } from '../../shared/protocol/sse.ts';
import { readNumberedEvents, type Numbered } from './read-numbered-events.ts';

const said = z.object({ type: z.literal('said'), text: z.string() });
const event = { type: 'said', text: 'Grüße' };
const data = JSON.stringify(event);

async function readAll(wire: string): Promise<Numbered<z.infer<typeof said>>[]> {
  const all: Numbered<z.infer<typeof said>>[] = [];
  const { body } = new Response(wire);
  if (body) for await (const numbered of readNumberedEvents(body, said)) all.push(numbered);
  return all;
}

it('gives each event with its own number, and what is not known as seen', async () => {
  const wire = [
    encodeEvent({ id: 1, data }),
    encodeComment('still here'),
    encodeEvent({ id: 2, data: '{"type":"tea_ready"}' }),
    encodeEvent({ data }),
    encodeEvent({ id: 30, data }),
  ].join('');
  expect(await readAll(wire)).toEqual([
    { number: 1, event },
    { number: 2, event: undefined },
    { number: null, event },
    { number: 30, event },
  ]);
});

it.each(['', '-1', '1.5', '1e3', 'x', '99999999999'])('takes the id "%s" for none', async (id) => {
  expect(await readAll(encodeEvent({ id, data }))).toEqual([{ number: null, event }]);
});
