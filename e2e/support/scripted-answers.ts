import {
  beginStream,
  sendEvent,
  wordEvent,
  type FakeModelServer,
  type Misbehaviour,
} from '../../companion/testing/fake-model-server.ts';

/** The next answers of a scripted model, one each. A prompt that is only to be read ahead is no question. */
export function answerInTurn(model: FakeModelServer, ...answers: Misbehaviour[]): void {
  answerAndExtract(model, answers, []);
}

/** The same, with what it answers where it is held to a shape: what is done in the background takes no answer away. */
export function answerAndExtract(
  model: FakeModelServer,
  answers: readonly Misbehaviour[],
  shaped: readonly object[],
): void {
  const left = { answers: [...answers], shaped: [...shaped] };
  const isDone = () => left.answers.length === 0 && left.shaped.length === 0;
  const next: Misbehaviour = async (response, asked) => {
    const answer = answerTo(asked.body, left);
    if (!isDone()) model.misbehave(next);
    await answer(response, asked);
  };
  if (!isDone()) model.misbehave(next);
}

function answerTo(
  body: Readonly<Record<string, unknown>>,
  left: { readonly answers: Misbehaviour[]; readonly shaped: object[] },
): Misbehaviour {
  if (isReadAhead(body)) return sayAll('');
  if (isShaped(body)) return sayAll(JSON.stringify(left.shaped.shift() ?? {}));
  return left.answers.shift() ?? sayAll('');
}

const isReadAhead = (body: Readonly<Record<string, unknown>>): boolean => body['max_tokens'] === 0;
const isShaped = (body: Readonly<Record<string, unknown>>): boolean => body['response_format'] !== undefined;

/** A text at once. */
export function sayAll(text: string): Misbehaviour {
  return (response) => {
    beginStream(response);
    if (text !== '') sendEvent(response, wordEvent(text));
    sendEvent(response, wordEvent('', 'stop'));
    response.end('data: [DONE]\n\n');
  };
}

/** How often it was asked for words, and for what has a shape. */
export function questionsTo({ requests }: FakeModelServer): { answers: number; shaped: number } {
  const asked = requests.filter(({ path, body }) => path === '/v1/chat/completions' && !isReadAhead(body));
  const shaped = asked.filter(({ body }) => isShaped(body)).length;
  return { answers: asked.length - shaped, shaped };
}
