import { expect, it } from 'vitest';
import { readAnswer, type Piece } from './read-answer.ts';
import { Trouble } from './trouble.ts';

async function piecesOf(...chunks: readonly object[]): Promise<Piece[]> {
  const text = chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join('');
  const response = new Response(text, { headers: { 'content-type': 'text/event-stream' } });
  const pieces: Piece[] = [];
  const patience = { firstMs: 1000, nextMs: 1000 };
  for await (const piece of readAnswer(response, new Trouble('The server', undefined), patience)) {
    if (piece.type !== 'sign') pieces.push(piece);
  }
  return pieces;
}

const said = { choices: [{ delta: { content: 'Hi' }, finish_reason: 'stop' }] };
const THE_SAME = [
  { type: 'text', text: 'Hi' },
  { type: 'finish', reason: 'stop' },
] as const;

it.each([
  { prompt_progress: { total: -5, cache: 0, processed: 0 } },
  { prompt_progress: { total: 5, cache: 0, processed: -1 } },
  { prompt_progress: { total: 5, cache: 1e15, processed: 5 } },
])('progress that cannot be is passed over, and the answer stands: %j', async (lie) => {
  expect(await piecesOf(lie, said)).toEqual(THE_SAME);
});

it.each([-1, 0.5, Number.MAX_SAFE_INTEGER])('nor is an answer of %s tokens believed', async (count) => {
  const usage = { prompt_tokens: count, completion_tokens: count };
  expect(await piecesOf({ ...said, usage })).toEqual([...THE_SAME, { type: 'usage' }]);
});
