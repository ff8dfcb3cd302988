import {
  beginStream,
  sendEvent,
  wordEvent,
  type FakeModelServer,
  type Misbehaviour,
} from '../../companion/testing/fake-model-server.ts';

/** The next answers of a scripted model, one each. A prompt that is only to be read ahead is no question. */
export function answerInTurn(model: FakeModelServer, ...answers: Misbehaviour[]): void {
  const left = [...answers];
  const next: Misbehaviour = async (response, asked) => {
    const isReadAhead = asked.body['max_tokens'] === 0;
    const answer = isReadAhead ? sayAll('') : (left.shift() ?? sayAll(''));
    if (left.length > 0) model.misbehave(next);
    await answer(response, asked);
  };
  if (left.length > 0) model.misbehave(next);
}

/** A text at once. */
export function sayAll(text: string): Misbehaviour {
  return (response) => {
    beginStream(response);
    if (text !== '') sendEvent(response, wordEvent(text));
    sendEvent(response, wordEvent('', 'stop'));
    response.end('data: [DONE]\n\n');
  };
}

/** How often it was asked for words. */
export function questionsTo({ requests }: FakeModelServer): number {
  return requests.filter(({ path, body }) => path === '/v1/chat/completions' && body['max_tokens'] !== 0)
    .length;
}
