import { describe, expect, it } from 'vitest';
import { chatBody, jsonBody } from '../../../shared/schemas/index.ts';
import { askedBy, askedForJson } from './asked-by.ts';

describe('what a client asks', () => {
  it('may be a single message', () => {
    expect(askedBy(chatBody.parse({ message: 'Hello' }))).toMatchObject({
      question: { prompt: { messages: [{ role: 'user', content: 'Hello' }] }, urgency: 'chat' },
    });
  });

  it('may be a whole prompt, with every knob', () => {
    const prompt = {
      system: 'Be calm.',
      messages: [{ role: 'user', content: 'Hello' }],
      volatile: 'It rains.',
    };
    const knobs = { maxTokens: 5, temperature: 0, topP: 0.5, topK: 3, seed: 7, stop: ['.'] };
    const body = { ...prompt, ...knobs, deadlineMs: 900, conversation_id: 'kitchen', stream: false };
    expect(askedBy(chatBody.parse(body))).toEqual({
      question: { prompt, urgency: 'chat', ...knobs },
      deadlineMs: 900,
      label: 'kitchen',
    });
  });

  it('may be spelled as other servers spell it', () => {
    const body = chatBody.parse({ message: 'Hello', max_length: 5, top_p: 0.5, top_k: 3 });
    expect(askedBy(body).question).toMatchObject({ maxTokens: 5, topP: 0.5, topK: 3 });
  });

  it('waits behind conversations where it is JSON, unless it says otherwise', () => {
    const body = { message: 'Hello', schema: { type: 'object' } };
    expect(askedForJson(jsonBody.parse(body)).question).toMatchObject({
      urgency: 'background',
      schema: body.schema,
    });
    expect(askedForJson(jsonBody.parse({ ...body, urgency: 'chat' })).question.urgency).toBe('chat');
  });
});
