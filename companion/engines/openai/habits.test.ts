import { describe, expect, it } from 'vitest';
import { endOf, textOf } from '../../../shared/testing/model-contract.ts';
import { askMisbehaving, sendRaw, sendStatus } from '../../testing/ask-misbehaving.ts';
import { beginStream, sendEvent, wordEvent, type Misbehaviour } from '../../testing/fake-model-server.ts';

describe('a server with habits of its own', () => {
  const heard = async (instead: Misbehaviour) => {
    const { events, error } = await askMisbehaving(instead);
    return error === undefined ? [textOf(events), endOf(events).reason] : error;
  };

  it('is understood when it does not stream', async () => {
    const choice = { message: { content: 'All at once.' }, finish_reason: 'stop' };
    expect(await heard(sendStatus(200, { choices: [choice] }))).toEqual(['All at once.', 'stop']);
  });

  it('is understood when it ends without [DONE], or without a reason', async () => {
    const said = `data: ${JSON.stringify(wordEvent('Done.'))}\n\n`;
    expect(await heard(sendRaw(`${said}data: ${JSON.stringify(wordEvent('', 'length'))}\n\n`))).toEqual([
      'Done.',
      'length',
    ]);
    expect(await heard(sendRaw(`${said}data: ${JSON.stringify(wordEvent('', 'stop'))}`))).toEqual([
      'Done.',
      'stop',
    ]);
    expect(await heard(sendRaw(`${said}data: [DONE]\n\n`))).toEqual(['Done.', 'stop']);
  });

  it('is understood when it sends comments, nulls and letters in pieces', async () => {
    const word = Buffer.from(
      `: ping\n\ndata: ${JSON.stringify({ ...wordEvent('Grüße 🌿', 'stop'), usage: null, error: null })}\n\n`,
    );
    const inPieces: Misbehaviour = async (response) => {
      beginStream(response);
      for (const byte of word) {
        response.write(Buffer.of(byte));
        await new Promise((resolve) => setImmediate(resolve));
      }
      response.end();
    };
    expect(await heard(inPieces)).toEqual(['Grüße 🌿', 'stop']);
  });

  it('may think aloud, which is not shown', async () => {
    const thinking: Misbehaviour = (response) => {
      beginStream(response);
      sendEvent(response, { choices: [{ delta: { reasoning_content: 'Hm.' } }] });
      sendEvent(response, { choices: [{ delta: { reasoning: 'Well.' } }] });
      sendEvent(response, wordEvent('Yes.', 'stop'));
      response.end();
    };
    expect(await heard(thinking)).toEqual(['Yes.', 'stop']);
  });

  it('is believed in what it counted, the part it had read before included', async () => {
    const figures = async (last: object) => {
      const { events } = await askMisbehaving((response) => {
        beginStream(response);
        sendEvent(response, wordEvent('Yes.', 'stop'));
        sendEvent(response, { choices: [], ...last });
        response.end();
      });
      return endOf(events).figures;
    };
    const usage = { prompt_tokens: 50, completion_tokens: 9, prompt_tokens_details: { cached_tokens: 40 } };
    const counted = { promptTokens: 50, cachedTokens: 40, answerTokens: 9 };
    expect(await figures({ usage })).toMatchObject(counted);
    expect(await figures({ timings: { cache_n: 40, prompt_n: 10, predicted_n: 9 } })).toMatchObject(counted);
    expect(await figures({ usage: { prompt_tokens: 'many' } })).toMatchObject({
      promptTokens: 12,
      estimated: true,
    });
  });

  it('is stopped when it does not stop talking', async () => {
    const { error } = await askMisbehaving((response) => {
      beginStream(response);
      for (let count = 0; count < 12; count += 1) sendEvent(response, wordEvent('la '.repeat(30_000)));
    });
    expect(error).toMatchObject({
      code: 'model_failed',
      message: expect.stringMatching(/does not stop talking/),
    });
  });
});
